"""Where somebody signs out for whom another vouched: who vouches registers it; people knows none of them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from pingan.core.registry import Registry

# By provider (`Device.provider`): the address where one signs out there, too; "" for nowhere.
LEAVING: Registry[Callable[[HttpRequest], str]] = Registry("people.leaving")
