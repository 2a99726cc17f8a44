"""The tables. Every row belongs to a person; records of what was done are only ever added to."""

import uuid
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from endrange import catalogue
from endrange.server.store.zones import machine_units, machine_zone


class Person(models.Model):
    """Who trains, and how they want to be spoken to. Local use has one row."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Units(models.TextChoices):
        METRIC = "metric", _("Centimetres, kilograms")
        IMPERIAL = "imperial", _("Feet, inches, pounds")

    created_at = models.DateTimeField(default=timezone.now)
    time_zone = models.CharField(max_length=64, default=machine_zone)
    units = models.CharField(max_length=8, choices=Units, default=machine_units)
    theme = models.CharField(max_length=8, choices=Theme, default=Theme.AUTO)
    voice_on = models.BooleanField(default=True)
    voice_name = models.CharField(max_length=200, blank=True, default="")
    voice_lang = models.CharField(max_length=40, blank=True, default="")
    volume = models.PositiveSmallIntegerField(default=100, validators=[MaxValueValidator(100)])
    tones_on = models.BooleanField(default=True)
    emergency_region = models.CharField(max_length=8, blank=True, default="")
    emergency_number = models.CharField(max_length=24, blank=True, default="")

    def __str__(self) -> str:
        return f"person {self.pk}"

    @classmethod
    def local(cls) -> "Person":
        """Return the one person of local use."""
        return cls.objects.get_or_create(pk=1)[0]

    @property
    def zone(self) -> ZoneInfo:
        """Where the person is; UTC if this machine no longer knows the zone's name."""
        try:
            return ZoneInfo(self.time_zone)
        except (KeyError, ValueError, OSError):
            return ZoneInfo("UTC")

    @property
    def measures_in(self) -> catalogue.Units:
        """The units as the catalogue knows them."""
        return "imperial" if self.units == self.Units.IMPERIAL else "metric"

    def today(self, now: datetime | None = None) -> date:
        """Return the date where the person is."""
        return (now or timezone.now()).astimezone(self.zone).date()

    def midnight(self, day: date) -> datetime:
        """Return the first moment of a day where the person is."""
        return datetime.combine(day, time.min, tzinfo=self.zone)

    def safety_check(self) -> "SafetyCheck | None":
        """Return the latest safety check."""
        return self.safety_checks.first()

    def intake(self) -> "Intake | None":
        """Return the latest answer to where it hurts."""
        return self.intakes.first()

    def intakes_with_pain(self) -> list["Intake"]:
        """Return the intakes that told something of pain at rest, the oldest first.

        Of one day the last counts, so that a mistake can be corrected; where only the place was changed, the
        pain that stands there is no new report.
        """
        by_day = {
            self.today(each.at): each for each in self.intakes.filter(pain__isnull=False).order_by("at", "pk")
        }
        told: list[Intake] = []
        for each in by_day.values():
            if not told or each.pain != told[-1].pain:
                told.append(each)
        return told

    def choices(self) -> "ProgrammeChoices | None":
        """Return the days, minutes and equipment chosen last."""
        return self.programme_choices.first()

    def has_choices(self) -> bool:
        """Tell whether the first visit is behind them."""
        return self.programme_choices.exists()


class Answered(models.Model):
    """Something the person answered at a time. Earlier answers stay; the latest counts."""

    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]


class SafetyCheck(Answered):
    """One pass through the safety questions, and what came of it."""

    UNANSWERED = "unanswered"
    """The tier after a danger sign during a session: the questions have to be answered anew."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="safety_checks")
    answers = models.JSONField(default=dict)  # sign id -> true | false
    circumstances = models.JSONField(null=True, default=None)  # ids of about-you.toml; null: not asked for
    conditions = models.JSONField(default=list)  # ids of conditions.toml
    tier = models.CharField(max_length=16, default="clear")
    findings = models.JSONField(default=list)  # ids of the signs that were answered with yes
    answered_at = models.DateTimeField(default=timezone.now)  # when the signs were asked; `at` also moves
    conditions_at = models.DateTimeField(default=timezone.now)  # when what applies was asked
    is_taken_back = models.BooleanField(default=False)  # ticked by mistake, and answered anew

    class Meta(Answered.Meta):
        indexes = [models.Index(fields=["person", "-at"], name="safety_check_latest")]

    def __str__(self) -> str:
        return f"safety check of {self.at:%Y-%m-%d}: {self.tier}"

    @property
    def is_clear(self) -> bool:
        """Tell whether nothing stood in the way of training."""
        return self.tier == "clear"

    @property
    def found_in_it(self) -> list[str]:
        """The signs found in this check; a row for changed conditions only repeats those of the last one."""
        return self.findings if self.answers else []


class Intake(Answered):
    """Where it hurts and how much."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="intakes")
    regions = models.JSONField(default=list)  # [{"region": "groin", "side": "left"}]
    pain = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(10)])

    class Meta(Answered.Meta):
        indexes = [models.Index(fields=["person", "-at"], name="intake_latest")]

    def __str__(self) -> str:
        return f"intake of {self.at:%Y-%m-%d}"


