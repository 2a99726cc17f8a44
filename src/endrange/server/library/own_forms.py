"""The form for an own exercise: name, steps, picture or none, dose, sides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from endrange.catalogue import Exercise
from endrange.catalogue.dose import HoldDose, RepetitionDose
from endrange.catalogue.own import (
    MAX_PICTURE_BYTES,
    OwnExercise,
    OwnHold,
    OwnRepetitions,
    PictureError,
    media_type,
)

DOSE_KINDS = [("hold", _("Hold a position")), ("repetitions", _("Move to and fro"))]
OUT_OF_RANGE = ("invalid", "min_value", "max_value")
SIDES = [("each", _("Each side in turn")), ("both", _("Both sides together"))]


class OwnExerciseForm(forms.Form):
    """What a physiotherapist's sheet says, in the fewest fields."""

    use_required_attribute = False

    name = forms.CharField(max_length=80, label=_("Name"), error_messages={"required": _("Give it a name.")})
    steps = forms.CharField(
        label=_("Steps"),
        help_text=_("One step a line, in the order you do them."),
        widget=forms.Textarea(attrs={"rows": 6, "cols": 40}),
        error_messages={"required": _("Write at least one step.")},
    )
    sides = forms.ChoiceField(label=_("Sides"), choices=SIDES, initial="each", widget=forms.RadioSelect)
    dose = forms.ChoiceField(label=_("How"), choices=DOSE_KINDS, initial="hold", widget=forms.RadioSelect)
    seconds = forms.IntegerField(
        label=_("Seconds of one hold"),
        help_text=_("Only for holding."),
        min_value=5,
        max_value=600,
        initial=60,
        required=False,
        error_messages=dict.fromkeys(OUT_OF_RANGE, _("A hold takes 5 to 600 seconds.")),
    )
    count = forms.IntegerField(
        label=_("Repetitions"),
        help_text=_("Only for moving."),
        min_value=1,
        max_value=100,
        initial=10,
        required=False,
        error_messages=dict.fromkeys(OUT_OF_RANGE, _("Choose 1 to 100 repetitions.")),
    )
    sets = forms.IntegerField(
        label=_("How many times"),
        help_text=_("On each side, if you do each side in turn."),
        min_value=1,
        max_value=10,
        initial=1,
        error_messages=dict.fromkeys((*OUT_OF_RANGE, "required"), _("Choose 1 to 10 times.")),
    )
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("PNG, JPEG, WebP or GIF, up to 5 MB. It stays on this device."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )
    in_programme = forms.BooleanField(label=_("Put it into my sessions"), required=False, initial=True)

    def clean_steps(self) -> tuple[str, ...]:
        """Cut the text into steps."""
        steps = tuple(line.strip() for line in self.cleaned_data["steps"].splitlines() if line.strip())
        if len(steps) > 30 or any(len(step) > 2000 for step in steps):
            raise forms.ValidationError(_("At most 30 steps, each up to 2000 letters."))
        return steps

    def clean_picture(self) -> bytes | None:
        """Look at the first bytes: a name says nothing."""
        sent = self.cleaned_data.get("picture")
        if not sent:
            return None
        if sent.size > MAX_PICTURE_BYTES:
            raise forms.ValidationError(_("The picture is larger than 5 MB."))
        content: bytes = sent.read()
        try:
            media_type(content[:12])
        except PictureError as error:
            raise forms.ValidationError(_("This is no PNG, JPEG, WebP or GIF picture.")) from error
        return content

    def clean(self) -> dict[str, Any]:
        """Ask for the number that the kind of dose needs."""
        cleaned = super().clean() or {}
        kind = cleaned.get("dose")
        if kind == "hold" and not cleaned.get("seconds") and "seconds" not in self.errors:
            self.add_error("seconds", _("Say how many seconds a hold takes, 5 to 600."))
        if kind == "repetitions" and not cleaned.get("count") and "count" not in self.errors:
            self.add_error("count", _("Say how many repetitions, 1 to 100."))
        return cleaned

    def own_exercise(self, *, picture_name: str | None = None) -> OwnExercise:
        """Return what the form says as the catalogue's model."""
        said = self.cleaned_data
        dose = (
            OwnHold(hold_s=said["seconds"], sets=said["sets"])
            if said["dose"] == "hold"
            else OwnRepetitions(count=said["count"], sets=said["sets"])
        )
        return OwnExercise(
            name=said["name"],
            steps=said["steps"],
            dose=dose,
            sides=said["sides"],
            picture=picture_name,
            in_programme=said["in_programme"],
        )


def initial_of(exercise: Exercise) -> dict[str, Any]:
    """Return an own exercise in the form's words."""
    dose = next(iter(exercise.dose.values()))
    said: dict[str, Any] = {
        "name": exercise.name,
        "steps": "\n".join(exercise.standard.setup),
        "sides": exercise.sides,
        "in_programme": exercise.in_programme,
    }
    if isinstance(dose, HoldDose):
        said |= {"dose": "hold", "seconds": round(dose.hold_s.low), "sets": dose.sets.low}
    elif isinstance(dose, RepetitionDose):
        said |= {"dose": "repetitions", "count": dose.count.low, "sets": dose.sets.low}
    return said
