"""The form for a score that was obtained elsewhere."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from endrange.records.check_ins import HIGHEST_VALUE

EARLIEST = date(1950, 1, 1)
_PRINTABLE = RegexValidator(r"^[^\x00-\x1f\x7f]*$", _("This has characters that cannot be kept."))


class ScoreForm(forms.Form):
    """The name of a questionnaire, the day it was filled in, and what came out."""

    name = forms.CharField(
        label=_("Name of the questionnaire"),
        help_text=_("As it stands on the sheet, such as HOOS or iHOT-12."),
        max_length=80,
        validators=[_PRINTABLE],
        error_messages={"required": _("Write the name of the questionnaire.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "score-names"}),
    )
    day = forms.DateField(
        label=_("Day it was filled in"),
        error_messages={
            "required": _("Choose the day it was filled in."),
            "invalid": _("This is not a day of the calendar."),
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    value = forms.FloatField(
        label=_("Score"),
        min_value=-HIGHEST_VALUE,
        max_value=HIGHEST_VALUE,
        error_messages={
            "required": _("Write the score."),
            "invalid": _("The score is a number."),
            "min_value": _("The score is a number that questionnaires have."),
            "max_value": _("The score is a number that questionnaires have."),
        },
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        self.today = today
        super().__init__(data, initial={"day": today})

    def clean_day(self) -> date:
        """A day that has been, in living memory."""
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        if day < EARLIEST:
            raise ValidationError(_("This day is too long ago."))
        return day
