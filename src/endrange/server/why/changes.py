"""A change of the plan in words: what it is about, how it was, and how it is after it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from endrange.catalogue import Catalogue, Exercise
from endrange.catalogue.dose import HoldDose, RepetitionDose
from endrange.catalogue.exercise import Phase
from endrange.programme import Choices
from endrange.programme.adaptation import MOST_DOSE_STEPS, Adjustment, ExerciseStanding, Standing
from endrange.programme.adaptation.rules.phases import CALM_START
from endrange.programme.ladder import dose_range_of
from endrange.programme.means import Means
from endrange.programme.selection import WITHOUT_AN_EASIER_ONE
from endrange.programme.variants import Ways
from endrange.screening import Clearance, Restrictions
from endrange.server.wording import dose_in_words

PHASES = {
    "calm": gettext_lazy("Calm"),
    "restore": gettext_lazy("Restore"),
    "strengthen": gettext_lazy("Strengthen"),
    "keep": gettext_lazy("Keep"),
}
OF_EXERCISE = {
    "dose-up": gettext_lazy("%(name)s: a larger dose"),
    "dose-down": gettext_lazy("%(name)s: a smaller dose"),
    "repeat-dose": gettext_lazy("%(name)s: the same dose again"),
    "variant-up": gettext_lazy("%(name)s: a harder way of doing it"),
    "variant-down": gettext_lazy("%(name)s: an easier way of doing it"),
    "load-up": gettext_lazy("%(name)s: a heavier load"),
    "load-down": gettext_lazy("%(name)s: a lighter load"),
    "range-down": gettext_lazy("%(name)s: less far"),
    "range-up": gettext_lazy("%(name)s: the whole range again"),
    "pressure-down": gettext_lazy("%(name)s: less weight on it"),
    "pressure-up": gettext_lazy("%(name)s: all of your weight again"),
    "leave-out": gettext_lazy("%(name)s rests"),
    "bring-back": gettext_lazy("%(name)s comes back"),
    "extra-set": gettext_lazy("%(name)s: one more set on one side"),
    "even-again": gettext_lazy("%(name)s: the same on both sides again"),
    "advise": gettext_lazy("%(name)s: a piece of advice"),
    "stop": gettext_lazy("The plan stops"),
}
OF_THE_SAME_VARIANT = {
    "variant-up": gettext_lazy("%(name)s: all of it again"),
    "variant-down": gettext_lazy("%(name)s: less of it"),
}
OF_ALL = {
    "dose-up": gettext_lazy("A little more of everything"),
    "dose-down": gettext_lazy("Less of everything for a while"),
    "repeat-dose": gettext_lazy("The same doses again"),
    "ease-in": gettext_lazy("Easing in after a pause"),
    "back-to-full": gettext_lazy("Full doses again"),
    "start-over": gettext_lazy("A new beginning after a long pause"),
    "more-days": gettext_lazy("One session a week more"),
    "fewer-days": gettext_lazy("One session a week fewer"),
    "advise": gettext_lazy("A piece of advice"),
    "stop": gettext_lazy("The plan stops"),
}


@dataclass(frozen=True)
class Step:
    """What was one way before a change and is another after it."""

    was: str
    becomes: str
    what: str = ""
    """What it is about, where the entry is about several things."""


@dataclass(frozen=True)
class Words:
    """Says changes in words; it knows what is at hand, so that a variant has the name that it will have."""

    catalogue: Catalogue
    means: Means = field(default_factory=Means)
    """What this person may and can use; everything while that is unknown."""

    def name(self, exercise: str) -> str:
        """The exercise's name; its id where the catalogue no longer has it."""
        known = self.catalogue.exercises.get(exercise)
        return _(known.name) if known else exercise.replace("-", " ")

    def title(self, adjustment: Adjustment) -> str:
        """What the change is about."""
        change = adjustment.change
        if is_beginning(adjustment):
            return _("The programme begins calm")
        if change.kind == "phase" and change.phase:
            return _("The phase: %(phase)s") % {"phase": PHASES[change.phase]}
        if change.exercise is None:
            return str(OF_ALL.get(change.kind, change.kind))
        said = OF_THE_SAME_VARIANT if self._is_same_variant(adjustment) else OF_EXERCISE
        return str(said.get(change.kind, change.kind)) % {"name": self.name(change.exercise)}

    def steps(self, adjustment: Adjustment) -> list[Step]:
        """What it was and what it is, for everything that the change moved."""
        was, becomes, exercise = adjustment.before, adjustment.after, adjustment.change.exercise
        if was is None or becomes is None:
            return []
        if exercise is None:
            return [] if is_beginning(adjustment) else list(_of_plan(was, becomes))
        known = self.catalogue.exercises.get(exercise)
        if known is None:
            return []
        return list(self._of_exercise(known, was.of(exercise), becomes.of(exercise), becomes.phase))

    def variant(self, exercise: Exercise, step: int) -> str:
        """The way of doing it at that step; less of the same one where the person has no easier one."""
        ways = self._ways(exercise)
        if step < 0 and not ways.is_milder(step):
            share = round(100 * WITHOUT_AN_EASIER_ONE)
            return _("%(share)d %% of the dose, as you have no easier variant") % {"share": share}
        return _(ways.at(step).name)

    def _ways(self, exercise: Exercise) -> Ways:
        """How this person does it; as anybody does it, where they do not do it now."""
        return self.means.ways(self.catalogue, exercise.id, "restore") or Ways(exercise, exercise.variants)

    def _is_same_variant(self, adjustment: Adjustment) -> bool:
        """Tell whether a step of the variant is only less, or all, of the same one for this person."""
        was, becomes, change = adjustment.before, adjustment.after, adjustment.change
        known = self.catalogue.exercises.get(change.exercise or "")
        if known is None or was is None or becomes is None or change.kind not in OF_THE_SAME_VARIANT:
            return False
        ways = self._ways(known)
        before, after = (ways.at(each.of(known.id).variant_step) for each in (was, becomes))
        return before.id == after.id

    def dose(self, exercise: Exercise, step: int, phase: Phase) -> str:
        """The step between the smallest and the largest dose, with both in words."""
        said = dose_step_in_words(step)
        try:
            dose = dose_range_of(exercise, exercise.variants[0], phase)
        except KeyError:
            return said
        is_range = isinstance(dose, HoldDose | RepetitionDose)
        return f"{said} ({dose_in_words(dose)})" if is_range else said

    def _of_exercise(
        self, exercise: Exercise, was: ExerciseStanding, becomes: ExerciseStanding, phase: Phase
    ) -> Iterator[Step]:
        if was.variant_step != becomes.variant_step:
            before, after = (self.variant(exercise, each.variant_step) for each in (was, becomes))
            if before != after:
                yield Step(before, after)
        if was.dose_step != becomes.dose_step:
            yield Step(dose_step_in_words(was.dose_step), self.dose(exercise, becomes.dose_step, phase))
        if was.load_step != becomes.load_step:
            yield Step(load_in_words(exercise, was.load_step), load_in_words(exercise, becomes.load_step))
        if was.range_share != becomes.range_share:
            yield Step(range_in_words(was.range_share), range_in_words(becomes.range_share))
        if was.pressure_share != becomes.pressure_share:
            yield Step(pressure_in_words(was.pressure_share), pressure_in_words(becomes.pressure_share))
        if was.extra_side != becomes.extra_side:
            yield Step(sides_in_words(was.extra_side), sides_in_words(becomes.extra_side))
        if (was.out_from, was.out_until) != (becomes.out_from, becomes.out_until):
            yield Step(place_in_words(was), place_in_words(becomes))


