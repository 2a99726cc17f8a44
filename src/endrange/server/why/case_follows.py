"""What a rule makes of its case, and how things stand after it, as sentences.

A case has these as short lines, `day 2: leave-out couch-stretch until day 9`, which the tests compare word by
word; here each line becomes what a person reads.
"""

import re
from collections.abc import Callable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from endrange.catalogue import Catalogue, Exercise
from endrange.programme.adaptation import RULES, ExerciseStanding, rule_of
from endrange.server.history.words import SIDES
from endrange.server.why.changes import (
    OF_ALL,
    OF_EXERCISE,
    PHASES,
    dose_step_in_words,
    growth_in_words,
    load_in_words,
    place_in_words,
    pressure_in_words,
    range_in_words,
    sessions_in_words,
)
from endrange.server.why.entries import VERDICTS

CHANGE = re.compile(
    r"day (?P<day>\d+): (?P<kind>[a-z-]+)"
    r"(?: (?!to |until |a step|left|right)(?P<about>[a-z][a-z-]*))?"
    r"(?: (?P<side>left|right))?(?: to (?P<share>[\d.]+))?(?: a step)?(?: until day (?P<until>\d+))?"
    r"(?: \((?P<status>\w+)\))?"
)
STATUSES = {
    "offered": gettext_lazy("as an offer"),
    "promised": gettext_lazy("accepted, and waiting"),
    "undone": gettext_lazy("undone later"),
    "declined": gettext_lazy("answered with “not now”"),
}
GATE = {
    "pain-at-rest": gettext_lazy("low pain at rest"),
    "pain-in-tasks": gettext_lazy("low pain in daily tasks"),
    "no-flare": gettext_lazy("no flare for long enough"),
    "no-worse-morning": gettext_lazy("no morning a point worse in the last week"),
    "no-stop": gettext_lazy("nothing that somebody has to look at"),
    "exercises": gettext_lazy("every exercise done often enough"),
    "weeks": gettext_lazy("enough weeks of this phase"),
    "weeks-in-all": gettext_lazy("enough weeks in all"),
    "review": gettext_lazy("no review that found it worse"),
}
LAPSES = {
    "at-risk": gettext_lazy("A short pause: nothing is lost yet."),
    "fading": gettext_lazy("A pause in which range begins to fade."),
    "rebaseline": gettext_lazy("A pause after which the plan begins anew."),
}
NEXT_STEPS = {
    "go-on": gettext_lazy("the plan goes on"),
    "change": gettext_lazy("technique, side and dose are looked at"),
    "move-up": gettext_lazy("the next phase is near"),
    "see-someone": gettext_lazy("somebody is to look at the hip"),
}
SHARES = {
    "dose-down": gettext_lazy("%(share)s of every dose"),
    "range-down": gettext_lazy("%(share)s of the range"),
    "pressure-down": gettext_lazy("%(share)s of the weight"),
}
PLAIN = {
    "stopped": gettext_lazy("The plan is stopped."),
    "not stopped": gettext_lazy("The plan is not stopped."),
    "gate open": gettext_lazy("All that the next phase asks for is there."),
    "gate closed": gettext_lazy("Something that the next phase asks for is missing."),
    "sent to nobody": gettext_lazy("Nobody has to look at it."),
    "no lapse": gettext_lazy("There is no pause."),
}


def change_in_words(line: str, catalogue: Catalogue) -> str:
    """Return a change as a sentence; the line as it is, if there are no words for it yet."""
    match = CHANGE.fullmatch(line)
    title = _title(match, catalogue) if match else None
    if match is None or title is None:
        return line
    details = ", ".join(_details(match))
    said = {"day": match["day"], "change": title, "details": details}
    if details:
        return _("Day %(day)s: %(change)s (%(details)s).") % said
    return _("Day %(day)s: %(change)s.") % said


def state_in_words(line: str, catalogue: Catalogue) -> str:
    """Return how something stands as a sentence; the line as it is, if there are no words for it yet."""
    if line in PLAIN:
        return str(PLAIN[line])
    for pattern, words in STATES:
        match = re.fullmatch(pattern, line)
        if match is not None:
            return words(*match.groups())
    match = re.fullmatch(
        r"([a-z0-9-]+) (rests|is in the plan|variant|dose|load|range|pressure)(?: ([-+.\d]+))?", line
    )
    if match is None or match[1] not in catalogue.exercises:
        return line
    return _of_one(catalogue.exercise(match[1]), match[2], match[3])


