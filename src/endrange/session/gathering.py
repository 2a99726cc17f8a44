"""Before anything else: what to fetch, and where to go."""

from collections.abc import Collection, Iterator, Sequence

from endrange.catalogue import Catalogue, Exercise
from endrange.catalogue.equipment import Equipment
from endrange.programme.phrase import Gettext, Phrase
from endrange.programme.phrase import marked as _
from endrange.programme.prescription import Prescription
from endrange.programme.timing import GATHER_S

from .speech import in_turn, words
from .timeline import EquipmentNeeded, Step


def equipment_needed(
    prescriptions: Sequence[Prescription], catalogue: Catalogue, *, at_hand: Collection[str]
) -> tuple[EquipmentNeeded, ...]:
    """What the planned variants and loads need, in the order in which it is used; not translated yet."""
    needed = dict.fromkeys(
        item for each in prescriptions for item in _needs(each, catalogue.exercise(each.exercise))
    )
    return tuple(_named(catalogue.equipment[item], at_hand) for item in needed)


def gather_step(block_id: str, equipment: Sequence[EquipmentNeeded], gettext: Gettext) -> Step:
    """The first step of a session; `equipment` is not translated yet."""
    say = _to_say(equipment)
    lines, unsaid = in_turn([words(each, gettext) for each in say], start_s=0.0, until_s=GATHER_S)
    if unsaid:
        shown = Phrase(_("Have your things within reach. The screen shows them."))
        lines, _left = in_turn([words(shown, gettext)], start_s=0.0, until_s=GATHER_S)
    return Step(
        id=f"{block_id}.1",
        kind="prepare",
        seconds=GATHER_S,
        title=gettext(_("Get your things")),
        detail=" ".join(each.translated(gettext) for each in say),
        lines=tuple(lines),
        scene=None,
        moment="start",
    )


def _to_say(equipment: Sequence[EquipmentNeeded]) -> list[Phrase]:
    things = [item.name for item in equipment if not item.is_place]
    places = [item.name for item in equipment if item.is_place]
    said = []
    if things:
        said.append(Phrase(_("Have within reach: {names}."), values={"names": _listed(things)}))
    if places:
        said.append(Phrase(_("Choose a place with: {names}."), values={"names": _listed(places)}))
    return said or [Phrase(_("You need nothing but the floor and a mat, a rug or a towel."))]


def _listed(msgids: Sequence[str]) -> Phrase:
    """The names with commas between, translated one by one."""
    names = {f"name_{number}": msgid for number, msgid in enumerate(msgids)}
    return Phrase(", ".join(f"{{{name}}}" for name in names), names=names)


def _named(item: Equipment, at_hand: Collection[str]) -> EquipmentNeeded:
    """The item, or what the person has instead of it; other stand-ins only where they have them too."""
    own = [other.name for other in item.stand_ins if other.id in at_hand]
    if item.id in at_hand:
        return EquipmentNeeded(item.id, item.name, tuple(own), is_place=item.is_place)
    if own:
        return EquipmentNeeded(item.id, own[0], tuple(own[1:]), item.name, item.is_place)
    others = tuple(other.name for other in item.stand_ins)
    return EquipmentNeeded(item.id, item.name, others, is_place=item.is_place)


def _needs(prescription: Prescription, exercise: Exercise) -> Iterator[str]:
    yield from exercise.variant(prescription.variant).equipment
    for load in exercise.loads:
        if load.id == prescription.load:
            yield from load.equipment
