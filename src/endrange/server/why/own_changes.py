"""What the person changed: the weeks started over, other choices, other conditions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, pairwise
from operator import itemgetter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from endrange.catalogue import Catalogue
from endrange.server.first_visit.answers import CHOICE_STEPS, as_answers, present_conditions
from endrange.server.preferences.present_answers import choices_in_words, names_of_things
from endrange.server.store.models import Person, ProgrammeChoices, SafetyCheck
from endrange.server.story import day_in
from endrange.server.why.changes import Step
from endrange.server.why.entry import ChangeLink, Entry, RuleLink

NAMES = {
    "days": gettext_lazy("Days of the week"),
    "minutes": gettext_lazy("Minutes of a session"),
    "weeks": gettext_lazy("Number of weeks"),
    "equipment": gettext_lazy("Equipment"),
    "side": gettext_lazy("The worse side"),
}
"""What a plan is made from, by the question that asks for it."""
DECIDED = gettext_lazy("you changed this")
Dated = tuple[datetime, Entry]
"""When it was told, and what the page shows of it."""


@dataclass(frozen=True)
class OwnChanges:
    """Gathers what one person changed since the first visit. Rows that say the same are no change."""

    person: Person
    checks: tuple[SafetyCheck, ...]
    """The oldest first."""
    catalogue: Catalogue

    def entries(self) -> list[Entry]:
        """One for each row of choices that differs from the one before, and for each day of conditions.

        In the order in which they came.
        """
        rows = tuple(self.person.programme_choices.order_by("at", "pk"))
        found = [each for before, after in pairwise(rows) for each in self._choices(before, after)]
        found += self._conditions(rows[0]) if rows else ()
        return [entry for _at, entry in sorted(found, key=itemgetter(0))]

    def _choices(self, before: ProgrammeChoices, after: ProgrammeChoices) -> Iterator[Dated]:
        changed = self._changed(before, after)
        is_restart = after.start > before.start
        if not changed and not is_restart:
            return
        gained, lost = self._things(before, after)
        things = (
            *_named(_("Now at hand: %(names)s."), gained),
            *_named(_("No longer at hand: %(names)s."), lost),
        )
        entry = Entry(
            day=self._day(after),
            anchor=f"chosen-{after.pk}",
            title=" · ".join(str(NAMES[each]) for each in changed),
            reasons=things,
            rules=(),
            steps=self._steps(before, after, changed, is_alone=len(changed) == 1 and not is_restart),
            status=str(DECIDED),
            again=tuple(map(_choice_link, changed)),
        )
        yield after.at, _restarted(entry) if is_restart else entry

    def _changed(self, before: ProgrammeChoices, after: ProgrammeChoices) -> tuple[str, ...]:
        """The questions with another answer."""
        differs = {
            "days": set(before.weekdays) != set(after.weekdays),
            "minutes": before.minutes != after.minutes,
            "weeks": before.weeks != after.weeks,
            "equipment": any(self._things(before, after)),
            "side": before.worse_side != after.worse_side,
        }
        return tuple(step for step in CHOICE_STEPS if differs[step])

    def _things(self, before: ProgrammeChoices, after: ProgrammeChoices) -> tuple[list[str], list[str]]:
        """The names of things that came, and of those that went, as far as the catalogue has them."""
        had, has = set(before.equipment), set(after.equipment)
        names = names_of_things(self.catalogue).items()
        return (
            [name for id_, name in names if id_ in has - had],
            [name for id_, name in names if id_ in had - has],
        )

    def _steps(
        self, before: ProgrammeChoices, after: ProgrammeChoices, changed: Iterable[str], *, is_alone: bool
    ) -> tuple[Step, ...]:
        was, becomes = (choices_in_words(as_answers(each), self.catalogue) for each in (before, after))
        return tuple(
            Step(was[each], becomes[each], what="" if is_alone else str(NAMES[each]))
            for each in changed
            if each != "equipment"
        )

    def _conditions(self, first: ProgrammeChoices) -> Iterator[Dated]:
        """One for each day: how a hip was replaced is another question than that it was, and another row."""
        held: set[str] = set()
        for day, rows in groupby(self.checks, key=self._day):
            of_day = tuple(rows)
            begun = [row for row in of_day if row.at <= first.at]
            held = set(present_conditions(begun[-1])) if begun else held
            told = set(present_conditions(of_day[-1]))
            if told != held:
                came, went = told - held, held - told
                yield of_day[-1].at, self._conditions_of(day, of_day[-1], came=came, went=went)
            held = told

    def _conditions_of(self, day: date, check: SafetyCheck, *, came: set[str], went: set[str]) -> Entry:
        known = self.catalogue.conditions.values()
        new, gone = ([each for each in known if each.id in ids] for ids in (came, went))
        return Entry(
            day=day,
            anchor=f"conditions-{check.pk}",
            title=_("What you have or have had"),
            reasons=(
                *_named(_("New: %(names)s."), [_(each.name) for each in new]),
                *_named(_("No longer: %(names)s."), [_(each.name) for each in gone]),
                _("Exercises can change with it: left out or done differently, each with its why."),
            ),
            rules=tuple(
                RuleLink(_(each.name), each.version, f"/why/signs/#condition-{each.id}")
                for each in (*new, *gone)
            ),
            status=str(DECIDED),
            again=(_conditions_link({each.theme for each in (*new, *gone)}),),
        )

    def _day(self, row: ProgrammeChoices | SafetyCheck) -> date:
        return day_in(self.person.zone, row.at)


def _restarted(entry: Entry) -> Entry:
    """The entry of a row that starts the weeks over, whatever else it changes."""
    return replace(
        entry,
        title=_("You started the weeks over"),
        reasons=(
            _("Week 1 began on this day. Phase, doses, loads and harder variants start anew."),
            _("What rests or is eased because of pain stays so; a review's hold and stops stay, too."),
            *entry.reasons,
        ),
        again=(ChangeLink(_("Change the plan"), f"{reverse('plan')}#change"), *entry.again),
    )


def _named(sentence: str, names: list[str]) -> Iterator[str]:
    """The sentence with the names in it; nothing where there is none."""
    if names:
        yield sentence % {"names": "; ".join(names)}


def _choice_link(step: str) -> ChangeLink:
    return ChangeLink(_change(str(NAMES[step])), f"{reverse('change-answer', args=[step])}?back=why")


def _conditions_link(themes: set[str]) -> ChangeLink:
    """The question itself where it is one, else all of them in Settings."""
    words = _change(_("What you have or have had"))
    if len(themes) > 1:
        return ChangeLink(words, f"{reverse('settings')}#training")
    return ChangeLink(words, f"{reverse('change-answer', args=[*themes])}?back=why")


def _change(what: str) -> str:
    return _("Change: %(what)s") % {"what": what}
