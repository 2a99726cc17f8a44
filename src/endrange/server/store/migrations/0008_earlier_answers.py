"""Answers before a session can be corrected; what was answered first is kept beside them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more, empty for everything that was never corrected."""

    dependencies = [("store", "0007_units")]

    operations = [migrations.AddField("sessioncheck", "earlier", models.JSONField(default=list))]
