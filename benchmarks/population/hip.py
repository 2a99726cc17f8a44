"""One hip through the days: its range, its pain and what training does to both."""

from collections import deque
from collections.abc import Sequence
from itertools import islice
from math import exp

from .assumptions import GROUPS, Assumptions
from .bouts import Bout
from .people import Dice, Person

WEEK = 7
USUAL_DAYS = 28
DROP_PAIN_AFTER_CARE = 0.06
"""Share of a warning sign's pain that goes each day once somebody treats it; chosen."""
MOST_PAIN = 10.0
NO_MINUTES = (0.0,) * len(GROUPS)


class Hip:
    """The state of a person's sore hip; `wake` begins a day, `train` and `rest` end it."""

    def __init__(self, person: Person, dice: Dice, assumed: Assumptions) -> None:
        self._person, self._dice, self._assumed = person, dice, assumed
        self._gains = [0.0] * len(GROUPS)
        self._peaks = [0.0] * len(GROUPS)
        self._minutes: deque[tuple[float, ...]] = deque([NO_MINUTES] * WEEK, maxlen=WEEK)
        self._loads: deque[float] = deque([0.0] * USUAL_DAYS, maxlen=USUAL_DAYS)
        self._sessions: deque[float] = deque([0.0] * WEEK, maxlen=WEEK)
        self._relief = 0.0
        self._start_rise = 0.0
        self._trained_days = 0
        self._strength_sessions = 0
        self._warning_pain = 0.0
        self._is_cared_for = False
        self._day = 0
        self._shift = 0.0
        self._course = person.pain
        self._pains: deque[float] = deque([person.pain], maxlen=WEEK)
        self.flare = 0.0
        """Pain that is left of flares and overload."""
        self.soreness = 0.0
        self.flares = 0
        self.flares_of_training = 0
        self._decay = _Decay(person, assumed)

    @property
    def gain_deg(self) -> float:
        """Degrees gained against the start, the mean of the five movements."""
        return sum(self._gains) / len(self._gains)

    @property
    def gains_deg(self) -> tuple[float, ...]:
        return tuple(self._gains)

    @property
    def pain(self) -> float:
        """At rest, today."""
        course = self._course * (1 - self._person.relief * self._relief)
        at_all = course + self._start_rise + self.flare + self._warning_pain
        return min(MOST_PAIN, max(0.0, at_all + self._shift))

    @property
    def week_pain(self) -> float:
        """At rest, on average over the last seven days."""
        return sum(self._pains) / len(self._pains)

    @property
    def week_pain_in_tasks(self) -> float:
        """The worst in daily tasks of the last seven days, as it is remembered: half mean, half worst."""
        at_rest = (self.week_pain + max(self._pains)) / 2
        return min(MOST_PAIN, at_rest + self._person.tasks_more * min(1.0, 0.3 + at_rest / 3))

    @property
    def week_load(self) -> float:
        """Weighted minutes of the last seven days."""
        return sum(islice(self._loads, USUAL_DAYS - WEEK, None))

    @property
    def tolerance(self) -> float:
        """Weighted minutes a week that this hip bears now."""
        grown = self._assumed.tolerance_growth * min(1.0, self._trained_days / 80)
        return self._person.tolerance_min * (1 + grown) / (1 + 0.25 * self.flare)

    def wake(self, day: int) -> None:
        """Begin a day: the sign that grows, the flare that comes by itself, the day's own pain."""
        self._day = day
        self._shift = self._dice.noise[day]
        gone = self._person.natural * (1 - exp(-day / self._assumed.natural_days))
        self._course = self._person.pain * (1 - gone)
        warning = self._person.warning
        if warning is not None and day >= warning.day:
            if self._is_cared_for:
                self._warning_pain *= 1 - DROP_PAIN_AFTER_CARE
            else:
                self._warning_pain += warning.pain_a_week / WEEK
        if self._dice.flare[day] < self._assumed.flare_by_itself * (0.4 + self._person.pain / 4):
            self._flare_up(day)
        self._pains.append(self.pain)

    def be_cared_for(self) -> None:
        """Somebody has looked at the warning sign, and treats it."""
        self._is_cared_for = True

    def rest(self) -> None:
        """A day without training."""
        self._loads.append(0.0)
        self._sessions.append(0.0)
        self._minutes.append(NO_MINUTES)
        self._settle()

    def train(self, done: Sequence[tuple[Bout, float]], *, worst: float, through_pain: int) -> None:
        """A day with training: bouts with the share done, the worst pain, and bouts done through pain."""
        assumed = self._assumed
        self._loads.append(sum(bout.load * share for bout, share in done))
        self._sessions.append(self._worth(done))
        self._minutes.append(_minutes(done, assumed))
        self._trained_days += 1
        if self._trained_days == 1:
            self._start_rise = assumed.start_rise * self._person.pain
        over = max(0.0, self.week_load / self.tolerance - 1)
        usual = sum(self._loads) / USUAL_DAYS * WEEK
        jump = max(0.0, self.week_load / max(usual, 0.3 * self.tolerance) - 1.5)
        chance = (
            assumed.flare_overload * min(2.0, over)
            + assumed.flare_pain * max(0.0, worst - 5)
            + assumed.flare_jump * min(2.0, jump)
            + assumed.flare_aggravated * through_pain
        )
        self.flare += assumed.overload_ache * min(1.5, over)
        self._sore(done)
        # The dice of flares that come by themselves lie at the low end, these at the high end.
        if self._dice.flare[self._day] > 1 - chance:
            self._flare_up(self._day)
            self.flares_of_training += 1
        self._settle()

    def _worth(self, done: Sequence[tuple[Bout, float]]) -> float:
        """What a session is worth for pain: mobility alone gives a share; too little gives little."""
        minutes = sum(bout.seconds * share for bout, share in done) / 60
        strength = any(bout.kind == "strengthen" and share > 0.5 for bout, share in done)
        return min(1.0, minutes / 4) * (1.0 if strength else self._assumed.relief_mobility)

    def _sore(self, done: Sequence[tuple[Bout, float]]) -> None:
        strength = [bout for bout, share in done if bout.kind == "strengthen" and share > 0.3]
        if strength:
            self._strength_sessions += 1
            hard = max(bout.hardness for bout in strength)
            self.soreness = self._assumed.new_strength_soreness * hard * 3 / (2 + self._strength_sessions)

    def _flare_up(self, day: int) -> None:
        self.flare = max(self.flare, 0.5 * self.flare + self._dice.flare_size[day])
        self.flares += 1

    def _settle(self) -> None:
        """What a night does: flares settle, more slowly under load; range and relief follow the week."""
        assumed, decay = self._assumed, self._decay
        is_loaded = self.week_load > 0.5 * self._person.tolerance_min
        self.flare *= decay.flare_loaded if is_loaded else decay.flare
        self._start_rise *= decay.start_rise
        aim = min(1.0, sum(self._sessions) / assumed.relief_sessions)
        step = decay.relief if aim > self._relief else decay.relief_fades
        self._relief += step * (aim - self._relief)
        for place, minutes in enumerate(map(sum, zip(*self._minutes, strict=True))):
            self._follow_dose(place, minutes)

    def _follow_dose(self, place: int, minutes: float) -> None:
        assumed = self._assumed
        share = min(1.0, minutes / assumed.full_dose_min) ** assumed.dose_exponent if minutes else 0.0
        aim = share * self._person.most_gain_deg[place]
        gain = self._gains[place]
        if aim >= gain:
            gain += self._decay.gain * (aim - gain)
        else:
            kept = assumed.kept_share * min(1.0, minutes / assumed.keeping_min) * self._peaks[place]
            floor = min(gain, max(aim, kept))
            gain += self._decay.loss * (floor - gain)
        self._gains[place] = gain
        self._peaks[place] = max(gain, self._peaks[place])


class _Decay:
    """Shares of a day."""

    def __init__(self, person: Person, assumed: Assumptions) -> None:
        self.gain = 1 - exp(-1 / assumed.gain_days)
        self.loss = 1 - exp(-1 / person.loss_days)
        self.relief = 1 - exp(-1 / assumed.relief_days)
        self.relief_fades = 1 - exp(-1 / assumed.relief_fades_days)
        self.start_rise = exp(-1 / assumed.start_rise_days)
        self.flare = exp(-1 / assumed.settle_days)
        self.flare_loaded = exp(-1 / (assumed.settle_days * assumed.settle_loaded))


def _minutes(done: Sequence[tuple[Bout, float]], assumed: Assumptions) -> tuple[float, ...]:
    return tuple(
        sum(
            (bout.stretch_min[place] + assumed.loaded_share * bout.loaded_min[place]) * share
            for bout, share in done
        )
        for place in range(len(GROUPS))
    )
