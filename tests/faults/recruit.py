"""Adds people to the drills' platform and signs each in on a device; prints them as JSON.

Runs as a process inside the platform (`Place.python`). A real sign-in costs half a second of hashing.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402

from pingan.core import clock  # noqa: E402
from pingan.people import services  # noqa: E402
from pingan.people.actors import Actor  # noqa: E402
from pingan.people.models import Account, Organisation, Post  # noqa: E402
from pingan.people.sessions import SessionStore  # noqa: E402


def colleague_of(model: Post, number: int) -> Actor:
    """Another account with the same post as somebody of the demo's cast."""
    name = f"drill-{model.account.username}-{number}"
    account, new = Account.objects.get_or_create(username=name, defaults={"name": name})
    organisation = Organisation.objects.get(pk=model.organisation_id)
    if new:
        post = services.appoint(
            account=account,
            role=model.role,
            area_code=model.area_code,
            organisation=organisation,
            starts_on=clock.today() - timedelta(days=1),
        )
    else:
        post = Post.objects.get(account=account)
    return Actor(account.id, post.id, post.role, post.area_code, organisation.id, account.name)


def told(actor: Actor) -> dict[str, str]:
    store = SessionStore()
    store.sign_in(account_id=actor.account_id, post_id=actor.post_id, user_agent="drill")
    return {
        "account_id": str(actor.account_id),
        "post_id": str(actor.post_id),
        "name": actor.name,
        "role": actor.role,
        "area_code": actor.area_code,
        "session_key": store.session_key or "",
    }


def main(username: str, count: int) -> None:
    model = Post.objects.get(account__username=username)
    with transaction.atomic():
        people = [told(colleague_of(model, number)) for number in range(count)]
    sys.stdout.write(json.dumps(people))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
