"""The two tables of notices in the configuration: who hears of what, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pingan.config.sections import SECTIONS, Choice, Column, Draft, Fault, Section
from pingan.core.errors import Text
from pingan.notices import audiences, routes, texts
from pingan.notices.gateways import EMAIL, HOOK, PUSH, SMS, WECOM
from pingan.people.roles import ROLES

# Later than a day after an act nobody is told of it.
_LATEST = 24 * 60

CHANNEL_LABELS: dict[str, Text] = {
    WECOM: _("WeCom"),
    SMS: _("Short message"),
    EMAIL: _("E-mail"),
    HOOK: _("Web hook"),
    PUSH: _("Push to the browser"),
}
_OF_A_CASE: dict[str, Text] = {
    audiences.HOLDER: _("whoever holds the case"),
    audiences.REPORTER: _("whoever reported it"),
    audiences.NAMED: _("others whom the act names"),
    audiences.ORGANISATION: _("the organisation it is assigned to"),
    audiences.ASKED: _("organisations that something is asked of"),
    audiences.LEVEL: _("posts that it has come up to"),
}
_URGENCIES = (
    Choice(routes.NOW, _("at once, at night too")),
    Choice(routes.NORMAL, _("at once, at night in the morning")),
    Choice(routes.DIGEST, _("gathered, three times a day")),
)
_LANGUAGES = (Choice("zh", _("Chinese")), Choice("en", _("English")))


def _audiences() -> tuple[Choice, ...]:
    of_roles = (Choice(role.name, role.label) for role in ROLES.values())
    return (*(Choice(word, label) for word, label in _OF_A_CASE.items()), *of_roles)


def _channels() -> tuple[Choice, ...]:
    return tuple(Choice(code, label) for code, label in CHANNEL_LABELS.items())


def register() -> None:
    SECTIONS.register(routes.SECTION, ROUTES)
    SECTIONS.register(texts.SECTION, TEXTS)


def _check_routes(draft: Draft) -> Iterator[Fault]:
    known = set(routes.acts()) | {str(row["act"]) for row in routes.shipped()}
    for row in draft.rows:
        if row["act"] not in known:
            yield Fault(ROUTES.named(row), "act", _("Cases have no such act."))


def _check_texts(draft: Draft) -> Iterable[Fault]:
    known = ", ".join(f"{{{name}}}" for name in texts.FIELDS)
    for row in draft.rows:
        for name in texts.unknown_fields(str(row["text"])):
            reason = format_lazy(
                _("There is no field {{{name}}}. These can be used: {known}"), name=name[:40], known=known
            )
            yield Fault(TEXTS.named(row), "text", reason)


ROUTES = Section(
    code=routes.SECTION,
    label=_("Notices"),
    about=_(
        "Who hears of which act, by which channel and how soon. Minutes later, only who has not seen the case"
        " by then hears. Where “telephone” is ticked, the desk is asked to call whom nothing reached."
    ),
    columns=(
        Column("act", "code", _("Act"), required=True, most=40),
        Column("audience", "choice", _("Who"), required=True, choices=_audiences()),
        Column("channel", "choice", _("How"), required=True, choices=_channels()),
        Column("urgency", "choice", _("How soon"), required=True, choices=_URGENCIES),
        Column(
            "after",
            "number",
            _("Minutes later"),
            most=_LATEST,
            hint=_("Only who has not seen it. 0: at once."),
        ),
        Column("call", "flag", _("Telephone")),
        Column("says", "text", _("What it says"), required=True, most=40),
        Column("says_en", "text", _("In English"), most=80),
    ),
    key=("act", "audience", "channel"),
    check=_check_routes,
    shipped=routes.shipped,
)

TEXTS = Section(
    code=texts.SECTION,
    label=_("Words of notices"),
    about=_(
        "What a notice says, by audience, channel and language. Names in braces are filled in: {says},"
        " {code}, {deadline}, {link}, {count}, {codes}. Nothing else is: a notice lies on locked screens."
    ),
    columns=(
        Column(
            "audience",
            "choice",
            _("Who"),
            required=True,
            choices=(
                Choice(texts.ANY, _("any")),
                Choice(texts.GATHERED, _("several gathered")),
                *_audiences(),
            ),
        ),
        Column("channel", "choice", _("How"), required=True, choices=_channels()),
        Column("language", "choice", _("Language"), required=True, choices=_LANGUAGES),
        Column("text", "long", _("Text"), required=True, most=texts.LONGEST),
    ),
    key=("audience", "channel", "language"),
    check=_check_texts,
    shipped=texts.shipped,
)
