"""Is the person cleared: from the rows of the safety check to what stands in the way and what is asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.utils.translation import gettext_noop as _

from endrange.catalogue import Catalogue
from endrange.catalogue.conditions import Condition
from endrange.catalogue.signs import TIERS, Tier
from endrange.programme.adaptation import Course
from endrange.screening import (
    UNSUPERVISED_UNDER_16,
    Clearance,
    Finding,
    Happening,
    LookedAt,
    NotClearedError,
    Objections,
    Outcome,
    PastCheck,
    Reason,
    Recheck,
    Stop,
    UnknownConditionError,
    answered_by,
    assess,
    clear,
    found_before,
    held_conditions,
    recheck,
    words_needed,
)
from endrange.server.circumstances import (
    Circumstances,
    LastWord,
    known_from,
    last_words,
    latest_asked,
    told_in,
)
from endrange.server.first_visit.check_so_far import CheckSoFar, check_so_far
from endrange.server.first_visit.screens import SafetyScreen, in_turn, screens
from endrange.server.happenings import felt_since, last_operation, told_ever
from endrange.server.store.models import AnswersDraft, Person, SafetyCheck
from endrange.server.story import course_of, day_in, looked_at

DANGER_SIGN = "danger-sign-in-session"


@dataclass(frozen=True)
class Lock:
    """What was found, and nobody has looked at yet. No session until then."""

    findings: tuple[Finding, ...]
    stops: tuple[Stop, ...]
    conditions: tuple[Condition, ...]

    @property
    def tier(self) -> Tier | None:
        """The most urgent; None where only a surgeon's or physiotherapist's word is missing."""
        tiers = [finding.tier for finding in self.findings] + [stop.tier for stop in self.stops]
        return min(tiers, key=TIERS.index, default=None)

    @property
    def about(self) -> frozenset[str]:
        """The ids that somebody has to have looked at."""
        return frozenset(
            [finding.sign.id for finding in self.findings]
            + [stop.id for stop in self.stops]
            + [condition.id for condition in self.conditions]
        )

    @property
    def is_too_young(self) -> bool:
        """Tell whether it is the age: then nobody's look opens it."""
        return any(condition.id == UNSUPERVISED_UNDER_16 for condition in self.conditions)


