"""Who has looked, and when."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

EARLIEST = date(2000, 1, 1)
_PRINTABLE = RegexValidator(r"^[^\x00-\x1f\x7f]*$", _("This has characters that cannot be kept."))


class LookedForm(forms.Form):
    """Somebody has looked at it: their name or what they are, and the day."""

    use_required_attribute = False

    who = forms.CharField(
        label=_("Who"),
        help_text=_("A name, or what they are: my doctor, the physiotherapist, the hospital."),
        max_length=80,
        validators=[_PRINTABLE],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write who has looked at it.")},
    )
    on = forms.DateField(
        label=_("When"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Choose the day."), "invalid": _("Choose a day of the calendar.")},
    )
    note = forms.CharField(
        label=_("What they said (if you like)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        """Hold to days that have been."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(gettext("This day is still to come."))
        if on < EARLIEST:
            raise forms.ValidationError(gettext("This is too long ago."))
        return on

    def refuse_before(self, day: date) -> None:
        """Say from which day on a look counts."""
        said = gettext("It has to be looked at after it was found: from %(day)s on.")
        self.add_error("on", said % {"day": date_format(day, "j F")})
