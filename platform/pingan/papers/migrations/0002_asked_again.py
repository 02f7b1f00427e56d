from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="boundfile",
            name="pdf_asked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="pdf_asked_at",
            field=models.DateTimeField(null=True),
        ),
    ]
