"""Lengths and weights are told in the units that somebody chooses; at first, in those of where they are."""

from django.db import migrations, models

import endrange.server.store.zones


class Migration(migrations.Migration):
    """One column more."""

    dependencies = [("store", "0006_no_units")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="units",
            field=models.CharField(
                choices=[("metric", "Centimetres, kilograms"), ("imperial", "Feet, inches, pounds")],
                default=endrange.server.store.zones.machine_units,
                max_length=8,
            ),
        ),
    ]
