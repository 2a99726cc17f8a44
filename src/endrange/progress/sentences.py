"""What a series says, in words, and how sure it is: never a diagnosis, never a promise."""

from datetime import date

from endrange.catalogue.phrase import Phrase, rounded
from endrange.catalogue.phrase import marked as _

from .change import SHORTEST_DAYS, STALE_DAYS, Comparison
from .series import Series

_CHANGED = _(
    "{what} went from {was} to {now} of 10 in {weeks} weeks. That is more than what comes and goes by itself."
)
_WORSE = _(
    "{what} went from {was} to {now} of 10 in {weeks} weeks. That is more than what comes and goes by itself."
    " If it stays so, someone who can examine you is the right next step."
)
_SLIGHTLY = _(
    "{what} went from {was} to {now} of 10 in {weeks} weeks: a little better, but it may still come and go by"
    " itself."
)
_WITHIN = _(
    "{what} went from {was} to {now} of 10 in {weeks} weeks. That is within what comes and goes by itself."
)
_LEVEL = _("{what} is about where it began: {now} of 10, after {weeks} weeks.")
_LOW = _("{what} has stayed low: {was} of 10 at first, {now} now.")
_NONE = _("{what}: nothing entered yet.")
_NONE_SINCE = _("{what}: nothing entered since the programme began anew.")
_ONE = _("{what}: 1 entry so far, too few to say.")
_FEW = _("{what}: {count} entries so far, too few to say.")
_EARLY = _("{what}: {count} entries so far. They are less than {days} days apart, too early to say.")
_OLD = _("The last entry is {weeks} weeks old, so this may no longer hold.")
_BASIS = _("Entries behind this: {first} at the start, {last} at the end, {all} in all.")


def sentences(series: Series, comparison: Comparison, *, until: date) -> tuple[Phrase, ...]:
    """One sentence about the change, and whether it is out of date on the day `until`."""
    said = [_about(series, comparison)]
    age = (until - series.entries[-1].day).days if comparison.baseline is not None else 0
    if age > STALE_DAYS:
        said.append(Phrase(_OLD, values={"weeks": age // 7}))
    return tuple(said)


def basis(comparison: Comparison) -> Phrase | None:
    """How many entries a sentence rests on; None where it compares nothing."""
    if comparison.baseline is None:
        return None
    return Phrase(
        _BASIS,
        values={
            "first": comparison.baseline_entries,
            "last": comparison.now_entries,
            "all": comparison.entries,
        },
    )


def _about(series: Series, comparison: Comparison) -> Phrase:
    msgid = _NONE_SINCE if not comparison.entries and series.entries else _msgid(comparison)
    values: dict[str, object] = {"count": comparison.entries, "days": SHORTEST_DAYS}
    if comparison.baseline is not None and comparison.now is not None:
        values |= {
            "was": rounded(comparison.baseline),
            "now": rounded(comparison.now),
            "weeks": round(comparison.days / 7),
        }
    if series.name.values:  # an activity in the person's own words
        return Phrase(msgid, values=values | {"what": str(series.name)})
    return Phrase(msgid, names={"what": series.name.msgid}, values=values)


def _msgid(comparison: Comparison) -> str:  # noqa: PLR0911 - one line a verdict
    match comparison.verdict:
        case "none":
            return _NONE
        case "too-few":
            return _ONE if comparison.entries == 1 else _FEW
        case "too-early":
            return _EARLY
        case "low":
            return _LOW
        case "better":
            return _CHANGED
        case "worse":
            return _WORSE
        case "slightly-better":
            return _SLIGHTLY
        case "same":
            return _LEVEL if _looks_level(comparison) else _WITHIN


def _looks_level(comparison: Comparison) -> bool:
    assert comparison.baseline is not None  # noqa: S101 - a verdict of `same` has both
    assert comparison.now is not None  # noqa: S101
    return rounded(comparison.baseline) == rounded(comparison.now)
