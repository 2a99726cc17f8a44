"""How many parts of a session were left is kept with its summary; older ones are made anew at the start."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more; `journal.FOLD_VERSION` has gone up with it."""

    dependencies = [("store", "0008_earlier_answers")]

    operations = [
        migrations.AddField("sessionsummary", "parts_left", models.PositiveSmallIntegerField(default=0)),
    ]
