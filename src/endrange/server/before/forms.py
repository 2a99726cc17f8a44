"""The three questions on one page: a number, what is new, and the weight on the legs."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue
from endrange.catalogue.before_session import BeforeQuestion
from endrange.screening import BeforeAnswers, IncompleteCheckError, Verdict, judge_before_session
from endrange.server.first_visit.forms import Option

PAIN = "pain"


class BeforeForm(forms.Form):
    """Fields as the catalogue has the questions."""

    use_required_attribute = False
    asks_several = True
    """What is missing is said with its question."""
    verdict: Verdict
    """What follows; there once the form is valid."""

    def __init__(self, *args: Any, catalogue: Catalogue, is_first: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue = catalogue
        self.fields[PAIN] = forms.TypedChoiceField(
            label=_(catalogue.before_session.pain.ask),
            choices=[(str(score), str(score)) for score in range(11)],
            coerce=int,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a number from 0 to 10.")},
        )
        for question in catalogue.before_session.questions:
            asked = question.first_ask if is_first and question.first_ask else question.ask
            self.fields[question.id] = _field(question, _(asked))

    def clean(self) -> dict[str, Any]:
        """Judge the answers; “nothing” beside something contradicts itself."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.verdict = judge_before_session(self.answers(), catalogue=self.catalogue)
            except IncompleteCheckError as gap:
                for place in gap.unanswered:
                    self.add_error(place, _("These two do not go together. Take one of them away."))
        return cleaned

    def answers(self) -> BeforeAnswers:
        """Return the answers as screening reads them."""
        ticked = {place: given for place, given in self.cleaned_data.items() if place != PAIN}
        return BeforeAnswers(self.cleaned_data[PAIN], {place: _set(given) for place, given in ticked.items()})

    def kept(self) -> dict[str, Any]:
        """Return the answers as they are kept."""
        answers = self.answers()
        return {
            "pain": answers.pain,
            "ticked": {place: sorted(ids) for place, ids in answers.ticked.items()},
        }

    @staticmethod
    def as_initial(kept: Mapping[str, Any]) -> dict[str, Any]:
        """Return kept answers as the form shows them."""
        ticked: Mapping[str, list[str]] = kept["ticked"]
        return {PAIN: kept["pain"], **ticked}

    def scale(self) -> Iterator[Option]:
        """The numbers of the pain."""
        yield from _options(self[PAIN])

    def questions(self) -> Iterator[dict[str, Any]]:
        """The other questions, each with its answers."""
        for question in self.catalogue.before_session.questions:
            field = self[question.id]
            alone = {answer.id for answer in question.answers if answer.alone}
            yield {"field": field, "options": list(_options(field, alone)), "several": question.several}


def read_answers(kept: Mapping[str, Any]) -> BeforeAnswers:
    """Read kept answers back."""
    return BeforeAnswers(kept["pain"], {place: frozenset(ids) for place, ids in kept["ticked"].items()})


def _field(question: BeforeQuestion, asked: str) -> forms.Field:
    choices = [(answer.id, _(answer.text)) for answer in question.answers]
    errors = {"required": _("Choose what fits.")}
    if question.several:
        return forms.MultipleChoiceField(
            label=asked,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages=errors,
        )
    return forms.ChoiceField(label=asked, choices=choices, widget=forms.RadioSelect, error_messages=errors)


def _set(given: str | list[str]) -> frozenset[str]:
    return frozenset([given] if isinstance(given, str) else given)


def _options(field: forms.BoundField, alone: Collection[str] = ()) -> Iterator[Option]:
    for widget in field.subwidgets:
        value, label = str(widget.data["value"]), str(widget.data["label"])
        yield Option(widget.tag(), widget.id_for_label, value, label, "", goes_alone=value in alone)
