from django.db import migrations, models
from django.db.models import Q


def mark_usual(apps, _schema_editor):
    """Until now there was one of a kind in an area, so each is the usual one."""
    apps.get_model("people", "Organisation").objects.update(is_usual=True)


class Migration(migrations.Migration):
    """Several organisations of a kind in one area; kinds of them and roles are words of the policy's tables.

    Servers of the last release go on writing: what they found is marked as usual by nobody, and found all the
    same, since it is the only one there.
    """

    dependencies = [("people", "0003_sign_in")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="is_usual",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunPython(mark_usual, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="organisation", name="people_organisation_one_per_area"),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=["kind", "area_code"], condition=Q(is_usual=True), name="people_organisation_one_usual"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=["kind", "area_code", "name"], name="people_organisation_one_of_a_name"
            ),
        ),
        migrations.AlterField(
            model_name="organisation", name="kind", field=models.CharField(max_length=20)
        ),
        migrations.AlterField(model_name="post", name="role", field=models.CharField(max_length=20)),
    ]
