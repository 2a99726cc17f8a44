"""The forms of the safety check: a few signs, or the circumstances that decide which are asked."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _

from endrange.catalogue.signs import Sign
from endrange.server.first_visit.forms import Option, TickingForm


class SafetyForm(TickingForm):
    """The signs of one screen.

    `offered` are those that it asks now. A page that was opened earlier may have shown others: `shown` says
    which, a yes to any of the screen's signs counts, and nothing else is answered.
    """

    ticks = "signs"
    signs = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    none = forms.BooleanField(required=False)
    shown = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)

    def __init__(
        self, *args: Any, screen: tuple[Sign, ...], offered: tuple[Sign, ...], **kwargs: Any
    ) -> None:
        self.screen = screen
        self.offered = [sign.id for sign in offered]
        super().__init__(*args, **kwargs)

    def offer(self) -> None:
        """Take any sign of the screen."""
        for name in ("signs", "shown"):
            self.fields[name].choices = [(sign.id, _(sign.ask)) for sign in self.screen]  # type: ignore[attr-defined]

    def options(self) -> Iterator[Option]:
        """The signs that are asked now."""
        return (option for option in super().options() if option.value in self.offered)

    def answers(self) -> dict[str, bool]:
        """Return yes or no for every sign that was shown, and yes for every one that was ticked."""
        ticked = self.cleaned_data["signs"]
        shown = self.cleaned_data["shown"] or self.offered
        return {sign: sign in ticked for sign in (*shown, *ticked)}


class AboutYouForm(TickingForm):
    """The circumstances that decide which signs are asked; those that are `known` stand in any case."""

    ticks = "circumstances"
    circumstances = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    none = forms.BooleanField(required=False)

    def __init__(self, *args: Any, known: Collection[str], **kwargs: Any) -> None:
        self.known = known
        super().__init__(*args, **kwargs)

    def offer(self) -> None:
        """Offer every circumstance."""
        every = self.catalogue.about_you.circumstances
        self.fields["circumstances"].choices = [(each.id, _(each.name)) for each in every]  # type: ignore[attr-defined]

    def hints(self) -> Mapping[str, str]:
        """Say why a tick stands."""
        return dict.fromkeys(self.known, _("Ticked because of what you told elsewhere."))

    def options(self) -> Iterator[Option]:
        """Every circumstance, those that are known as ticked for good."""
        for option in super().options():
            is_known = option.value in self.known
            yield replace(option, tag=_ticked_for_good(option)) if is_known else option

    def has_to_choose(self) -> bool:
        """With one that stands, there is nothing to say where no other is true."""
        return not self.known


def _ticked_for_good(option: Option) -> str:
    return format_html('<input type="checkbox" id="{}" checked disabled>', option.id)
