"""Numbers at commit, and a table that only grows."""

from django.db import migrations

# SECURITY DEFINER: the role of the web server may insert and read, and needs no right to update.
STAMP = """
CREATE FUNCTION journal_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    given bigint;
BEGIN
    -- The stream's row stays locked until this commit is visible: whoever sees n has seen n - 1.
    INSERT INTO journal_stream AS stream (county, head) VALUES (NEW.county, 1)
        ON CONFLICT (county) DO UPDATE SET head = stream.head + 1
        RETURNING head INTO given;
    UPDATE journal_act SET seq = given WHERE id = NEW.id;
    RETURN NULL;
END $$;

-- Deferred: the lock is taken while committing, not while the request is still thinking.
CREATE CONSTRAINT TRIGGER journal_act_stamp AFTER INSERT ON journal_act
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_stamp();
"""

REFUSE = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal only grows: % refused.', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION journal_refuse_unless_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.seq IS NULL AND NEW.seq IS NOT NULL THEN
        OLD.seq := NEW.seq;
        IF OLD IS NOT DISTINCT FROM NEW THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'The journal only grows: % refused.', TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- An act arrives without a number: a forged one could hide a hole.
CREATE TRIGGER journal_act_unnumbered BEFORE INSERT ON journal_act
    FOR EACH ROW WHEN (NEW.seq IS NOT NULL) EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_act_no_update BEFORE UPDATE ON journal_act
    FOR EACH ROW EXECUTE FUNCTION journal_refuse_unless_stamp();
CREATE TRIGGER journal_act_no_delete BEFORE DELETE ON journal_act
    FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_act_no_truncate BEFORE TRUNCATE ON journal_act
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
"""

UNDO = """
DROP TRIGGER journal_act_stamp ON journal_act;
DROP TRIGGER journal_act_unnumbered ON journal_act;
DROP TRIGGER journal_act_no_update ON journal_act;
DROP TRIGGER journal_act_no_delete ON journal_act;
DROP TRIGGER journal_act_no_truncate ON journal_act;
DROP FUNCTION journal_stamp, journal_refuse, journal_refuse_unless_stamp;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL(STAMP + REFUSE, UNDO)]
