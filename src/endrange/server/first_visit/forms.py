"""One form for each question of the first visit. A choice may carry a hint that is shown under it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from endrange.catalogue import Catalogue
from endrange.catalogue.body_regions import BodyRegion
from endrange.catalogue.conditions import Theme
from endrange.catalogue.equipment import Equipment
from endrange.programme.choices import DAYS, MINUTES, WEEKS


@dataclass(frozen=True)
class Option:
    """One answer to choose, ready to be drawn: `tag` is the input without its label."""

    tag: str
    id: str
    value: str
    label: str
    hint: str
    goes_alone: bool = False
    """It goes with no other answer."""


class QuestionForm(forms.Form):
    """Fields of one question; `catalogue` gives the choices that come from content files."""

    use_required_attribute = False

    def __init__(self, *args: Any, catalogue: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue = catalogue
        self.offer()

    def offer(self) -> None:
        """Fill in the choices that the catalogue knows."""

    def hints(self) -> Mapping[str, str]:
        """What is said under an answer, by its value."""
        return {}

    def options(self) -> Iterator[Option]:
        """The answers of the form's only visible field."""
        hints = self.hints()
        field = self[next(iter(self.fields))]
        for widget in field.subwidgets:
            value = str(widget.data["value"])
            label = str(widget.choice_label)
            yield Option(widget.tag(), widget.id_for_label, value, label, hints.get(value, ""))


class TickingForm(QuestionForm):
    """Tick what is true, or say that none of it is: nothing ticked could mean no or not read."""

    ticks: str
    """The field of the ticks; `none` is the other one."""

    def has_to_choose(self) -> bool:
        """Tell whether one of the two has to be there."""
        return True

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean() or {}
        is_ticked, is_none = bool(cleaned.get(self.ticks)), bool(cleaned.get("none"))
        if self.ticks in self.errors:
            return cleaned
        if is_ticked and is_none:
            self.add_error(
                self.ticks, _("You ticked something, and also that none is true. Take one of the two away.")
            )
        if not is_ticked and not is_none and self.has_to_choose():
            self.add_error(self.ticks, _("Tick what is true for you, or “None of these”."))
        return cleaned


REPLACED_HIP = "hip-replacement"
"""One tick for every way of replacing a hip; the next question asks which. Alone it counts as not known."""


def is_approach(condition: str) -> bool:
    """Tell whether a condition is a way in which a hip was replaced."""
    return condition.startswith(f"{REPLACED_HIP}-")


class ConditionsForm(TickingForm):
    """What changes the plan: the conditions of one theme."""

    ticks = "conditions"
    conditions = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    none = forms.BooleanField(required=False)

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        self.theme = theme
        super().__init__(*args, **kwargs)

    def offer(self) -> None:
        """Offer the theme's conditions, the replaced hips as one."""
        found = {
            REPLACED_HIP if is_approach(each.id) else each.id: (
                _("Replaced hip") if is_approach(each.id) else _(each.name)
            )
            for each in self.catalogue.conditions.values()
            if each.theme == self.theme
        }
        self.fields["conditions"].choices = list(found.items())  # type: ignore[attr-defined]

    def hints(self) -> Mapping[str, str]:
        """Say more where the name is not enough."""
        return _also(self.catalogue)


class ApproachForm(QuestionForm):
    """From which side a replaced hip was put in; two for two hips that were done differently."""

    approaches = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one; “you do not know” is fine.")},
    )

    def offer(self) -> None:
        """Offer every approach the catalogue knows."""
        self.fields["approaches"].choices = [  # type: ignore[attr-defined]
            (each.id, _(each.name)) for each in self.catalogue.conditions.values() if is_approach(each.id)
        ]

    def hints(self) -> Mapping[str, str]:
        """Say how to tell."""
        return _also(self.catalogue)


def _also(catalogue: Catalogue) -> dict[str, str]:
    return {each.id: _(each.also) for each in catalogue.conditions.values() if each.also}


class WhereForm(QuestionForm):
    """Regions of the body map as `region.side`."""

    regions = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def offer(self) -> None:
        """Offer both sides of every region that has two."""
        self.fields["regions"].choices = [  # type: ignore[attr-defined]
            (f"{region.id}.{side}", f"{_(region.name)}, {side_name(side)}")
            for region in self.catalogue.body_regions.values()
            for side in sides_of(region.side)
        ]

    def views(self) -> list[dict[str, Any]]:
        """The map as front and back, each with its regions and their sides."""
        drawn = {widget.data["value"]: widget for widget in self["regions"].subwidgets}
        return [
            {
                "id": where,
                "name": name,
                "rows": [
                    {
                        "name": _(region.name),
                        "spots": [_spot(region, side, drawn) for side in sides_of(region.side)],
                    }
                    for region in self.catalogue.body_regions.values()
                    if region.where == where
                ],
            }
            for where, name in (("front", _("Front")), ("back", _("Back")))
        ]


