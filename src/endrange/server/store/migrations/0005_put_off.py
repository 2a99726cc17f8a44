"""What Today offered and the person did not want to answer then."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("store", "0004_safety_and_check_ins")]

    operations = [
        migrations.CreateModel(
            name="PutOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=16)),
                ("day", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="put_off",
                        to="store.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "question", "-day"], name="put_off_latest")],
            },
        ),
    ]