def words_for(catalogue: Catalogue, *, clearance: Clearance | None, choices: Choices | None) -> Words:
    """Return the words for a person who may and can do some variants only; all of them while unknown."""
    restrictions = clearance.restrictions if clearance is not None else Restrictions()
    return Words(catalogue, Means(restrictions, choices.equipment if choices is not None else None))


def is_beginning(adjustment: Adjustment) -> bool:
    """Tell whether the change says with which phase the programme begins: there was no other before it."""
    return adjustment.rule.id == CALM_START.id


def _of_plan(was: Standing, becomes: Standing) -> Iterator[Step]:
    if was.phase != becomes.phase:
        yield Step(str(PHASES[was.phase]), str(PHASES[becomes.phase]))
    if was.progress != becomes.progress and was.phase == becomes.phase:
        yield Step(growth_in_words(was.progress), growth_in_words(becomes.progress))
    if (was.dose_factor, was.dose_factor_until) != (becomes.dose_factor, becomes.dose_factor_until):
        yield Step(doses_in_words(was), doses_in_words(becomes))
    if was.extra_days != becomes.extra_days:
        yield Step(sessions_in_words(was.extra_days), sessions_in_words(becomes.extra_days))


def growth_in_words(progress: float) -> str:
    """Return how far the doses have grown."""
    share = round(100 * progress)
    if share <= 0:
        return _("the smallest doses")
    if share >= 100:
        return _("the largest doses")
    return _("doses %(share)d %% of the way up to the largest") % {"share": share}