class PainForm(QuestionForm):
    """How much it hurts, 0 to 10."""

    pain = forms.TypedChoiceField(
        choices=[(str(score), str(score)) for score in range(11)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a number from 0 to 10.")},
    )


class DaysForm(QuestionForm):
    """The weekdays of the sessions."""

    weekdays = forms.TypedMultipleChoiceField(
        choices=list(WEEKDAYS.items()), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def clean_weekdays(self) -> list[int]:
        """Hold to three to five days, which is what the programme is made for."""
        days = sorted(self.cleaned_data["weekdays"])
        if len(days) not in DAYS:
            raise forms.ValidationError(
                ngettext(
                    "Choose three to five days. You chose %(count)d day.",
                    "Choose three to five days. You chose %(count)d days.",
                    len(days),
                )
                % {"count": len(days)}
            )
        return days


class MinutesForm(QuestionForm):
    """How long a session is."""

    minutes = forms.TypedChoiceField(
        coerce=int, widget=forms.RadioSelect, error_messages={"required": gettext_lazy("Choose how long.")}
    )

    def offer(self) -> None:
        """Offer the lengths that can be planned."""
        self.fields["minutes"].choices = [  # type: ignore[attr-defined]
            (str(minutes), _("%(minutes)d minutes") % {"minutes": minutes}) for minutes in MINUTES
        ]

    def hints(self) -> Mapping[str, str]:
        """Say what fits."""
        return {
            "5": _("Mostly one exercise. Better than none on a full day."),
            "10": _(
                "Mostly two exercises, others the next time: about half to three quarters of the stretching"
                " the week needs."
            ),
            "15": _(
                "Three to five exercises: more than half of the stretching the week needs; on five days,"
                " all of it."
            ),
            "20": _(
                "The usual choice. Four or five exercises or more: on four or five days a week, all the"
                " stretching the week needs. Rolling and leg circles may have to wait for longer sessions."
            ),
            "30": _(
                "Six to eight exercises: all the stretching the week needs, on three days too, with rolling"
                " where you have something for it."
            ),
        }


class WeeksForm(QuestionForm):
    """How many weeks the first part runs."""

    weeks = forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how many weeks.")},
    )

    def offer(self) -> None:
        """Offer three to six weeks."""
        self.fields["weeks"].choices = [  # type: ignore[attr-defined]
            (str(weeks), _("%(weeks)d weeks") % {"weeks": weeks}) for weeks in WEEKS
        ]


class EquipmentForm(QuestionForm):
    """What is at hand: items, and things that stand in for them."""

    equipment = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def offer(self) -> None:
        """Offer every item and every stand-in."""
        self.fields["equipment"].choices = [  # type: ignore[attr-defined]
            (thing, _(name)) for item in self.catalogue.equipment.values() for thing, name in _things(item)
        ]

    def items(self) -> list[dict[str, Any]]:
        """Each item with its own tick and those of its stand-ins."""
        drawn = {option.value: option for option in self.options()}
        return [
            {
                "name": _(item.name),
                "plain": _(item.plain),
                "options": [drawn[thing] for thing, _name in _things(item)],
            }
            for item in self.catalogue.equipment.values()
        ]


class SideForm(QuestionForm):
    """The side that gets more."""

    worse_side = forms.ChoiceField(
        choices=[
            ("none", gettext_lazy("Both about the same")),
            ("left", gettext_lazy("The left one")),
            ("right", gettext_lazy("The right one")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one; “about the same” is fine.")},
    )


def _things(item: Equipment) -> list[tuple[str, str]]:
    """Ids and names of an item and of what stands in for it."""
    return [(item.id, item.name), *((each.id, each.name) for each in item.stand_ins)]


def _spot(region: BodyRegion, side: str, drawn: Mapping[str, Any]) -> dict[str, Any]:
    """One place of the body map: its checkbox and where the style sheet puts it."""
    value = f"{region.id}.{side}"
    return {
        "value": value,
        "css": f"spot-{region.id}-{side}",
        "id": drawn[value].id_for_label,
        "is_checked": drawn[value].data["selected"],
        "side": side_name(side),
    }


def sides_of(kind: str) -> tuple[str, ...]:
    """Return the sides that a region has, in the order they are shown."""
    return ("left", "right") if kind == "each" else ("middle",)


def side_name(side: str) -> str:
    """Return a side in words."""
    return {"left": _("left"), "right": _("right"), "middle": _("middle")}[side]
