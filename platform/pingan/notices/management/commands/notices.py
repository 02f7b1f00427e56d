"""`manage.py notices`: by what a county sends. Secrets come by standard input, never in the command."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pingan.core.area_codes import county_of
from pingan.notices import gateways, routes
from pingan.notices.models import Gateway
from pingan.people.models import Post


class Command(BaseCommand):
    help = (
        "What notices are sent by · 通知由什么渠道发出。"
        "`set wecom url=… corpid=… agentid=…` 后从标准输入读入密钥（每行 名称=值），不出现在命令行。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("do", choices=["list", "set", "on", "off", "unheard"])
        parser.add_argument("channel", nargs="?", choices=gateways.CODES)
        parser.add_argument("said", nargs="*", help="name=value; secrets come by standard input")
        parser.add_argument("--county", help="six digits; where there is one county, it")

    def handle(self, *args: Any, **options: Any) -> None:
        county = options["county"] or _only_county()
        if options["do"] == "list":
            self._list(county)
        elif options["do"] == "unheard":
            self._unheard(county)
        elif options["channel"] is None:
            raise CommandError("请写明渠道 · Name a channel: " + ", ".join(gateways.CODES))
        elif options["do"] == "set":
            self._set(county, options["channel"], options["said"])
        elif not gateways.switch(county, options["channel"], on=options["do"] == "on"):
            raise CommandError("这个渠道还没有设置 · This channel has not been set up.")

    def _list(self, county: str) -> None:
        known = {one.channel: one for one in Gateway.objects.filter(county_code=county)}
        for code in gateways.CODES:
            one = known.get(code)
            said = "—" if one is None else ("on" if one.is_on else "off")
            trouble = f"  {one.trouble} … {one.held_until:%m-%d %H:%M}" if one and one.held_until else ""
            self.stdout.write(f"{code:8}{said}{trouble}")

    def _unheard(self, county: str) -> None:
        """Acts that nobody hears of by the county's own table."""
        for act in routes.unheard(routes.of_county(county)):
            self.stdout.write(act)

    def _set(self, county: str, channel: str, said: list[str]) -> None:
        secrets = {setting.name for setting in gateways.SETTINGS[channel] if setting.secret}
        values = _pairs(said)
        if open_ones := sorted(set(values) & secrets):
            raise CommandError(
                f"{', '.join(open_ones)}：密钥请由标准输入给出 · "
                "secrets come by standard input, one name=value a line."
            )
        if secrets:
            values |= _pairs([line.strip() for line in sys.stdin if line.strip()])
        try:
            gateways.set_up(county, channel, values)
        except ValueError as wrong:
            raise CommandError(str(wrong)) from None
        self.stdout.write(f"{channel}: on")


def _pairs(said: list[str]) -> dict[str, str]:
    for one in said:
        if "=" not in one:
            raise CommandError(f"{one}: 名称=值 · name=value")
    return {name: value for name, _sign, value in (one.partition("=") for one in said)}


def _only_county() -> str:
    counties = {county_of(code) for code in Post.objects.values_list("area_code", flat=True).distinct()}
    if len(counties) != 1:
        raise CommandError("请写明 --county · Name the county.")
    return counties.pop()
