"""E-mail by the county's own mail server (`smtplib`)."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Final

from pingan.notices import gateways
from pingan.notices.channels.base import SENT, Away, Came, Message, Outcome
from pingan.notices.channels.http import SECONDS
from pingan.notices.models import Gateway

_TLS, _STARTTLS, _NONE = "tls", "starttls", "none"
_PORTS: Final = {_TLS: 465, _STARTTLS: 587, _NONE: 25}
_NEVER: Final = 500
_LONGEST: Final = 120
_SUBJECTS: Final = {"zh": "平安网格", "en": "PingAn Grid"}


class Email:
    by_address = True

    def fits(self, address: str) -> str | None:
        said = address.strip()
        _name, plain = parseaddr(said)
        host = plain.rpartition("@")[2]
        sound = plain == said and said.isascii() and said.isprintable() and "." in host and " " not in said
        return said if sound and "@" in said and len(said) <= _LONGEST else None

    def repeats(self, settings: Mapping[str, str]) -> bool:
        """Under the same Message-ID, which mailboxes keep once; another look at a letter harms nobody."""
        return True

    def send(self, messages: Sequence[Message], gateway: Gateway) -> Iterator[tuple[Message, Outcome]]:
        settings = gateways.settings_of(gateway)
        try:
            with self._connected(settings) as server:
                for message in messages:
                    yield message, self._one(server, message, settings["sender"])
        except smtplib.SMTPAuthenticationError as fault:
            raise Away("token_refused") from fault
        except (OSError, smtplib.SMTPException) as fault:
            raise Away("no_answer", in_doubt=True) from fault

    def _connected(self, settings: Mapping[str, str]) -> smtplib.SMTP:
        security = settings.get("security") or _STARTTLS
        port = int(settings.get("port") or _PORTS.get(security, 25))
        if security == _TLS:
            context = ssl.create_default_context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(settings["host"], port, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(settings["host"], port, timeout=SECONDS)
        if security == _STARTTLS:
            server.starttls(context=ssl.create_default_context())
        if settings.get("user"):
            server.login(settings["user"], settings.get("password", ""))
        return server

    def _one(self, server: smtplib.SMTP, message: Message, sender: str) -> Outcome:
        letter = EmailMessage()
        letter["Subject"] = f"{_SUBJECTS[message.language]} {message.code}".strip()
        letter["From"], letter["To"] = sender, message.to
        letter["Message-ID"] = f"<{message.id}@{parseaddr(sender)[1].rpartition('@')[2] or 'localhost'}>"
        letter.set_content(message.text)
        try:
            server.send_message(letter)
        except smtplib.SMTPRecipientsRefused as refused:
            numbers = [number for number, _said in refused.recipients.values()]
            return _refused(max(numbers, default=0))
        except smtplib.SMTPResponseException as refused:
            return _refused(refused.smtp_code)
        return SENT


def _refused(number: int) -> Outcome:
    if number >= _NEVER:
        return Outcome(Came.REFUSED, "unknown_address")
    return Outcome(Came.LATER, "not_now")
