"""Before anything else: what to fetch, and where to go."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

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
    """What the planned variants and loads need, in the order in which it is used, then what is handy besides.

    Not translated yet.
    """
    needed = dict.fromkeys(
        item for each in prescriptions for item in _needs(each, catalogue.exercise(each.exercise))
    )
    handy = {
        name: f"{each.exercise}.{each.variant}"
        for each in reversed(prescriptions)
        for name in catalogue.exercise(each.exercise).variant(each.variant).handy
    }
    return (
        *(_named(catalogue.equipment[item], at_hand) for item in needed),
        *(EquipmentNeeded(id_, name, ()) for name, id_ in handy.items()),
    )


def gather_step(block_id: str, equipment: Sequence[EquipmentNeeded], gettext: Gettext) -> Step:
    """The first step of a session; `equipment` is not translated yet."""
    say = _to_say(equipment)
    shorter = _to_say([replace(item, stands_for=None) for item in equipment])
    shown = [Phrase(_("Have your things within reach. The screen shows them."))]
    for each in (say, shorter, shown):
        lines, unsaid = in_turn([words(line, gettext) for line in each], start_s=0.0, until_s=GATHER_S)
        if not unsaid:
            break
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
    things = [item for item in equipment if not item.is_place]
    places = [item for item in equipment if item.is_place]
    said = []
    if things:
        said.append(Phrase(_("Have within reach: {names}."), values={"names": _listed(things)}))
    if places:
        said.append(Phrase(_("Choose a place with: {names}."), values={"names": _listed(places)}))
    return said or [Phrase(_("You need nothing but the floor and a mat, a rug or a towel."))]


def _listed(items: Sequence[EquipmentNeeded]) -> Phrase:
    """The names with commas between, translated one by one; a stand-in's with what it stands for."""
    values: dict[str, object] = {f"name_{number}": _called(item) for number, item in enumerate(items)}
    return Phrase(", ".join(f"{{{name}}}" for name in values), values=values)


def _called(item: EquipmentNeeded) -> Phrase:
    if item.stands_for is None:
        return Phrase("{name}", names={"name": item.name})
    return Phrase(_("{name} as your {item}"), names={"name": item.name, "item": item.stands_for})


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
