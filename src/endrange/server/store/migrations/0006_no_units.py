"""Nothing was ever shown in units of length or weight, so nobody chooses any."""

from django.db import migrations


class Migration(migrations.Migration):
    """One column less; everything else of the person stays."""

    dependencies = [("store", "0005_put_off")]

    operations = [migrations.RemoveField(model_name="person", name="units")]
