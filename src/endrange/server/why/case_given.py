"""What a rule's case tells of each day, as sentences: made from the same facts that the tests run."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from endrange.catalogue import Catalogue
from endrange.programme.adaptation import rule_of
from endrange.programme.adaptation.case_facts import day_of, facts_of
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Checked,
    Chosen,
    Decided,
    Exercised,
    Function,
    Morning,
    SeenBy,
    Trained,
    Weekly,
)
from endrange.server.checkin.telling import CHANGE, WHERE
from endrange.server.history.words import PAIN_KINDS, REASONS, SIDES

EVERY = re.compile(r"(\d+) to (\d+) every (\d+)")
DECISIONS = {
    "undo": gettext_lazy("“Undo” to"),
    "not-now": gettext_lazy("“Not now” to"),
    "accept": gettext_lazy("“Accept” to"),
}


def told(sentence: str, catalogue: Catalogue) -> str:
    """Return a sentence of a case in words; as it is, if there are none for it yet."""
    days = sentence.split(":", 1)[0].removeprefix("days ").removeprefix("day ")
    facts = [fact for fact in facts_of([sentence], catalogue) if _is_told(fact, sentence)]
    words = WORDS.get(type(facts[0])) if facts else None
    return words(facts[0], days_in_words(days), catalogue) if words else sentence


def days_in_words(days: str) -> str:
    """Return `1`, `1, 3, 5` or `1 to 29 every 7` as the beginning of a sentence."""
    every = EVERY.fullmatch(days)
    if every is not None:
        first, last, step = every.groups()
        return _("Every %(step)s days from day %(first)s to day %(last)s") % {
            "first": first,
            "last": last,
            "step": step,
        }
    numbers = days.split(", ")
    said = {"days": listed(numbers)}
    return ngettext("On day %(days)s", "On days %(days)s", len(numbers)) % said


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence."""
    return get_text_list([str(word) for word in words], _("and"))


def number_of(day_in_case: str) -> str:
    """Return the day of an adjustment's id, as cases count: `day 2`."""
    days = {day_of(number).isoformat(): number for number in range(1, 400)}
    return _("day %(number)d") % {"number": days[day_in_case]}


def _is_told(fact: AnyFact, sentence: str) -> bool:
    """Days and weeks are chosen in every case; they are told where the sentence is about them."""
    return not isinstance(fact, Chosen) or ": chose " in sentence


def _chosen(fact: Chosen, days: str, catalogue: Catalogue) -> str:
    said = {"days": days, "sessions": len(fact.weekdays), "weeks": fact.weeks}
    if fact.equipment is None:
        return _("%(days)s: %(sessions)d days a week are chosen, for %(weeks)d weeks.") % said
    things = listed(_(catalogue.equipment[each].name) for each in sorted(fact.equipment))
    return _(
        "%(days)s: %(sessions)d days a week are chosen, for %(weeks)d weeks; at hand there is: %(things)s."
    ) % (said | {"things": things})


def _checked(fact: Checked, days: str, catalogue: Catalogue) -> str:
    """What the person has or has had, or the signs that a safety check found."""
    if fact.findings:
        signs = listed(_sign(each, catalogue) for each in fact.findings)
        return _("%(days)s: a safety check finds %(signs)s.") % {"days": days, "signs": signs}
    names = listed(_(catalogue.conditions[each].name) for each in sorted(fact.conditions))
    return _("%(days)s: the person has this: %(conditions)s.") % {"days": days, "conditions": names}


def _sign(id_: str, catalogue: Catalogue) -> str:
    return _("“%(sign)s”") % {"sign": _(catalogue.signs[id_].ask)}


def _before(fact: BeforeSession, days: str, catalogue: Catalogue) -> str:  # noqa: ARG001
    return _("%(days)s, before a session: pain at rest %(score)d of 10.") % {
        "days": days,
        "score": fact.pain,
    }


def _morning(fact: Morning, days: str, catalogue: Catalogue) -> str:  # noqa: ARG001
    said = {"days": days, "score": fact.pain, "where": WHERE.get(fact.where or "", "")}
    if fact.where is None:
        return _("%(days)s, in the morning: pain at rest %(score)d of 10.") % said
    return _("%(days)s, in the morning: pain at rest %(score)d of 10, %(where)s.") % said


def _weekly(fact: Weekly, days: str, catalogue: Catalogue) -> str:  # noqa: ARG001
    said = {"days": days, "pain": fact.pain, "tasks": fact.tasks, "change": CHANGE[fact.change]}
    told_ = _("%(days)s, about the week: pain at rest %(pain)d of 10 on average, %(tasks)d in daily tasks")
    return (f"{told_}; %(change)s." if fact.change else f"{told_}.") % said


