"""Form, once something watches."""

from collections.abc import Iterator

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import Remarkable
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

TIMES = 2
"""Sessions in a row; chosen."""


def _technique(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    for id_, one in over.session.exercises.items():
        if one.form is None or one.has_good_form or ledger.training.tracks[id_].poor_form < TIMES:
            continue
        yield Proposal(
            Change("advise", exercise=id_),
            Phrase(
                _(
                    "{exercise}: {form} % good form, below 80 % {times} times in a row. It stays as it is "
                    "until the form is steady; its page shows what to look for."
                ),
                names={"exercise": ledger.name(id_)},
                values={"form": round(100 * one.form), "times": ledger.training.tracks[id_].poor_form},
            ),
            (over.session.id,),
        )


TECHNIQUE = Rule(
    id="technique",
    version=1,
    title=_("Form before more"),
    plain=_(
        "An exercise with a form score below 80 % does not go up a step; after two such sessions in a row "
        "the technique is worth another look. Without a form score this rule is silent."
    ),
    sources=("judgement",),
    on=(Remarkable,),
    respond=_technique,
)
