"""The people of the demo: organisations, about fifty accounts, one post each. All invented."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password

from pingan.core import clock
from pingan.core.area_codes import village_of
from pingan.people import services
from pingan.people.actors import Actor
from pingan.people.employment import employer_of
from pingan.people.models import Account
from pingan.people.passwords import DEMO_PASSWORD
from pingan.territory import selectors as territory


@dataclass
class Cast:
    """Who plays: actors by the area of their post."""

    workers: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))  # by village
    dispatchers: dict[str, Actor] = field(default_factory=dict)  # by township
    mediators: list[Actor] = field(default_factory=list)
    county: list[Actor] = field(default_factory=list)  # who dispatches for all of it
    departments: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))  # by their name
    leaders: list[Actor] = field(default_factory=list)
    administrators: list[Actor] = field(default_factory=list)

    def add(self, actor: Actor, organisation: str) -> None:
        if actor.role == "grid_worker":
            self.workers[village_of(actor.area_code)].append(actor)
        elif actor.role == "dispatcher":
            self.dispatchers[actor.area_code] = actor
        elif actor.role == "mediator":
            self.mediators.append(actor)
        elif actor.role == "county_dispatcher":
            self.county.append(actor)
        elif actor.role == "department":
            self.departments[organisation].append(actor)
        elif actor.role == "leader":
            self.leaders.append(actor)
        elif actor.role == "administrator":
            self.administrators.append(actor)

    def first_worker(self) -> Actor:
        """The worker of the demo's first grid, by whose phone most people begin to look."""
        everybody = (one for there in self.workers.values() for one in there)
        return min(everybody, key=lambda one: one.area_code)

    def mediators_of(self, township: str) -> list[Actor]:
        return [actor for actor in self.mediators if actor.covers(township)]


@dataclass(frozen=True, slots=True)
class _Part:
    username: str
    name: str
    role: str
    area_code: str
    # Of whom there are several in one place, by their names; the usual employer without.
    organisation: str = ""
    organisation_en: str = ""


def enrol(county_code: str, script: Path) -> Cast:
    """Open every account of the script that is not there yet, with its post as of a year ago."""
    content = json.loads(script.read_text(encoding="utf-8"))
    cast = Cast()
    since = clock.today() - timedelta(days=365)
    for part in _parts(county_code, content):
        employer = employer_of(
            part.role, part.area_code, name=part.organisation, name_en=part.organisation_en
        )
        account = _account(part, content["password"])
        post = account.posts.first() or services.appoint(
            account=account,
            role=part.role,
            area_code=part.area_code,
            organisation=employer,
            starts_on=since,
        )
        # As the post says, which may be of an earlier script.
        actor = Actor(account.id, post.id, post.role, post.area_code, post.organisation_id, account.name)
        cast.add(actor, post.organisation.name)
    return cast


def places_of(county_code: str) -> dict[str, str]:
    """The areas that the demo's scripts call by a word, each with its code."""
    home, neighbour = [area.code for area in territory.children_of(county_code)][:2]
    village = territory.children_of(home)[0].code
    first_grid, next_grid = [area.code for area in territory.children_of(village)][:2]
    return {
        "county": county_code,
        "first_township": home,
        "next_township": neighbour,
        "first_grid": first_grid,
        "next_grid": next_grid,
    }


def _parts(county_code: str, content: dict[str, Any]) -> list[_Part]:
    """The named ones around the demo's first grid, then a dispatcher per township, mediators and workers."""
    townships = [area.code for area in territory.children_of(county_code)]
    village = territory.children_of(townships[0])[0].code
    places = places_of(county_code)
    parts = [
        _Part(
            entry["username"],
            entry["name"],
            entry["role"],
            places[entry["place"]],
            entry.get("organisation", ""),
            entry.get("organisation_en", ""),
        )
        for entry in content["named"]
    ]
    posts = [("dispatcher", code) for code in townships[2:]]
    posts += [("mediator", code) for code in townships[1:5]]
    posts += [("grid_worker", code) for code in _scattered_grids(townships, village)]
    for number, (name, (role, code)) in enumerate(zip(content["others"], posts, strict=False), start=1):
        parts.append(_Part(f"demo{number:02}", name, role, code))
    return parts


def _scattered_grids(townships: list[str], taken_village: str) -> list[str]:
    """First grids of villages, township by township in turn, so that all parts have a worker."""
    villages = [
        [area.code for area in territory.children_of(township) if area.code != taken_village]
        for township in townships
    ]
    turns = max(len(row) for row in villages)
    ordered = [row[turn] for turn in range(turns) for row in villages if turn < len(row)]
    return [territory.children_of(village)[0].code for village in ordered]


_hashed: dict[str, str] = {}


def _account(part: _Part, password: str) -> Account:
    """All demo accounts share a password, so its hash, most of a second of work, is made once."""
    known = Account.objects.filter(username=part.username).first()
    if known is not None:
        return known
    # Not by `open_account`, which refuses a password that everybody knows.
    account = Account(username=part.username, name=part.name, has_demo_password=password == DEMO_PASSWORD)
    if password not in _hashed:
        _hashed[password] = make_password(password)
    account.password = _hashed[password]
    account.save(force_insert=True)
    return account
