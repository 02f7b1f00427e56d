"""By what a case is found, how far its readers have read, and what one shift leaves to the next.

What is found by are a case's words, folded and without numbers of people, beside it in a table of their own.

The database writes them, so that servers of the last release, which know nothing of it, do too.

Functions name the schema of those they call: what an index is made of is looked up with an empty search path, by
PostgreSQL 17 whenever it works on the index, and by every release when a dump is restored. `0025` says the same to
databases that had these functions before.
"""

import unicodedata

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What `cases.numbers` may take for part of a number: a digit of any script, a Chinese one, and between two of
# them up to two spaces, hyphens or brackets. Ten in a row are fewer than any number has that it knows.
_LETTERS = [chr(point) for point in range(0x110000)]
_DIGITS = "".join(letter for letter in _LETTERS if unicodedata.decimal(letter, None) is not None)
_SPACES = "".join(letter for letter in _LETTERS if letter.isspace() and letter > " ")
_DIGIT = f"[{_DIGITS}零一二三四五六七八九〇幺]"
_GAP = f"[-\\s{_SPACES}‐-―－_·()（）]"

FUNCTIONS = f"""
-- Full-width letters become plain ones, capitals small ones, and any space one blank.
CREATE FUNCTION cases_folded(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(normalize(written, NFKC)), '\\s+', ' ', 'g')
$$;

-- Without whatever may be the number of a person, whoever reads it.
CREATE FUNCTION cases_findable(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT public.cases_folded(regexp_replace(written, '(?:{_DIGIT}{_GAP}{{0,2}}){{10,}}', ' ', 'g'))
$$;

CREATE FUNCTION cases_words_of(code text, what text, place_note text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(code) || E'\\n' || public.cases_findable(what) || E'\\n' || public.cases_findable(place_note)
$$;

-- Every two letters that stand beside each other.
CREATE FUNCTION cases_pairs(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ARRAY(
    SELECT one || next
    FROM unnest(string_to_array(words, NULL), (string_to_array(words, NULL))[2:]) AS pair (one, next)
    WHERE one > ' ' AND next > ' '
  )
$$;

-- What the index holds of a case: those pairs, and the areas it lies in.
CREATE FUNCTION cases_tokens(words text, grid_code text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT public.cases_pairs(words)
      || ARRAY['@' || left(grid_code, 6), '@' || left(grid_code, 9), '@' || left(grid_code, 12), '@' || grid_code]
$$;

CREATE FUNCTION cases_write_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cases_wording (case_id, words, grid_code, received_at)
  VALUES (NEW.id, cases_words_of(NEW.code, NEW.what, NEW.place_note), NEW.grid_code, NEW.received_at)
  ON CONFLICT (case_id) DO UPDATE SET words = EXCLUDED.words, grid_code = EXCLUDED.grid_code;
  RETURN NULL;
END $$;
"""
FORGET = """
DROP FUNCTION cases_tokens, cases_pairs, cases_words_of, cases_findable, cases_folded;
"""

TRIGGERS = """
CREATE TRIGGER cases_case_words_come AFTER INSERT ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_write_words();
CREATE TRIGGER cases_case_words_change AFTER UPDATE OF what, place_note, grid_code ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_write_words();
"""
UNDO_TRIGGERS = """
DROP TRIGGER cases_case_words_come ON cases_case;
DROP TRIGGER cases_case_words_change ON cases_case;
DROP FUNCTION cases_write_words;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_clocks_are_watched"),
        ("people", "0005_failures_are_uses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, FORGET),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="wording",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("words", models.TextField()),
                ("grid_code", models.CharField(max_length=15)),
                ("received_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(TRIGGERS, UNDO_TRIGGERS),
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county", models.CharField(max_length=6)),
                ("tab", models.CharField(max_length=20)),
                ("seq", models.BigIntegerField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("account", "county", "tab"), name="cases_readmark_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="ShiftNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("words", models.CharField(blank=True, max_length=2000)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "version"), name="cases_shiftnote_versions"
                    )
                ],
            },
        ),
    ]
