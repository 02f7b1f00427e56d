"""Django inside the bench: sets the base database up through the platform's own services."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO

import django

from tests.bench.machine import REPOSITORY
from tests.bench.place import Person


def set_up(database: str) -> None:
    """Start Django on that database. Once per process, before anything of the platform is imported."""
    sys.path.insert(0, str(REPOSITORY / "platform"))
    os.environ["PINGAN_DB_NAME"] = database
    os.environ["PINGAN_DEBUG"] = "0"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pingan.settings")
    django.setup()


def use(database: str) -> None:
    """Let Django's connection of this thread go to another of our databases."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = database


def furnish() -> dict[str, Person]:
    """Tables, county, calendar and the demo's cast, each member signed in once; by user name."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from pingan.core.area_codes import Level
    from pingan.demo.cast import enrol
    from pingan.people.models import Post
    from pingan.territory.models import CURRENT, Area

    with redirect_stdout(StringIO()):
        _migrate()
        call_command("load_county")
        call_command("load_calendar")
    county = Area.objects.get(CURRENT, level=Level.COUNTY)
    enrol(county.code, settings.REPOSITORY / "fixtures" / "demo" / "cast.json")
    people = {post.account.username: signed_in(post) for post in Post.objects.select_related("account")}
    connection.close()
    return people


def _migrate() -> None:
    """In a process of its own, which comes as the tables' owner."""
    told = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"]
    subprocess.run(told, cwd=REPOSITORY / "platform", check=True)


def signed_in(post: object) -> Person:
    """One more device of the post's account."""
    from pingan.people.models import Post
    from pingan.people.sessions import SessionStore

    assert isinstance(post, Post)
    store = SessionStore()
    store.sign_in(account_id=post.account_id, post_id=post.id, user_agent="bench")
    return Person(post.account_id, post.id, post.role, post.area_code, store.session_key or "")
