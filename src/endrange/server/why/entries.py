"""Everything that changed the plan or stopped it, newest first: the rules, the person, and who looked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue
from endrange.programme.adaptation import Adjustment, Course, Review, Standing, rule_of
from endrange.programme.adaptation.changing import moves_up, taken_back
from endrange.screening import IncompleteCheckError, judge_before_session
from endrange.server.before.forms import read_answers
from endrange.server.citations import Citation, citations
from endrange.server.safety import Safety
from endrange.server.store.models import Person, SafetyCheck, SessionCheck
from endrange.server.story import day_in
from endrange.server.why.changes import Words, is_beginning
from endrange.server.why.entry import Entry, RuleLink
from endrange.server.why.mistakes import told_for
from endrange.server.why.own_changes import OwnChanges

VERDICTS = {
    "better": gettext_lazy("better"),
    "slightly": gettext_lazy("a little better"),
    "same": gettext_lazy("no real change"),
    "worse": gettext_lazy("worse"),
    "unknown": gettext_lazy("too little to say"),
}
STATUSES = {
    "offered": pgettext_lazy("an offer", "open"),
    "promised": gettext_lazy("you said yes: it waits"),
    "undone": gettext_lazy("you took it back"),
    "declined": gettext_lazy("not now"),
    "over": gettext_lazy("over"),
}
REVIEW = "review"


@dataclass(frozen=True)
class Entries:
    """Gathers the entries of one person."""

    person: Person
    course: Course
    safety: Safety
    words: Words

    def newest_first(self) -> list[Entry]:
        """All of them; of one day in the order they came, turned round."""
        own = OwnChanges(self.person, self.safety.checks, self._catalogue)
        found = [
            *self._adjustments(),
            *self._reviews(),
            *self._found(),
            *self._days_off(),
            *self._looks(),
            *own.entries(),
        ]
        return sorted(found, key=lambda entry: entry.day)[::-1]

    def offers(self) -> list[Entry]:
        """What waits for a yes or a not now."""
        open_ = (each for each in self.course.adjustments if each.status == "offered")
        return [self.adjustment(each) for each in open_]

    def adjustment(self, adjustment: Adjustment) -> Entry:
        """One change."""
        is_stop = adjustment.change.kind == "stop"
        stands = is_stop and any(stop.id == adjustment.id for stop in self.course.stops)
        status = str(STATUSES.get(adjustment.status, ""))
        if is_stop:
            status = "" if stands else _("somebody has looked")
        return Entry(
            day=adjustment.day,
            anchor=anchor_of(adjustment.id),
            title=self.words.title(adjustment),
            reasons=(adjustment.reason.translated(gettext),),
            rules=(_rule(adjustment.rule.id, adjustment.rule.version),),
            citations=self._cited(adjustment.sources),
            steps=tuple(self.words.steps(adjustment)),
            status=status,
            stands=stands,
            is_referral=any(each.id == adjustment.id for each in self.course.referrals),
            decisions=decisions_for(adjustment, self.course.standing, self._catalogue),
            since=adjustment.accepted,
            is_offered=adjustment.status == "offered",
            is_beginning=is_beginning(adjustment),
            id=adjustment.id,
            told=told_for(adjustment, self.course),
        )

    @property
    def _catalogue(self) -> Catalogue:
        return self.words.catalogue

    def _cited(self, ids: Iterable[str]) -> tuple[Citation, ...]:
        return citations(ids, self._catalogue)

    def _adjustments(self) -> Iterator[Entry]:
        reviewed = {review.day for review in self.course.reviews}
        for each in self.course.adjustments:
            says_it_again = each.rule.id == REVIEW and each.change.kind == "advise" and each.day in reviewed
            if not says_it_again:
                entry = self.adjustment(each)
                yield replace(entry, decisions=()) if entry.is_offered else entry

    def _reviews(self) -> Iterator[Entry]:
        sent = {each.day for each in self.course.referrals if each.rule.id == REVIEW}
        for review in self.course.reviews:
            yield Entry(
                day=review.day,
                anchor=f"review-{review.day.isoformat()}",
                title=_review_title(review),
                reasons=(review.reason.translated(gettext),),
                rules=(_rule(REVIEW, rule_of(REVIEW).version),),
                citations=self._cited(rule_of(REVIEW).sources),
                is_referral=review.day in sent,
            )

    def _found(self) -> Iterator[Entry]:
        """Checks with a yes, and danger signs of sessions."""
        standing = self.safety.lock.about if self.safety.lock else frozenset()
        for check in self.safety.checks:
            day = self._day(check.answered_at)
            if check.is_taken_back:
                continue
            if check.tier == SafetyCheck.UNANSWERED:
                yield self._danger_sign(check, day)
            elif check.found_in_it:
                signs = [self._catalogue.signs[id_] for id_ in check.findings if id_ in self._catalogue.signs]
                yield Entry(
                    day=day,
                    anchor=f"check-{check.pk}",
                    title=_("A sign that needs somebody to look"),
                    reasons=tuple(_("You said yes to: “%(sign)s”") % {"sign": _(sign.ask)} for sign in signs),
                    rules=tuple(
                        RuleLink(_("why we ask"), sign.version, f"/why/signs/#{sign.id}") for sign in signs
                    ),
                    citations=self._cited(dict.fromkeys(id_ for sign in signs for id_ in sign.sources)),
                    stands=bool(standing & set(check.findings)),
                )

    def _danger_sign(self, check: SafetyCheck, day: date) -> Entry:
        return Entry(
            day=day,
            anchor=f"check-{check.pk}",
            title=_("A danger sign in a session"),
            reasons=(_("In a session you said that a danger sign was true."),),
            rules=(RuleLink(_("A danger sign in a session"), None, "/why/pain/red-flag/"),),
            citations=self._cited(["judgement"]),
            stands=self.safety.lock is not None and check == self.safety.checks[-1],
        )

    def _days_off(self) -> Iterator[Entry]:
        """Days on which the questions before a session said no."""
        for check in self.person.session_checks.filter(verdict=SessionCheck.NO_SESSION).order_by("at", "pk"):
            try:
                verdict = judge_before_session(read_answers(check.answers), catalogue=self._catalogue)
            except (IncompleteCheckError, KeyError):  # the questions have changed since
                continue
            yield Entry(
                day=self._day(check.at),
                anchor=f"before-{check.pk}",
                title=_("No session that day"),
                reasons=tuple(_(reason.text) for reason in verdict.reasons),
                rules=tuple(
                    RuleLink(
                        _("the question before a session"),
                        reason.version,
                        f"/why/signs/#{reason.rule.replace('.', '-')}",
                    )
                    for reason in verdict.reasons
                ),
                citations=self._cited(dict.fromkeys(id_ for each in verdict.reasons for id_ in each.sources)),
            )

    def _looks(self) -> Iterator[Entry]:
        for look in self.person.seen_by.order_by("at", "pk"):
            said = (look.note,) if look.note else ()
            yield Entry(
                day=self._day(look.at),
                anchor=f"look-{look.pk}",
                title=_("Somebody has looked at it: %(who)s") % {"who": look.who},
                reasons=said,
                rules=(),
            )

    def _day(self, at: datetime) -> date:
        return day_in(self.person.zone, at)


def decisions_for(adjustment: Adjustment, now: Standing, catalogue: Catalogue) -> tuple[str, ...]:
    """What may be said to a change: nothing to a stop, nor where nothing of it is left to take back."""
    before, after = adjustment.before, adjustment.after
    if not adjustment.may_be_undone or before is None or after is None:
        return ()
    if adjustment.status == "offered":
        return ("accept", "not-now")
    if adjustment.status == "promised":
        return ("not-now",)
    if taken_back(now, before, after, catalogue) == now:
        return ()
    is_up = moves_up(adjustment.change, before.phase)
    return ("undo", "not-now") if is_up else ("undo",)


def anchor_of(id_: str) -> str:
    """The id as a place on the page."""
    return id_.replace(":", "-")


def _rule(id_: str, version: int) -> RuleLink:
    return RuleLink(_(rule_of(id_).title), version, f"/why/rules/{id_}/")


def _review_title(review: Review) -> str:
    return _("Review of week %(week)d: %(verdict)s") % {
        "week": review.week,
        "verdict": VERDICTS[review.verdict],
    }
