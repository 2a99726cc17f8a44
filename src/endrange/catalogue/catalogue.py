"""The catalogue as a value: everything that content files say, by id."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .articles import Article
from .asked_again import AskedAgain
from .before_session import BeforeSession
from .body_regions import BodyRegion
from .circumstances import AboutYou
from .conditions import Condition
from .emergency_numbers import EmergencyNumbers
from .equipment import Equipment
from .exercise import Exercise
from .faults import FileFaults
from .muscles import Muscle, MuscleGroup
from .own_words import OwnWords
from .questions import Question
from .signs import Screen, Sign
from .sources import Source


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All content. Mappings go from id to thing and cannot be changed; one catalogue may be shared."""

    exercises: Mapping[str, Exercise]
    """In the programme's order; the person's own come last, by name."""
    equipment: Mapping[str, Equipment]
    muscles: Mapping[str, Muscle]
    groups: Mapping[str, MuscleGroup]
    sources: Mapping[str, Source]
    conditions: Mapping[str, Condition]
    questions: Mapping[str, Question]
    signs: Mapping[str, Sign]
    """The most urgent first."""
    screens: Mapping[str, Screen]
    """Of the safety check, in the order they are asked."""
    about_you: AboutYou
    """What decides which signs are asked at all."""
    asked_again: Mapping[str, AskedAgain]
    """After what the safety check is asked again."""
    before_session: BeforeSession
    emergency_numbers: EmergencyNumbers
    articles: Mapping[str, Article]
    """In reading order."""
    body_regions: Mapping[str, BodyRegion]
    own_words: OwnWords
    """What is said for an own exercise that does not say it itself."""
    faults: tuple[FileFaults, ...] = ()
    """Own exercise files that could not be read, with all their faults."""

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise of that id; KeyError if there is none."""
        return self.exercises[exercise_id]

    def chain_of(self, exercise: Exercise) -> list[Exercise]:
        """The exercises done in one go on one side with this one, it included; empty without a chain."""
        chain = [each for each in self.exercises.values() if each.chain and each.chain == exercise.chain]
        return sorted(chain, key=lambda each: each.chain_order)

    def covered_by(self, things: Collection[str]) -> frozenset[str]:
        """The items that these things are or stand in for; an unknown id covers nothing."""
        return frozenset(
            item.id
            for item in self.equipment.values()
            if item.id in things or any(each.id in things for each in item.stand_ins)
        )

    @property
    def own_exercises(self) -> tuple[Exercise, ...]:
        """The person's own exercises."""
        return tuple(exercise for exercise in self.exercises.values() if exercise.own)

    @property
    def weekly_groups(self) -> tuple[MuscleGroup, ...]:
        """The muscle groups that have a weekly minimum."""
        return tuple(group for group in self.groups.values() if group.weekly)
