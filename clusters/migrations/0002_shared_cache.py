from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Sign-in limits are counted in the database, so its cache table belongs to the schema."""

    dependencies = [("clusters", "0001_who_meets")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
