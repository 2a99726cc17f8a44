"""From one phase to the next, when the gate is open; and which phase the programme begins with."""

from collections.abc import Iterator

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.gate import CALM_REPORTS, is_gate_open
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import Reported, WeekEnded
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

CALM_FROM = 4
"""Pain at rest at the start from which the programme begins with the calm phase; chosen."""


def _calm_start(ledger: Ledger, told: Reported) -> Iterator[Proposal]:
    if not ledger.is_start or told.pain < CALM_FROM:
        return
    yield Proposal(
        Change("phase", phase="calm"),
        Phrase(
            _("Your hip hurts {pain} of 10 at rest, so the programme begins with short, gentle work."),
            values={"pain": told.pain},
        ),
        (told.fact,),
    )


def _restore(ledger: Ledger, told: Reported) -> Iterator[Proposal]:
    if ledger.phase == "calm" and is_gate_open(ledger):
        is_quiet = ledger.pains.days_of_three_or_less >= CALM_REPORTS
        yield Proposal(Change("phase", phase="restore"), Phrase(_CALM_ENOUGH[is_quiet]), (told.fact,))


_CALM_ENOUGH = {
    True: _("Your hip has been quiet for days: 3 of 10 or less, and no flare. Now range comes back."),
    False: _(
        "Two weeks of gentle work, no flare, and pain at rest has not risen. Now range comes back, beginning "
        "with the smallest doses."
    ),
}


def _strengthen(ledger: Ledger, tick: WeekEnded) -> Iterator[Proposal]:
    if ledger.phase != "restore" or not tick.sessions or not is_gate_open(ledger):
        return
    if ledger.weeks_done >= ledger.restore_weeks:
        yield Proposal(
            Change("phase", phase="strengthen"),
            Phrase(
                _(
                    "{weeks} weeks of restoring range are done, and pain is low at rest and in daily tasks. "
                    "Now strength comes in, and stretching goes on with less."
                ),
                values={"weeks": ledger.weeks_done},
            ),
        )
    else:
        yield Proposal(
            Change("phase", phase="strengthen"),
            Phrase(
                _(
                    "After {weeks} weeks everything that strengthening asks for is there already. "
                    "You can begin with it now, or finish the weeks that you have chosen."
                ),
                values={"weeks": ledger.weeks_done},
            ),
            is_offer=True,
        )


def _keep(ledger: Ledger, tick: WeekEnded) -> Iterator[Proposal]:
    if ledger.phase == "strengthen" and tick.sessions and is_gate_open(ledger):
        yield Proposal(
            Change("phase", phase="keep"),
            Phrase(
                _("{weeks} weeks in all. From now on one or two sessions a week keep what you have gained."),
                values={"weeks": ledger.weeks_in_all},
            ),
        )


CALM_START = Rule(
    id="calm-start",
    version=1,
    title=_("A hip that is easily annoyed at the start"),
    plain=_("If pain at rest is 4 of 10 or more at the start, the programme begins with the calm phase."),
    sources=("judgement",),
    on=(Reported,),
    respond=_calm_start,
    answers_pain=True,
)
RESTORE = Rule(
    id="on-to-restore",
    version=2,
    title=_("From calming to restoring range"),
    plain=_(
        "Three days with a report of 3 of 10 or less in a row; or two weeks with four sessions or more after "
        "which pain at rest, told of three times or more, is 5 or less all week and on average no higher "
        "than in the first week. In both cases no flare for seven days, and nothing that waits for somebody "
        "to look at it."
    ),
    sources=("pain-model-pages", "nice-ng226", "judgement"),
    on=(Reported,),
    respond=_restore,
)
STRENGTHEN = Rule(
    id="on-to-strengthen",
    version=3,
    title=_("From restoring range to strengthening"),
    plain=_(
        "At least three weeks of restoring, pain of 2 of 10 or less at rest and 3 or less in daily tasks "
        "for seven days, every exercise of the plan that you may and can do done in full twice, no flare for "
        "seven days, no morning a point worse that no better session has followed, and nothing that waits "
        "for somebody to look at it. Offered as soon as all of that holds; made at the end of a week when "
        "the chosen weeks are done."
    ),
    sources=("hip-programme", "judgement"),
    on=(WeekEnded,),
    respond=_strengthen,
)
KEEP = Rule(
    id="on-to-keep",
    version=3,
    title=_("From strengthening to keeping"),
    plain=_(
        "At least six weeks of strengthening and twelve weeks in all, a last review that did not find it "
        "worse, no flare for seven days, no morning a point worse that no better session has followed, and "
        "nothing that waits for somebody to look at it."
    ),
    sources=("zurich-2020", "judgement"),
    on=(WeekEnded,),
    respond=_keep,
)
