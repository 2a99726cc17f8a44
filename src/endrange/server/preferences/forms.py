"""The forms of Settings."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from endrange.server.preferences.emergency import number_of, places
from endrange.server.store.models import Person
from endrange.server.store.zones import nearest_zones, zone_called

WORDS_TO_TYPE = _("delete everything")

_PRINTABLE = RegexValidator(r"^[^\x00-\x1f\x7f]*$", _("This has characters that cannot be kept."))
_PHONE = RegexValidator(
    r"^\+?[0-9][0-9 \-]{1,22}$", _("Write a telephone number: digits, spaces and hyphens.")
)


class PreferencesForm(forms.ModelForm):  # type: ignore[type-arg]
    """Voice, look, place and help in an emergency."""

    voice = forms.CharField(
        label=_("Which voice"),
        help_text=_(
            "The voices are those of this device. Another device may have others; then its own is used."
        ),
        required=False,
        max_length=240,
        validators=[_PRINTABLE],
        widget=forms.Select(attrs={"data-voices": ""}),
    )
    volume = forms.IntegerField(
        label=_("Volume of voice and tones"),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"type": "range", "step": 5}),
    )
    time_zone = forms.CharField(
        label=_("Time zone"),
        help_text=_(
            "Says when your day begins and which day a session belongs to. Type a big city of your time zone "
            "and choose it, such as Europe/Lisbon."
        ),
        max_length=64,
        error_messages={"required": _("Type your time zone, such as Europe/Lisbon.")},
        widget=forms.TextInput(attrs={"list": "time-zones", "autocomplete": "off", "spellcheck": "false"}),
    )
    emergency_region = forms.ChoiceField(label=_("Where you are"), required=False)
    emergency_number = forms.CharField(
        label=_("Another number"),
        help_text=_("Leave it empty to use the number of the place above."),
        required=False,
        max_length=24,
        validators=[_PHONE],
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    class Meta:
        model = Person
        fields = (
            "voice_on", "voice", "volume", "tones_on", "theme", "time_zone", "units",
            "emergency_region", "emergency_number",
        )  # fmt: skip
        labels = {
            "voice_on": _("The voice speaks"),
            "tones_on": _("Tones mark begin and end"),
            "theme": _("Light or dark"),
            "units": _("Lengths and weights"),
        }
        widgets = {"theme": forms.RadioSelect, "units": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.instance
        self._kept_zone = person.time_zone
        _set_choices(self, "emergency_region", _regions())
        voice = _voice_value(person)
        self.fields["voice"].initial = voice
        self.initial["voice"] = voice
        self.initial["emergency_number"] = _own_number(person)
        self._offer_voices(voice, str(self.data.get("voice", "")))

    def _offer_voices(self, *values: str) -> None:
        """The page's script adds what the device has; without it, the kept one stays."""
        select = self.fields["voice"].widget
        assert isinstance(select, forms.Select)  # noqa: S101  (declared above)
        kept = {value: value.partition("|")[2] or value for value in values if value}
        select.choices = [("", _("The device's own choice")), *kept.items()]

    def save(self, commit: bool = True) -> Person:
        """Keep the choices; a place without an own number brings its number along."""
        person: Person = super().save(commit=False)
        person.voice_lang, _bar, person.voice_name = self.cleaned_data["voice"].partition("|")
        person.emergency_number = self.cleaned_data["emergency_number"] or number_of(person.emergency_region)
        if commit:
            person.save()
        return person

    def clean_time_zone(self) -> str:
        """A zone's whole name, or its city alone; the kept one even if this machine does not know it."""
        typed: str = self.cleaned_data["time_zone"]
        zone = self._kept_zone if typed == self._kept_zone else zone_called(typed)
        if zone is None:
            near = nearest_zones(typed)
            if not near:
                raise forms.ValidationError(_("This time zone is not known. Choose one of the list."))
            raise forms.ValidationError(
                _("This time zone is not known. Did you mean %(names)s?") % {"names": ", ".join(near)}
            )
        return zone

    def clean_voice(self) -> str:
        """A voice is its language and its name, as the page's script writes them: "en-GB|Daniel"."""
        voice: str = self.cleaned_data["voice"]
        language, bar, name = voice.partition("|")
        if voice and not (bar and name and len(language) <= 40 and len(name) <= 200):
            raise forms.ValidationError(_("This voice is not known. Choose one of the list."))
        return voice


class DeleteEverythingForm(forms.Form):
    """Asks for words that nobody types by accident."""

    words = forms.CharField(
        label=_("Type: delete everything"),
        max_length=100,
        error_messages={"required": _("Type the words first. Nothing was deleted.")},
    )

    def clean_words(self) -> str:
        """Compare without minding capitals or spaces around."""
        words: str = self.cleaned_data["words"]
        if words.strip().casefold() != str(WORDS_TO_TYPE).casefold():
            raise forms.ValidationError(_("These are not the words. Nothing was deleted."))
        return words


def _set_choices(form: forms.BaseForm, name: str, choices: list[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101
    field.choices = choices


def _regions() -> list[tuple[str, Any]]:
    return [("", _("Not said")), *places()]


def _voice_value(person: Person) -> str:
    return f"{person.voice_lang}|{person.voice_name}" if person.voice_name else ""


def _own_number(person: Person) -> str:
    """The number, unless it is simply that of the place."""
    return "" if person.emergency_number == number_of(person.emergency_region) else person.emergency_number