def dose_step_in_words(step: int) -> str:
    """Return how far the dose of one exercise has grown."""
    if step <= 0:
        return _("the smallest dose")
    if step >= MOST_DOSE_STEPS:
        return _("the largest dose")
    return _("%(step)d of %(all)d steps up to the largest dose") % {"step": step, "all": MOST_DOSE_STEPS}


def doses_in_words(standing: Standing) -> str:
    """Return what is left of all doses, and until when."""
    if standing.dose_factor >= 1:
        return _("full doses")
    said = _("doses at %(share)d %%") % {"share": round(100 * standing.dose_factor)}
    if standing.dose_factor_until is None:
        return said
    return _("%(doses)s until %(day)s") % {
        "doses": said,
        "day": date_format(standing.dose_factor_until, "j F"),
    }


def sessions_in_words(extra: int) -> str:
    """Return how many sessions a week there are beside the chosen ones."""
    if extra == 0:
        return _("as many sessions a week as you chose")
    if extra > 0:
        said = ngettext(
            "%(count)d session a week more than you chose",
            "%(count)d sessions a week more than you chose",
            extra,
        )
    else:
        said = ngettext(
            "%(count)d session a week fewer than you chose",
            "%(count)d sessions a week fewer than you chose",
            -extra,
        )
    return said % {"count": abs(extra)}


def load_in_words(exercise: Exercise, step: int) -> str:
    """Return the load at that step."""
    if step < len(exercise.loads):
        return _(exercise.loads[step].name)
    return _("load: step %(step)d") % {"step": step}


def range_in_words(share: float) -> str:
    """Return how far the movement goes."""
    if share >= 1:
        return _("the whole comfortable range")
    return _("%(share)d %% of the comfortable range") % {"share": round(100 * share)}


def pressure_in_words(share: float) -> str:
    """Return how much of the person's weight goes on a roller or ball."""
    if share >= 1:
        return _("all of your weight")
    return _("%(share)d %% of your weight") % {"share": round(100 * share)}


def sides_in_words(extra: str | None) -> str:
    """Return which side gets more."""
    said = {
        "left": _("one more set on the left"),
        "right": _("one more set on the right"),
    }
    return said.get(extra or "", _("the same on both sides"))


def place_in_words(level: ExerciseStanding) -> str:
    """Return whether the exercise is in the plan."""
    if level.out_from is None:
        return _("in the plan")
    if level.out_until is None:
        return _("left out until a rule brings it back")
    return _("left out until %(day)s") % {"day": date_format(level.out_until, "j F")}
