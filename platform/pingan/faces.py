"""The pages: an entrance and the faces, each a built frontend entry with its configuration beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from pingan import __version__
from pingan.cases import escalation
from pingan.config import county
from pingan.core import crypto, disk, exposure, rights
from pingan.maps.config import page_config
from pingan.notices import selectors as notices
from pingan.people import policy
from pingan.people.actors import Actor
from pingan.people.checks import demo_accounts
from pingan.people.roles import FACES, ROLES, Face
from pingan.people.sessions import SessionStore
from pingan.territory import calendar

# InterfaceError, of a connection that broke before, is no DatabaseError.
DATABASE_AWAY = (DatabaseError, InterfaceError)
# So many empty posts are told; the county's come first.
MOST_POSTS = 20


@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    """The three doors; somebody signed in goes straight to the face of the post."""
    actor = _who(request)
    if actor is not None and "stay" not in request.GET:
        return HttpResponseRedirect(ROLES[actor.role].face.path)
    return render(request, "faces/entrance.html", {"version": __version__})


def _who(request: HttpRequest) -> Actor | None:
    """Who is signed in on this device. Nobody while the database is away: the doors open all the same, and
    behind them a phone keeps what is written until it is back."""
    session: SessionStore = request.session  # type: ignore[assignment]  # SESSION_ENGINE
    try:
        return session.actor()
    except DATABASE_AWAY:
        return None


def face(shown: Face) -> Callable[..., HttpResponse]:
    """The page of one face. It sets the CSRF cookie, which the first sign-in already needs."""

    @require_safe
    @ensure_csrf_cookie
    def view(request: HttpRequest) -> HttpResponse:
        context = {"face": shown.name, "entry": _entry(shown.entry), "config": _page_config()}
        response = render(request, f"faces/{shown.name}.html", context)
        # The page names the built files of this release; a cached one would ask for files that are gone.
        response["Cache-Control"] = "no-cache"
        return response

    return view


def astray(shown: Face) -> Callable[..., HttpResponse]:
    """An address under a face that leads nowhere, mistyped or long gone: the face itself knows the way."""

    @require_safe
    def view(_request: HttpRequest, rest: str) -> HttpResponse:
        return HttpResponseRedirect(shown.path)

    return view


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """The worker of the phone's page, with the files of this release written before its text. It lies under
    the address of its face, so that it has to do with nothing else; a browser asks for it anew each time."""
    shown, source = FACES["field"], settings.FRONTEND_DIST / "worker.js"
    # Where the pages are being built there is one without the other.
    if not source.is_file() or shown.entry not in _manifest():
        raise Http404
    given = json.dumps(_given(shown), ensure_ascii=True)
    text = f"self.PINGAN = {given};\n{source.read_text(encoding='utf-8')}"
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def web_manifest(_request: HttpRequest) -> JsonResponse:
    """What a phone needs to put the page among its applications."""
    shown, purposes = FACES["field"], {"any": "icon", "maskable": "icon-maskable"}
    return JsonResponse(
        {
            "id": shown.path,
            "start_url": shown.path,
            "scope": shown.path,
            "display": "standalone",
            "name": _("PingAn Grid · Worker"),
            "short_name": _("PingAn Grid"),
            "lang": get_language(),
            "background_color": "#f6f3ec",
            "theme_color": "#1c5c66",
            "icons": [
                {
                    "src": static(f"faces/{file}-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for purpose, file in purposes.items()
                for size in (192, 512)
            ],
        },
        content_type="application/manifest+json",
        headers={"Cache-Control": "no-cache"},
    )


@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok", "version": __version__})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """The process can serve: the database answers, its tables are this release's, the keys open them, and
    there is room to write. What is to be mended beside that is told to who mends it: which walls are not
    there, and where nobody is at work, is no stranger's business."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        locked = "" if waiting else crypto.unfit()
        # Nothing that hinders serving, but a wall that is not there: `./run doctor` tells it.
        excess = [] if waiting else rights.excess()
        too_much = {"servers_role": excess} if excess else {}
        # What makes limits wrong, or lets them fall silent, hinders no serving either.
        told = {} if waiting else _about_time()
        # Whose password everybody knows is no secret either; the banner of `./run` says only what is true.
        open_demo = {"demo_accounts": demo_accounts()} if settings.DEMO_ACCOUNTS and not waiting else {}
    except DATABASE_AWAY as error:
        # A balancer looks at the status only; a person looks here first when nothing works.
        return JsonResponse({"status": "database_unreachable", "cause": type(error).__name__}, status=503)
    if waiting:
        return JsonResponse({"status": "migrations_waiting", "n": len(waiting)}, status=503)
    if locked:
        return JsonResponse({"status": locked}, status=503)
    if disk.full():
        where = {"disk_low": disk.low()} if _mends(request) else {}
        return JsonResponse({"status": "disk_full", **where}, status=503)
    more = {**open_demo, **too_much, **told} if _mends(request) else {}
    return JsonResponse({"status": "ready", "version": __version__, **more})


def _mends(request: HttpRequest) -> bool:
    """Somebody on this machine, or whoever keeps the county's configuration: their page warns of it."""
    if exposure.is_here(request.META.get("REMOTE_ADDR", "")):
        return True
    actor = _who(request)
    return actor is not None and policy.may(actor.role, "config.write")


