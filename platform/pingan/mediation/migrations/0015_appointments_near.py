"""The township of its case beside each appointment, by which a township's calendar is a range of an index.

Those that there are get theirs in one statement. Servers of the last release leave it empty: the database fills
it in, as they write.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

_GO_ON = """
CREATE FUNCTION mediation_appointment_near() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT left(grid_code, 9) INTO STRICT NEW.township_code FROM public.cases_case WHERE id = NEW.dispute_id;
    RETURN NEW;
END $$;
CREATE TRIGGER mediation_appointment_from_old BEFORE INSERT ON mediation_appointment
    FOR EACH ROW WHEN (NEW.township_code = '') EXECUTE FUNCTION mediation_appointment_near();
"""
_BACK = """
DROP TRIGGER mediation_appointment_from_old ON mediation_appointment;
DROP FUNCTION mediation_appointment_near;
"""
# After the trigger, so that none is written between the two.
_FILL = """
UPDATE mediation_appointment AS a SET township_code = left(c.grid_code, 9)
FROM cases_case AS c WHERE c.id = a.dispute_id AND a.township_code = ''
"""
_STANDS = ~models.Q(state="cancelled")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("mediation", "0014_clashes")]

    operations = [
        migrations.AddField(
            "appointment",
            "township_code",
            models.CharField(db_collation="C", db_default="", max_length=9),
        ),
        migrations.RunSQL(_GO_ON, _BACK),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        AddIndexConcurrently(
            "appointment",
            models.Index(
                fields=["township_code", "starts_at"], condition=_STANDS, name="mediation_appointment_near"
            ),
        ),
        AddIndexConcurrently(
            "appointment",
            models.Index(
                fields=["county_code", "room", "starts_at"], condition=_STANDS, name="mediation_appointment_room"
            ),
        ),
    ]
