"""The questions of the check-ins. Every score is 0 to 10, one tap each."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from endrange.records.check_ins import MOST_ACTIVITIES
from endrange.server.store.models import Activity

PRINTABLE = RegexValidator(r"^[^\x00-\x1f\x7f]*$", _("This has characters that cannot be kept."))
WHERE = [
    ("joint", _("In the joint or the groin")),
    ("muscle", _("In a muscle")),
    ("unsure", _("Hard to say")),
]
CHANGES = [(1, _("Better")), (0, _("The same")), (-1, _("Worse"))]
ENDS = {
    "pain": (_("0: no pain"), _("10: the worst imaginable")),
    "activity": (_("0: cannot do it"), _("10: as before")),
}
SCORES = [(str(score), str(score)) for score in range(11)]


class ScoreField(forms.TypedChoiceField):
    """A number from 0 to 10, as big buttons."""

    def __init__(self, label: Any) -> None:
        wrong = _("Choose a number from 0 to 10.")
        super().__init__(
            label=label,
            choices=SCORES,
            coerce=int,
            widget=forms.RadioSelect,
            error_messages={"required": wrong, "invalid_choice": wrong},
        )


class CheckInForm(forms.Form):
    """The questions of one check-in."""

    use_required_attribute = False
    asks_several = True
    """What is missing is said with its question."""
    ends = "pain"
    """What 0 and 10 mean."""

    def scales(self) -> list[forms.BoundField]:
        """The questions that are answered with a number."""
        return [field for field in self if isinstance(field.field, ScoreField)]

    def scale_ends(self) -> tuple[Any, Any]:
        """What the lowest and the highest number mean."""
        return ENDS[self.ends]

    def answers(self) -> dict[str, Any]:
        """What was answered, in the shape of `records.check_ins`."""
        return dict(self.cleaned_data)

    @staticmethod
    def as_initial(data: dict[str, Any]) -> dict[str, Any]:
        """What was kept, as the form shows it."""
        return data


class MorningForm(CheckInForm):
    """Pain at rest, and where it is sore if it is."""

    pain = ScoreField(_("How much does the hip hurt now, at rest?"))
    where = forms.ChoiceField(
        label=_("Where is it sore?"), choices=WHERE, widget=forms.RadioSelect, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Without pain nothing is sore; with pain it matters where."""
        given = super().clean() or {}
        if given.get("pain") and not given.get("where") and "where" not in self.errors:
            self.add_error("where", _("Say where it is sore, or that it is hard to say."))
        return given

    def answers(self) -> dict[str, Any]:
        """Hard to say is no place."""
        where = self.cleaned_data["where"] if self.cleaned_data["pain"] else None
        return {"pain": self.cleaned_data["pain"], "where": where if where in ("joint", "muscle") else None}

    @staticmethod
    def as_initial(data: dict[str, Any]) -> dict[str, Any]:
        """No place was hard to say."""
        return {"pain": data["pain"], "where": data.get("where") or ("unsure" if data["pain"] else None)}


class WeeklyForm(CheckInForm):
    """Three questions about a week."""

    pain = ScoreField(_("Pain at rest, on average this week"))
    tasks = ScoreField(_("The worst this week in daily tasks: walking, stairs, dressing"))
    change = forms.TypedChoiceField(
        label=_("Compared with the week before"),
        choices=CHANGES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits."), "invalid_choice": _("Choose what fits.")},
    )


class ActivitiesForm(CheckInForm):
    """How well each activity goes: the method of the PSFS, in our own words."""

    ends = "activity"

    def __init__(self, *args: Any, asked: Iterable[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        for activity in self.asked:
            self.fields[f"activity-{activity.pk}"] = ScoreField(activity.name)

    def answers(self) -> dict[str, Any]:
        """The scores by the number of their activity's row."""
        return {"scores": {str(each.pk): self.cleaned_data[f"activity-{each.pk}"] for each in self.asked}}

    @staticmethod
    def as_initial(data: dict[str, Any]) -> dict[str, Any]:
        """The scores by field."""
        return {f"activity-{number}": score for number, score in data["scores"].items()}


class NamesForm(forms.Form):
    """Up to three activities in the person's own words."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = (_("First activity"), _("Second activity"), _("Third activity"))
        for place, label in enumerate(labels[:MOST_ACTIVITIES]):
            self.fields[f"name-{place}"] = forms.CharField(
                label=label,
                required=False,
                max_length=80,
                validators=[PRINTABLE],
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        """At least one, and each only once."""
        given = super().clean() or {}
        if not self.errors:
            names = [name.casefold() for name in self.names() if name]
            if not names:
                self.add_error("name-0", _("Write at least one activity."))
            elif len(set(names)) < len(names):
                self.add_error("name-0", _("Each activity only once."))
        return given

    def names(self) -> list[str]:
        """The names in their places; an empty one is no longer asked."""
        return [self.cleaned_data.get(name, "") for name in self.fields]
