"""User names in their folded form, passwords that others know, and failures that keep no name in clear."""

import re
from collections import Counter

from django.contrib.auth.hashers import check_password
from django.db import migrations, models

from pingan.core.identifiers import folded
from pingan.people.passwords import DEMO_PASSWORD

DEMO_NAMES = re.compile("qian|sun|li|zhou|wu|zheng|wang|chen|demo[0-9]{2}")


def fold_usernames(apps, _schema_editor):
    """Two that differ in letter case alone: the one opened first keeps the name, the next gets a number."""
    accounts = apps.get_model("people", "Account").objects
    names = {}
    for pk, username in accounts.order_by("created_at", "id").values_list("pk", "username"):
        name, number = folded(username), 1
        while name in names:
            number += 1
            name = f"{folded(username)[:36]}-{number}"
        names[name] = (pk, username)
    changed = {pk: name for name, (pk, username) in names.items() if name != username}
    # In two goes: a name may be free only once the other has given it back.
    for pk in changed:
        accounts.filter(pk=pk).update(username=pk.hex)
    for pk, name in changed.items():
        accounts.filter(pk=pk).update(username=name)
    for name, (_pk, username) in names.items():
        if name != folded(username):
            print(f"\n  用户名 {username} 改为 {name} · user name {username} is now {name}", end="")


def mark_demo_passwords(apps, _schema_editor):
    """The demo's people share hashes; a hash takes most of a second, so nobody else's is tried."""
    accounts = apps.get_model("people", "Account").objects
    found = list(accounts.values_list("username", "password"))
    shared = Counter(password for _username, password in found)
    likely = {password for username, password in found if shared[password] > 1 or DEMO_NAMES.fullmatch(username)}
    known = [password for password in likely if check_password(DEMO_PASSWORD, password)]
    accounts.filter(password__in=known).update(has_demo_password=True)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_device_last_opened"),
    ]

    operations = [
        migrations.AddField("account", "must_change_password", models.BooleanField(default=False)),
        migrations.AddField(
            "account", "has_demo_password", models.BooleanField(default=False, editable=False)
        ),
        migrations.RunPython(fold_usernames, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(mark_demo_passwords, migrations.RunPython.noop, elidable=True),
        # What was counted is a quarter of an hour old at most, and is in clear.
        migrations.RunSQL("DELETE FROM people_signinfailure", migrations.RunSQL.noop, elidable=True),
        migrations.RemoveIndex("signinfailure", "people_failure_name_at"),
        migrations.RemoveField("signinfailure", "username"),
        migrations.AddField(
            "signinfailure", "name_hash", models.BinaryField(default=b"", max_length=16), preserve_default=False
        ),
        migrations.AddField("signinfailure", "device_hash", models.BinaryField(max_length=16, null=True)),
        migrations.AddIndex("signinfailure", models.Index(fields=["name_hash", "at"], name="people_failure_name_at")),
    ]