def day_in_words(on: str) -> str:
    """Return `day 12` as a heading."""
    return _("On day %(day)s") % {"day": on.removeprefix("day ")}


def _of_one(exercise: Exercise, what: str, number: str) -> str:
    if what == "rests":
        return _("%(name)s rests.") % {"name": _(exercise.name)}
    how = {
        "is in the plan": lambda: place_in_words(ExerciseStanding()),
        "variant": lambda: _variant(int(number)),
        "dose": lambda: dose_step_in_words(int(number)),
        "load": lambda: load_in_words(exercise, int(number)),
        "range": lambda: range_in_words(float(number)),
        "pressure": lambda: pressure_in_words(float(number)),
    }[what]()
    return _("%(name)s: %(how)s.") % {"name": _(exercise.name), "how": how}


def _variant(steps: int) -> str:
    if steps == 0:
        return _("the standard way of doing it")
    if steps < 0:
        said = ngettext(
            "%(count)d step easier than the standard way, or less of it",
            "%(count)d steps easier than the standard way, or less of it",
            -steps,
        )
    else:
        said = ngettext(
            "%(count)d step harder than the standard way",
            "%(count)d steps harder than the standard way",
            steps,
        )
    return said % {"count": abs(steps)}


def _title(match: re.Match[str], catalogue: Catalogue) -> str | None:
    kind, about = match["kind"], match["about"]
    if kind == "phase" and about in PHASES:
        return _("The phase: %(phase)s") % {"phase": PHASES[about]}
    if about is None:
        return str(OF_ALL[kind]) if kind in OF_ALL else None
    if kind not in OF_EXERCISE or about not in catalogue.exercises:
        return None
    name = _(catalogue.exercise(about).name)
    said = str(OF_EXERCISE[kind]) % {"name": name}
    return f"{said}: {name}" if kind == "stop" else said


def _details(match: re.Match[str]) -> Iterator[str]:
    if match["side"]:
        yield str(SIDES[match["side"]])
    if match["share"]:
        share = str(SHARES.get(match["kind"], SHARES["dose-down"]))
        yield share % {"share": _percent(match["share"])}
    if match["until"]:
        yield _("until day %(day)s") % {"day": match["until"]}
    if match["status"]:
        yield str(STATUSES[match["status"]])


def _percent(share: str) -> str:
    return _("%(share)d %%") % {"share": round(100 * float(share))}


def _phase(phase: str) -> str:
    return _("The phase is %(phase)s.") % {"phase": PHASES[phase]}


def _doses(share: str) -> str:
    if float(share) == 1:
        return _("Every dose is whole.")
    return _("Every dose is at %(share)s.") % {"share": _percent(share)}


def _progress(share: str) -> str:
    return _("The plan gives %(growth)s.") % {"growth": growth_in_words(float(share))}


def _days(extra: str) -> str:
    return _("Sessions: %(sessions)s.") % {"sessions": sessions_in_words(int(extra))}


def _lapse(level: str) -> str:
    return str(LAPSES[level])


def _review(week: str, verdict: str, step: str) -> str:
    return _("Review of week %(week)s: %(verdict)s; %(step)s.") % {
        "week": week,
        "verdict": VERDICTS[verdict],
        "step": NEXT_STEPS[step],
    }


def _sent(rule: str) -> str:
    return _("Somebody is to look at it, says the rule “%(rule)s”.") % {"rule": _(rule_of(rule).title)}


def _gate(condition: str, met: str) -> str:
    words: Promise = GATE[condition]
    said = _("For the next phase there is: %(what)s.") if met == "met" else _("Still missing: %(what)s.")
    return said % {"what": words}


STATES: tuple[tuple[str, Callable[..., str]], ...] = (
    (rf"phase ({'|'.join(PHASES)})", _phase),
    (r"doses ([\d.]+)", _doses),
    (r"progress ([\d.]+)", _progress),
    (r"days ([-+]\d+)", _days),
    (rf"lapse ({'|'.join(LAPSES)})", _lapse),
    (rf"review of week (\d+): ({'|'.join(VERDICTS)}), ({'|'.join(NEXT_STEPS)})", _review),
    (rf"({'|'.join(GATE)}) (met|not met)", _gate),
    (rf"sent to somebody by ({'|'.join(rule.id for rule in RULES)})", _sent),
)
