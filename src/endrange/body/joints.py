"""The joints by their clinical names, their angles and how far each angle can go.

Zero is the anatomical position. Flexion, abduction, internal rotation, dorsiflexion and inversion are
positive on both sides of the body. Spine: flexion forward, side-bend to the right, turn to the left.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SIDES = ("right", "left")


@dataclass(frozen=True)
class AngleRange:
    """How far an angle goes, in degrees, both ends included."""

    low: float
    high: float

    def __contains__(self, angle_deg: float) -> bool:
        """Half a degree of grace, because solved legs land beside round numbers."""
        return self.low - 0.5 <= angle_deg <= self.high + 0.5


@dataclass(frozen=True)
class Joint:
    """A joint and its angles, in the order in which they are turned."""

    name: str
    is_paired: bool
    ranges: Mapping[str, AngleRange]


def _joint(name: str, *, paired: bool, **ranges: tuple[float, float]) -> Joint:
    return Joint(name, paired, MappingProxyType({key: AngleRange(*ends) for key, ends in ranges.items()}))


# Legs: AAOS norms widened to what figure-four and couch stretch reach; hip rotation beyond -60 includes the
# twist that a bent knee adds. Spine: White & Panjabi's regional sums. Arms: AAOS.
JOINTS: tuple[Joint, ...] = (
    _joint("lumbar", paired=False, flexion=(-25, 55), side_bend=(-25, 25), turn=(-15, 15)),
    _joint("thorax", paired=False, flexion=(-20, 35), side_bend=(-25, 25), turn=(-35, 35)),
    _joint("neck", paired=False, flexion=(-45, 45), side_bend=(-40, 40), turn=(-50, 50)),
    _joint("head", paired=False, flexion=(-20, 20), side_bend=(-10, 10), turn=(-40, 40)),
    _joint("hip", paired=True, flexion=(-20, 125), abduction=(-30, 55), internal_rotation=(-80, 45)),
    _joint("knee", paired=True, flexion=(0, 148)),
    _joint("ankle", paired=True, dorsiflexion=(-60, 30), inversion=(-25, 30), toe_out=(-20, 30)),
    _joint("toes", paired=True, extension=(0, 60)),
    _joint("shoulder", paired=True, flexion=(-60, 180), abduction=(-45, 180), internal_rotation=(-90, 90)),
    _joint("elbow", paired=True, flexion=(0, 150)),
)

RANGES: Mapping[tuple[str, str], AngleRange] = MappingProxyType(
    {(joint.name, angle): limits for joint in JOINTS for angle, limits in joint.ranges.items()}
)
"""Range of an angle by (joint, angle)."""