class ProgrammeChoices(Answered):
    """What the plan is made from: `programme.Choices`, as a row."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="programme_choices")
    weekdays = models.JSONField()  # 0 = Monday
    weeks = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    equipment = models.JSONField(default=list)
    worse_side = models.CharField(max_length=5, blank=True, default="")
    start = models.DateField()

    class Meta(Answered.Meta):
        indexes = [models.Index(fields=["person", "-at"], name="choices_latest")]

    def __str__(self) -> str:
        return f"{len(self.weekdays)} days a week, {self.minutes} minutes, from {self.start}"


class Told(Answered):
    """Something the person told about a day; `kept_at` shows that a row changed."""

    kept_at = models.DateTimeField(auto_now=True)

    class Meta(Answered.Meta):
        abstract = True


class SessionCheck(Told):
    """The three questions before a session, and what came of them."""

    GO = "go"
    ASK_AGAIN = "ask-again"
    NO_SESSION = "no-session"

    person = models.ForeignKey(Person, models.CASCADE, related_name="session_checks")
    answers = models.JSONField(default=dict)  # {"pain": 2, "ticked": {"anything-new": ["nothing"], ...}}
    verdict = models.CharField(max_length=16)  # go | ask-again | no-session
    happenings = models.JSONField(default=list)  # ids of asked-again.toml
    earlier = models.JSONField(default=list)  # [{"answers": ..., "kept_at": ...}], before each correction

    class Meta(Told.Meta):
        indexes = [models.Index(fields=["person", "-at"], name="session_check_latest")]

    def __str__(self) -> str:
        return f"before a session on {self.at:%Y-%m-%d}: {self.verdict}"


class CheckIn(Told):
    """How it is on a day: `records.check_ins` has the shapes. The latest of a day and kind wins."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="check_ins")
    day = models.DateField()
    kind = models.CharField(max_length=16)  # morning | weekly | function | score
    data = models.JSONField(default=dict)

    class Meta(Told.Meta):
        indexes = [models.Index(fields=["person", "kind", "-day"], name="check_in_of_day")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.day}"


class Activity(models.Model):
    """Something that the hip makes hard, in the person's own words. Renamed, it keeps its history."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="activities")
    name = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField(default=0)
    is_asked = models.BooleanField(default=True)
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.name


class SeenBy(Told):
    """The person says that somebody has looked at what had stopped the plan: who, and when that was."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="seen_by")
    who = models.CharField(max_length=80)
    on = models.DateField()
    about = models.JSONField(default=list)  # ids of signs, stops and conditions
    note = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"seen by {self.who} on {self.on}"


class PlanDecision(Told):
    """What the person said to a change of the plan."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="plan_decisions")
    adjustment = models.CharField(max_length=160)
    decision = models.CharField(max_length=16)  # undo | not-now | accept

    def __str__(self) -> str:
        return f"{self.decision}: {self.adjustment}"


class PutOff(models.Model):
    """A question that Today offered and that the person did not want to answer then."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="put_off")
    question = models.CharField(max_length=16)  # morning | weekly | function
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["person", "question", "-day"], name="put_off_latest")]

    def __str__(self) -> str:
        return f"{self.question} not on {self.day}"


class AnswersDraft(models.Model):
    """Answers to questions that are still being asked: a reload or a restart goes on where one was."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="draft")
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"draft of {self.changed_at:%Y-%m-%d %H:%M}"


class Event(models.Model):
    """One thing that happened, as the device wrote it. Never changed; deleted only with its whole session."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="events")
    session = models.UUIDField()
    kind = models.CharField(max_length=32)
    at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["person", "session", "at"], name="event_of_session"),
            models.Index(fields=["person", "kind", "received_at"], name="event_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%Y-%m-%d %H:%M:%S}"


class SessionSummary(models.Model):
    """What `records.fold` makes of one session's events, kept for fast pages. Made anew, never edited."""

    session = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="sessions")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    planned_for = models.DateField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    seconds = models.PositiveIntegerField(default=0)
    is_finished = models.BooleanField(default=False)  # the end was reached or chosen, not lost
    is_completed = models.BooleanField(default=False)  # all of it was done
    parts_left = models.PositiveSmallIntegerField(default=0)  # not done, though it went to the end
    counts = models.BooleanField(default=False)  # half of it or a whole exercise was done
    pain = models.PositiveSmallIntegerField(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True)
    done = models.JSONField(default=list)  # [{"exercise", "variant", "side", "region", "seconds", ...}]
    worst_pain = models.PositiveSmallIntegerField(null=True, blank=True)  # in it or after it
    exercised = models.JSONField(default=list)  # records.Exercised, one for each exercise and side
    fold_version = models.PositiveSmallIntegerField(default=0)  # journal.FOLD_VERSION when it was made
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-started_at", "-session"]
        indexes = [
            models.Index(fields=["person", "-started_at"], name="sessions_of_person"),
            models.Index(fields=["person", "kept_at"], name="sessions_changed"),
            models.Index(fields=["person", "worst_pain", "ended_at"], name="sessions_that_hurt"),
        ]

    @property
    def work_seconds(self) -> float:
        """Seconds of exercise alone; `seconds` is all guided time."""
        return float(sum(work["seconds"] for work in self.done))

    def __str__(self) -> str:
        return f"session of {self.started_at:%Y-%m-%d %H:%M}"


class DeletedSession(models.Model):
    """Remembers that a session was deleted, so that a late resend does not bring it back."""

    session = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="deleted_sessions")
    deleted_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"deleted session {self.session}"