def _about_time() -> dict[str, list[str]]:
    """Years that should be announced and are not, posts that late cases come up to and nobody holds, changes
    that do not reach the backups, places that are nearly full, and who is told of nothing."""
    years = [str(year) for year in calendar.missing()]
    posts = [f"{role} {area_code}" for role, area_code in escalation.unmanned()][:MOST_POSTS]
    archive = _archive()
    return {
        **({"years_missing": years} if years else {}),
        **({"posts_empty": posts} if posts else {}),
        **({"archive_failing": archive} if archive else {}),
        **({"disk_low": low} if (low := disk.low()) else {}),
        **({"notices_unreached": lost} if (lost := notices.unreached_of_all()) else {}),
        **({"acts_unheard": acts} if (acts := notices.unheard_of_all()) else {}),
    }


def _archive() -> list[str]:
    """Since when changes do not reach the backups; nothing where they do, or where there are none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT last_failed_time FROM pg_stat_archiver WHERE current_setting('archive_mode') <> 'off'"
            " AND last_failed_time > coalesce(last_archived_time, '-infinity')"
        )
        found = cursor.fetchone()
    return [found[0].isoformat(timespec="minutes")] if found else []


def _page_config() -> dict[str, Any]:
    leaflet = settings.LEAFLET_CONFIG
    return {
        "language": get_language(),
        "version": __version__,
        "map": page_config(leaflet),
        "county": _county(leaflet.get("COUNTY")),
        "quiet_hours": settings.QUIET_HOURS,
        "years_missing": _years_missing(),
        "provider": _provider(),
        "address": _address(),
        # Fetched by the pages where a map is shown, and only there.
        "leaflet": {"script": static("leaflet/leaflet.js"), "style": static("leaflet/leaflet.css")},
    }


def _county(drawn: dict[str, str] | None) -> dict[str, Any] | None:
    """How the county is called and shown: as its administrators say, or as its areas came. A page opens all
    the same while the database is away."""
    try:
        return _told_county(drawn)
    except DATABASE_AWAY:
        return {**(drawn or {}), "emblem": ""}


def _told_county(drawn: dict[str, str] | None) -> dict[str, Any] | None:
    return drawn and dict(county.told(drawn["code"], drawn["name"], drawn["name_en"]))


def _address() -> str:
    """By what address everybody comes here; empty where that is this machine's own name for itself."""
    own = urlsplit(settings.PUBLIC_ADDRESS).hostname in {"localhost", "127.0.0.1", "::1"}
    return "" if own else settings.PUBLIC_ADDRESS


def _provider() -> dict[str, str] | None:
    """By whom one may sign in instead, and where that begins."""
    known = settings.OIDC
    return known and {"name": known["name"], "name_en": known["name_en"], "path": "/sign-in/provider"}


def _years_missing() -> list[str]:
    """Years whose days are counted provisionally, told where limits are worked by. A page opens all the same
    while the database is away."""
    try:
        return [str(year) for year in calendar.missing()]
    except DATABASE_AWAY:
        return []


def _entry(source: str) -> dict[str, Any]:
    """Files of a frontend entry by Vite's manifest: the module, its style sheets, what it preloads."""
    manifest = _manifest()
    chunk = manifest.get(source)
    if chunk is None:
        return {"module": None, "styles": [], "preload": []}
    imported = _imports(chunk, manifest)
    styles = dict.fromkeys(css for part in [*imported, chunk] for css in part.get("css", []))
    return {
        "module": f"app/{chunk['file']}",
        "styles": [f"app/{css}" for css in styles],
        "preload": [f"app/{part['file']}" for part in imported],
    }


def _imports(
    chunk: dict[str, Any], manifest: dict[str, Any], kinds: tuple[str, ...] = ("imports",)
) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    waiting = [key for kind in kinds for key in chunk.get(kind, [])]
    while waiting:
        key = waiting.pop(0)
        if key not in found:
            found[key] = manifest[key]
            waiting.extend(other for kind in kinds for other in manifest[key].get(kind, []))
    return list(found.values())


def _given(shown: Face) -> dict[str, Any]:
    """A face's files for its worker: all that its entry may ever load, and what the page itself names. The
    version is made of them and of what the page says, the county's name and emblem among it; that years
    without announced holidays are told changes none. While the database is away there is no answer, and
    phones keep what they have: a page without its emblem is no new version."""
    leaflet, manifest = settings.LEAFLET_CONFIG, _manifest()
    parts = _imports(manifest[shown.entry], manifest, kinds=("imports", "dynamicImports"))
    parts.append(manifest[shown.entry])
    built = {file for part in parts for file in (part["file"], *part.get("css", ()), *part.get("assets", ()))}
    beside = ("faces/floor.js", "faces/icon.svg", "leaflet/leaflet.js", "leaflet/leaflet.css")
    told = [__version__, page_config(leaflet), _told_county(leaflet.get("COUNTY")), settings.QUIET_HOURS]
    files = sorted(static(f"app/{file}") for file in built) + [static(file) for file in beside]
    return {
        "version": sha256(json.dumps([files, told], sort_keys=True).encode()).hexdigest()[:16],
        "page": shown.path,
        "module": static(f"app/{manifest[shown.entry]['file']}"),
        "files": files,
    }


def _manifest() -> dict[str, Any]:
    return _read_manifest() if not settings.DEBUG else _read_manifest.__wrapped__()


@cache
def _read_manifest() -> dict[str, Any]:
    file = settings.FRONTEND_DIST / ".vite" / "manifest.json"
    manifest: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return manifest
