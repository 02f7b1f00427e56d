from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_only_grows")]

    operations = [
        migrations.AlterField(model_name="act", name="topic", field=models.CharField(max_length=40)),
    ]
