"""A safety check keeps the circumstances that decided which signs were asked; older checks asked everything.

A check that is being asked keeps them beside its answers, and the moment of the last one. Pains are found by when
they came to be known, on every page.
"""

from typing import Any

from django.db import migrations, models


def reshape_drafts(apps: Any, _schema: Any) -> None:
    """Keep every answer of a check that is half answered; its circumstances are still to be asked."""
    for draft in apps.get_model("store", "AnswersDraft").objects.all():
        signs = draft.answers.get("safety")
        if signs is not None:
            kept = {"signs": signs, "circumstances": None, "at": draft.changed_at.isoformat()}
            draft.answers["safety"] = kept
            draft.save()


class Migration(migrations.Migration):
    """One column more, empty for the checks there are, and drafts of another shape."""

    dependencies = [("store", "0009_parts_left")]

    operations = [
        migrations.AddField("safetycheck", "circumstances", models.JSONField(default=None, null=True)),
        migrations.AddIndex(
            "event", models.Index(fields=["person", "kind", "received_at"], name="event_of_kind")
        ),
        migrations.RunPython(reshape_drafts, migrations.RunPython.noop),
    ]
