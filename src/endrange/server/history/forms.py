"""The form that corrects a session's record. The original stays; a correction is one more event."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from endrange.records import SessionRecord, uuid7
from endrange.records.events import MAX_SECONDS
from endrange.records.identifiers import RANDOM_BYTES
from endrange.server.history.account import Line

NOTE_LIMIT = 4000
OUT_OF_RANGE = ("invalid", "min_value", "max_value")


class CorrectionForm(forms.Form):
    """Seconds of each block that was done or offered, pain, effort and note."""

    pain = forms.IntegerField(
        label=_("Pain at the end, 0 to 10"),
        help_text=_("0 is no pain. Leave it empty if you do not know."),
        required=False,
        min_value=0,
        max_value=10,
        error_messages=dict.fromkeys(OUT_OF_RANGE, _("Pain is a whole number from 0 to 10.")),
    )
    effort = forms.IntegerField(
        label=_("How hard it was, 0 to 10"),
        required=False,
        min_value=0,
        max_value=10,
        error_messages=dict.fromkeys(OUT_OF_RANGE, _("How hard it was is a whole number from 0 to 10.")),
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=NOTE_LIMIT, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, lines: Sequence[Line], record: SessionRecord, **kwargs: Any) -> None:
        self.lines = tuple(lines)
        self.record = record
        super().__init__(*args, **kwargs)
        self.initial = self._as_it_stands()
        for number, line in enumerate(self.lines):
            self.fields[f"seconds-{number}"] = forms.IntegerField(
                label=_("Seconds of %(name)s, %(detail)s, %(side)s") % vars(line),
                min_value=0,
                max_value=MAX_SECONDS,
            )

    def _as_it_stands(self) -> dict[str, Any]:
        seconds = {f"seconds-{number}": round(line.seconds) for number, line in enumerate(self.lines)}
        return {"pain": self.record.pain, "effort": self.record.effort, "note": self.record.note} | seconds

    def rows(self) -> list[tuple[Line, forms.BoundField]]:
        """Each block with the field for its seconds."""
        return [(line, self[f"seconds-{number}"]) for number, line in enumerate(self.lines)]

    def in_words(self) -> list[forms.BoundField]:
        """The fields that are not seconds."""
        return [self[name] for name in ("pain", "effort", "note")]

    def event(self, *, now: datetime) -> dict[str, Any]:
        """Return the correction as an event; only blocks that were changed are in it."""
        given = self.cleaned_data
        seconds = {
            line.block: given[f"seconds-{number}"]
            for number, line in enumerate(self.lines)
            if given[f"seconds-{number}"] != round(line.seconds)
        }
        return {
            "id": str(uuid7(int(now.timestamp() * 1000), secrets.token_bytes(RANDOM_BYTES))),
            "session": str(self.record.session),
            "kind": "session-corrected",
            "at": now.isoformat(),
            "data": {
                "seconds": seconds,
                "pain": given["pain"],
                "effort": given["effort"],
                "note": given["note"],
            },
        }
