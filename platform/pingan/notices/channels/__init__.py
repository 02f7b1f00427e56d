"""The ways out, each behind one interface (`base.Channel`), by the code of `gateways.CODES`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pingan.notices import gateways
from pingan.notices.channels.base import Channel
from pingan.notices.channels.email import Email
from pingan.notices.channels.hook import Hook
from pingan.notices.channels.push import Push
from pingan.notices.channels.sms import Sms
from pingan.notices.channels.wecom import Wecom

CHANNELS: Final[Mapping[str, Channel]] = {
    gateways.WECOM: Wecom(),
    gateways.SMS: Sms(),
    gateways.EMAIL: Email(),
    gateways.HOOK: Hook(),
    gateways.PUSH: Push(),
}
