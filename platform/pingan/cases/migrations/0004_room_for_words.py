"""Words of tracks may be as long as a track likes; `due` is made anew, as no column it is made from can change."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

_SCOPES = (
    ("county_code", "county"),
    ("township_code", "township"),
    ("grid_code", "grid"),
    ("holder", "holder"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_what_is_due"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(migrations.RemoveIndex(model_name="case", name=f"cases_{name}_due") for _scope, name in _SCOPES),
        migrations.RemoveField(model_name="case", name="due"),
        migrations.AlterField(
            model_name="case", name="state", field=models.CharField(max_length=20)
        ),
        migrations.AlterField(
            model_name="case", name="track", field=models.CharField(max_length=20)
        ),
        migrations.AddField(
            model_name="case",
            name="due",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(state="reported", then=F("accept_due")), default=F("close_due")
                ),
                output_field=models.DateTimeField(),
            ),
        ),
        *(
            migrations.AddIndex(
                model_name="case",
                index=models.Index(
                    F(scope), F("due"), F("id"), condition=Q(closed_at__isnull=True), name=f"cases_{name}_due"
                ),
            )
            for scope, name in _SCOPES
        ),
        migrations.AlterField(
            model_name="step", name="action", field=models.CharField(max_length=30)
        ),
        migrations.AlterField(
            model_name="step",
            name="from_state",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AlterField(
            model_name="step", name="to_state", field=models.CharField(max_length=20)
        ),
    ]
