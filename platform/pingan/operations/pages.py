"""The page behind a link of the first day: a form, without a script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pingan.core.errors import Problem
from pingan.operations import beginning
from pingan.people.roles import ROLES

FIELDS = ("username", "name")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The key comes with the query, which no log keeps."""
    said = request.POST if request.method == "POST" else request.GET
    key = said.get("key", "")
    try:
        role = ROLES[beginning.role_of(key)]
        if request.method != "POST":
            return _form(request, {"key": key}, role.name, "")
        fault = _fault(request, key)
    except beginning.NoSuchLink:
        return render(request, "operations/begin.html", {"gone": True}, status=404)
    if fault:
        written = {name: said.get(name, "")[:100] for name in FIELDS}
        return _form(request, {"key": key, **written}, role.name, fault)
    # What is to be done first stands there; a post that does not see it lands where it may.
    return HttpResponseRedirect(f"{role.face.path}#/setup")


def _form(request: HttpRequest, written: dict[str, str], role: str, fault: str) -> HttpResponse:
    context = {"written": written, "role": ROLES[role], "fault": fault}
    return render(request, "operations/begin.html", context, status=422 if fault else 200)


def _fault(request: HttpRequest, key: str) -> str:
    """What is wrong with what was written; empty when there is an administrator now."""
    password = request.POST.get("password", "")
    if password != request.POST.get("again", ""):
        return _("The two passwords differ.")
    try:
        beginning.begin(
            key=key,
            username=request.POST.get("username", ""),
            name=request.POST.get("name", ""),
            password=password,
        )
    except Problem as problem:
        return str(problem.detail or problem.title)
    return ""
