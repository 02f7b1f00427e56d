"""How long cases stood where. The fold of it begins at the first act and catches up in batches by itself, so
nothing is moved over here."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('stats', '0003_room_for_categories'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('pk', models.CompositePrimaryKey('county', 'fold', blank=True, editable=False, primary_key=True, serialize=False)),
                ('county', models.CharField(max_length=6)),
                ('fold', models.CharField(max_length=20)),
                ('seq', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('pk', models.CompositePrimaryKey('area_code', 'month', 'organisation', 'track', 'major', 'bucket', blank=True, editable=False, primary_key=True, serialize=False)),
                ('area_code', models.CharField(db_collation='C', max_length=9)),
                ('month', models.DateField()),
                ('organisation', models.UUIDField()),
                ('track', models.CharField(max_length=20)),
                ('major', models.CharField(max_length=12)),
                ('bucket', models.SmallIntegerField()),
                ('n', models.IntegerField()),
                ('seconds', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('pk', models.CompositePrimaryKey('area_code', 'month', 'organisation', 'track', 'state', 'to_track', 'to_state', 'major', 'bucket', blank=True, editable=False, primary_key=True, serialize=False)),
                ('area_code', models.CharField(db_collation='C', max_length=9)),
                ('month', models.DateField()),
                ('organisation', models.UUIDField()),
                ('track', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('to_track', models.CharField(max_length=20)),
                ('to_state', models.CharField(max_length=20)),
                ('major', models.CharField(max_length=12)),
                ('bucket', models.SmallIntegerField()),
                ('n', models.IntegerField()),
                ('seconds', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('pk', models.CompositePrimaryKey('area_code', 'track', 'state', 'major', 'organisation', blank=True, editable=False, primary_key=True, serialize=False)),
                ('area_code', models.CharField(db_collation='C', max_length=9)),
                ('track', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('major', models.CharField(max_length=12)),
                ('organisation', models.UUIDField()),
                ('n', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Stay',
            fields=[
                ('case_id', models.UUIDField(primary_key=True, serialize=False)),
                ('county_code', models.CharField(max_length=6)),
                ('township_code', models.CharField(max_length=9)),
                ('track', models.CharField(max_length=20)),
                ('major', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=20)),
                ('since', models.DateTimeField()),
                ('organisation', models.UUIDField()),
                ('held_since', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['county_code', 'track', 'state', 'major', 'since'], name='stats_stay_county'), models.Index(fields=['township_code', 'track', 'state', 'major', 'since'], name='stats_stay_township'), models.Index(condition=models.Q(('held_since__isnull', False)), fields=['organisation', 'held_since'], name='stats_stay_organisation')],
            },
        ),
    ]