def _function(fact: Function, days: str, catalogue: Catalogue) -> str:  # noqa: ARG001
    scores = listed(str(score) for _name, score in fact.scores)
    return _("%(days)s: the activities are rated %(scores)s of 10.") % {"days": days, "scores": scores}


def _seen(fact: SeenBy, days: str, catalogue: Catalogue) -> str:
    about = listed(_change_in_words(each, catalogue) for each in sorted(fact.about))
    return _("%(days)s: somebody has looked at %(about)s: a %(who)s.") % {
        "days": days,
        "who": _(fact.who),
        "about": about,
    }


def _decided(fact: Decided, days: str, catalogue: Catalogue) -> str:
    return _("%(days)s: the person says %(decision)s %(change)s.") % {
        "days": days,
        "decision": DECISIONS[fact.decision],
        "change": _change_in_words(fact.adjustment, catalogue),
    }


def _change_in_words(adjustment: str, catalogue: Catalogue) -> str:
    """Return `flare:2026-01-06`, `next-step:2026-01-08:bridge` or the id of a sign in words."""
    if adjustment in catalogue.signs:
        return _sign(adjustment, catalogue)
    rule, day, *exercise = adjustment.split(":")
    said = {"rule": _(rule_of(rule).title), "day": number_of(day)}
    if not exercise:
        return _("“%(rule)s” of %(day)s") % said
    said["exercise"] = _name(exercise[0], catalogue)
    return _("“%(rule)s” of %(day)s, %(exercise)s") % said


def _trained(fact: Trained, days: str, catalogue: Catalogue) -> str:
    about = [_("a session")]
    if not fact.counts:
        about.append(_("too short to count"))
    if fact.pain_before is not None:
        about.append(_("with pain %(score)d of 10 before it") % {"score": fact.pain_before})
    if fact.effort is not None:
        about.append(_("%(score)d of 10 hard") % {"score": fact.effort})
    return _("%(days)s: %(session)s. Done: %(exercises)s.") % {
        "days": days,
        "session": ", ".join(about),
        "exercises": "; ".join(_exercises(fact, catalogue)),
    }


def _exercises(fact: Trained, catalogue: Catalogue) -> Iterator[str]:
    """Each exercise once; its sides only where they were not the same."""
    for id_, entries in groupby(fact.exercised, key=lambda each: each.exercise):
        told_ = {each.side: ", ".join(_details(each, catalogue)) for each in entries}
        name = _name(id_, catalogue)
        is_same = len(set(told_.values())) == 1 and set(told_) != {"left"} and set(told_) != {"right"}
        for side, details in told_.items():
            who = name if is_same else f"{name}, {SIDES[side]}"
            yield f"{who} ({details})" if details else who
            if is_same:
                break


def _details(entry: Exercised, catalogue: Catalogue) -> Iterator[str]:
    if entry.pain is not None:
        yield _("pain up to %(score)d of 10 in it") % {"score": entry.pain}
    yield from (str(PAIN_KINDS[kind]) for kind in sorted(entry.pain_kinds))
    if entry.stopped:
        yield _("stopped for the pain")
    if entry.left_early is not None:
        yield _("left early: %(reason)s") % {"reason": REASONS[entry.left_early]}
    if entry.seconds < entry.offered_s:
        yield _("%(share)d %% of it done") % {"share": round(100 * entry.seconds / entry.offered_s)}
    if entry.form is not None:
        yield _("form %(share)d %%") % {"share": round(100 * entry.form)}
    for _question, answer in entry.answers:
        yield _("answered “%(answer)s”") % {"answer": _answer(entry.exercise, answer, catalogue)}


def _answer(exercise: str, answer: str, catalogue: Catalogue) -> str:
    """Return the answer as the exercise's own question has it: “no” means one thing here, another there."""
    asked = [catalogue.questions[question] for question in catalogue.exercise(exercise).asks]
    texts = [each.text for question in asked for each in question.answers if each.id == answer]
    return _(texts[0]) if texts else answer


def _name(exercise: str, catalogue: Catalogue) -> str:
    return _(catalogue.exercise(exercise).name)


WORDS: Mapping[type[AnyFact], Callable[..., str]] = {
    BeforeSession: _before,
    Checked: _checked,
    Chosen: _chosen,
    Decided: _decided,
    Function: _function,
    Morning: _morning,
    SeenBy: _seen,
    Trained: _trained,
    Weekly: _weekly,
}
