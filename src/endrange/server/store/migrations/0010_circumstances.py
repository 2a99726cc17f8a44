"""A safety check keeps the circumstances that decided which signs were asked; older checks asked everything."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more, empty for the checks there are."""

    dependencies = [("store", "0009_parts_left")]

    operations = [
        migrations.AddField("safetycheck", "circumstances", models.JSONField(default=None, null=True)),
    ]