@dataclass(frozen=True)
class Safety:
    """Everything about one person's safety check, as it is now."""

    person: Person
    catalogue: Catalogue
    checks: tuple[SafetyCheck, ...]
    """Oldest first; also those that were taken back."""
    looks: tuple[LookedAt, ...]
    so_far: CheckSoFar
    """The check that is being asked right now."""
    day: date
    """The person's own today."""

    @cached_property
    def draft(self) -> Mapping[str, bool]:
        """What the check that is being asked says so far: answers given, and those that follow."""
        signs = (sign for screen in self.due_of_anybody for sign in screen.signs)
        return {**answered_by(self.circumstances.standing, signs), **self.given}

    @cached_property
    def given(self) -> Mapping[str, bool]:
        """Of the given answers those that count: a no from before a happening says nothing about it."""
        return {sign: yes for sign, yes in self.so_far.signs.items() if yes or not self._is_stale}

    @cached_property
    def circumstances(self) -> Circumstances:
        """What decides which signs are asked of the person."""
        latest = latest_asked(self.checks)
        since = latest or next(iter(self.checks), None)
        found = [sign for sign, word in self._last_words.items() if word.yes]
        return Circumstances(
            draft=self.so_far.circumstances,
            is_stale=self._is_stale,
            last=told_in(latest) if latest else None,
            known=known_from(
                self.catalogue,
                happenings=self._told_since(since.answered_at) if since else (),
                conditions=self._held or (),
                found=[*found, *(sign for sign, yes in self.given.items() if yes)],
            ),
        )

    @cached_property
    def answers(self) -> dict[str, bool]:
        """The latest answer to each sign that still is one: one that was overtaken is asked itself."""
        return {sign: word.yes for sign, word in self._last_words.items() if sign not in self._overtaken}

    @property
    def is_overtaken(self) -> bool:
        """Tell whether signs are asked because something was told that they need."""
        return bool(self._overtaken)

    @cached_property
    def _last_words(self) -> Mapping[str, LastWord]:
        return last_words(self.checks)

    @cached_property
    def _overtaken(self) -> frozenset[str]:
        return self.circumstances.overtaken(self._last_words, self.catalogue.signs)

    @cached_property
    def _is_stale(self) -> bool:
        moments = [happening.at for happening in self._happenings]
        moments += [check.answered_at for check in self.checks[-1:]]
        return self.so_far.at is not None and any(self.so_far.at < at for at in moments)

    @cached_property
    def lock(self) -> Lock | None:
        """What was found and not looked at; None if there is nothing."""
        objections = self._objections
        findings = tuple(each for each in objections.findings if not self._is_looked_at(each))
        shown = {finding.sign.id for finding in findings}
        stops = tuple(stop for stop in objections.stops if stop.id not in shown)
        found = Lock(findings, stops, objections.conditions)
        return found if found.about else None

    @cached_property
    def due(self) -> tuple[SafetyScreen, ...]:
        """The screens to be asked before anything is planned."""
        return in_turn(self.due_of_anybody, self.circumstances.standing, self.catalogue)

    @cached_property
    def due_of_anybody(self) -> tuple[SafetyScreen, ...]:
        """The same with all their signs, whether the person can have them or not."""
        every = screens(self.catalogue)
        if not self.answers or self._says_emergency or self._goes_beyond(self._screens_due):
            return every
        return self._screens_due

    @cached_property
    def is_open(self) -> bool:
        """Tell whether signs have to be asked now, or one has a yes while they are being asked."""
        return bool(not self.answers or self._says_emergency or self._screens_due) or any(self.draft.values())

    @cached_property
    def asks_conditions(self) -> bool:
        """Tell whether what the person has or has had is to be asked again."""
        if self._held is None:
            return True
        latest = self.checks[-1] if self.checks else None
        return (
            latest is not None and bool(self.answers) and self._recheck(latest.conditions_at).asks_conditions
        )

    @cached_property
    def course(self) -> Course:
        """Where the person stands on the day."""
        return course_of(self.person, self.catalogue, day=self.day)

    @property
    def may_go_on(self) -> bool:
        """Tell whether a session that was begun may go on: nothing was found, here or on another page."""
        return self.lock is None and bool(self.answers) and not any(self.draft.values())

    @property
    def is_stopped(self) -> bool:
        """Tell whether the lock comes first. Signs that are due come before a word that is waited for."""
        return self.lock is not None and (self.lock.tier is not None or not self.is_open)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why signs are asked again."""
        return self._asked_again.reasons

    @property
    def clearance(self) -> Clearance | None:
        """What planning accepts; None while anything stands, is open or was never asked."""
        if not self.checks or self.lock is not None or self.is_open or self.asks_conditions:
            return None
        latest = self._latest
        said = {sign: yes and sign in latest.answers for sign, yes in self.answers.items()}
        known = {sign: yes for sign, yes in said.items() if sign in self.catalogue.signs}
        signs = [sign for sign in self.catalogue.signs.values() if sign.short]
        try:
            outcome = assess(known, signs=signs, on=self._day(latest.answered_at))
            return clear(outcome, self._held or (), looked_at=self._looks_that_count, stops=self.stops)
        except NotClearedError:
            return None

    def with_look(self, look: LookedAt) -> "Safety":
        """The same with one more look; for asking whether it would count."""
        return replace(self, looks=(*self.looks, look))

    @property
    def _latest(self) -> SafetyCheck:
        """The latest check in which signs were answered."""
        return next(check for check in reversed(self.checks) if check.answers)

    @cached_property
    def _outcome(self) -> Outcome:
        """What the latest check came to, as far as it was answered."""
        if not self.answers:
            return Outcome((), None)
        latest = self._latest
        signs = [sign for sign in self.catalogue.signs.values() if sign.id in latest.answers]
        given = {sign.id: bool(latest.answers[sign.id]) for sign in signs}
        return assess(given, signs=signs, on=self._day(latest.answered_at)) if signs else Outcome((), None)

    @cached_property
    def _objections(self) -> Objections:
        try:
            clear(self._outcome, self._held or (), looked_at=self._looks_that_count, stops=self.stops)
        except NotClearedError as refusal:
            return refusal.objections
        return Objections()

    @cached_property
    def _looks_that_count(self) -> tuple[LookedAt, ...]:
        """All of them, but that a yes to one operation is none to another that was told of since."""
        told = last_operation(self.person) if words_needed(self._held or ()) else None
        if told is None:
            return self.looks
        conditions = frozenset(self.catalogue.conditions)
        return tuple(
            look if look.at > told else replace(look, about=look.about - conditions) for look in self.looks
        )

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """Every sign ever found, danger signs of sessions, and what the rules of the programme raised."""
        standing = [check for check in self.checks if not check.is_taken_back]
        past = [PastCheck(check.answers, self._day(check.answered_at)) for check in standing]
        found = found_before(past, signs=self.catalogue.signs)
        raised = self.course.stops
        return (*found, *self._danger_signs(standing), *raised)

    def _danger_signs(self, checks: Iterable[SafetyCheck]) -> Iterator[Stop]:
        told = [self._day(check.answered_at) for check in checks if check.tier == SafetyCheck.UNANSWERED]
        if told:
            yield Stop(
                id=DANGER_SIGN,
                tier="emergency",  # which of them it was is not kept, and all but one are emergencies
                since=max(told),
                say=_("In a session you said that a danger sign was true."),
                do=_(
                    "Call your emergency number now, or have someone take you to an emergency department. "
                    "Only a swollen leg, a foot that drags or a pop at the sitting bone: a doctor or an "
                    "urgent care centre today. A sign of the pregnancy: your midwife or maternity unit now."
                ),
                rule=f"{DANGER_SIGN}@2",
                source="judgement",
            )

    @cached_property
    def _held(self) -> tuple[Condition, ...] | None:
        """The conditions that hold; None for one that no version knew."""
        ids = self.checks[-1].conditions if self.checks else []
        try:
            return held_conditions(ids, self.catalogue.conditions)
        except UnknownConditionError:
            return None

    @property
    def _says_emergency(self) -> bool:
        """Tell whether the last word to an emergency sign is yes: only a new check can change that."""
        signs = self.catalogue.signs
        return any(
            yes and sign in signs and signs[sign].tier == "emergency" for sign, yes in self.answers.items()
        )

    @cached_property
    def _asked_again(self) -> Recheck:
        return self._recheck(self.checks[-1].answered_at) if self.checks else Recheck()

    @cached_property
    def _happenings(self) -> tuple[Happening, ...]:
        """Everything since the signs or what applies were asked last."""
        if not self.checks:
            return ()
        latest = self.checks[-1]
        since = latest.answered_at
        told = self._told_since(min(since, latest.conditions_at))
        return (*told, *felt_since(self.person, since, self.course))

    def _told_since(self, since: datetime) -> Iterator[Happening]:
        return (happening for happening in self._told if happening.at > since)

    @cached_property
    def _told(self) -> tuple[Happening, ...]:
        return told_ever(self.person, self.checks)

    def _recheck(self, last: datetime) -> Recheck:
        return recheck(last, self._happenings, catalogue=self.catalogue)

    @cached_property
    def _screens_due(self) -> tuple[SafetyScreen, ...]:
        again = self._asked_again.screens
        return tuple(
            screen
            for screen in screens(self.catalogue)
            if screen.id in again or not screen.is_answered(self.answers)
        )

    def _goes_beyond(self, due: Iterable[SafetyScreen]) -> bool:
        """Tell whether the check that is being asked is about more than what is due: then it is about all."""
        asked = {sign.id for screen in due for sign in screen.signs}
        return not set(self.given) <= asked or not asked

    def _is_looked_at(self, finding: Finding) -> bool:
        """Tell whether somebody has looked at an emergency since; the signs are asked anew then."""
        on = self._outcome.on
        return on is not None and any(finding.sign.id in look.about and look.on >= on for look in self.looks)

    def _day(self, at: datetime) -> date:
        return day_in(self.person.zone, at)


def safety_of(person: Person, catalogue: Catalogue, *, day: date | None = None) -> Safety:
    """Read everything about the person's safety check, as it is today or on the day where the rows end."""
    draft = AnswersDraft.objects.filter(person=person).first()
    return Safety(
        person=person,
        catalogue=catalogue,
        checks=tuple(person.safety_checks.order_by("at", "pk")),
        looks=looked_at(person),
        so_far=check_so_far(draft.answers) if draft else CheckSoFar(),
        day=day or person.today(),
    )
