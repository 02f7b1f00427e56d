"""What a browser calls itself, as two words a person recognises their phone by. Pure data, no database.

Good enough to tell one's own devices apart; a browser may say whatever it likes, so nothing is decided on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Machine(StrEnum):
    HARMONY = "harmony"
    ANDROID_PHONE = "android_phone"
    ANDROID_TABLET = "android_tablet"
    IPHONE = "iphone"
    IPAD = "ipad"
    WINDOWS = "windows"
    MAC = "mac"
    LINUX = "linux"
    OTHER = "other"


class Browser(StrEnum):
    WECOM = "wecom"
    WECHAT = "wechat"
    DINGTALK = "dingtalk"
    HUAWEI = "huawei"
    XIAOMI = "xiaomi"
    OPPO = "oppo"
    VIVO = "vivo"
    QQ = "qq"
    UC = "uc"
    QIHOO = "qihoo"
    EDGE = "edge"
    FIREFOX = "firefox"
    CHROME = "chrome"
    SAFARI = "safari"
    OTHER = "other"


# The first mark found wins: nearly every browser also claims to be Chrome, Safari and Linux.
_MACHINES = (
    ("HarmonyOS", Machine.HARMONY),
    ("OpenHarmony", Machine.HARMONY),
    ("iPhone", Machine.IPHONE),
    ("iPad", Machine.IPAD),
    ("Android", Machine.ANDROID_PHONE),
    ("Windows", Machine.WINDOWS),
    ("Macintosh", Machine.MAC),
    ("Linux", Machine.LINUX),
)
_BROWSERS = (
    ("wxwork/", Browser.WECOM),
    ("MicroMessenger/", Browser.WECHAT),
    ("DingTalk/", Browser.DINGTALK),
    ("HuaweiBrowser/", Browser.HUAWEI),
    ("MiuiBrowser/", Browser.XIAOMI),
    ("HeyTapBrowser/", Browser.OPPO),
    ("VivoBrowser/", Browser.VIVO),
    ("QQBrowser/", Browser.QQ),
    ("UCBrowser/", Browser.UC),
    ("QihooBrowser/", Browser.QIHOO),
    ("360SE", Browser.QIHOO),
    ("Edg", Browser.EDGE),
    ("Firefox/", Browser.FIREFOX),
    ("FxiOS/", Browser.FIREFOX),
    ("Chrome/", Browser.CHROME),
    ("CriOS/", Browser.CHROME),
    ("Safari/", Browser.SAFARI),
)


@dataclass(frozen=True, slots=True)
class DeviceName:
    machine: Machine
    browser: Browser


def name_of(user_agent: str) -> DeviceName:
    """The machine and the browser behind a User-Agent header; `other` where it says nothing we know."""
    machine = next((found for mark, found in _MACHINES if mark in user_agent), Machine.OTHER)
    # Android's own convention: a phone says Mobile, a tablet does not.
    if machine is Machine.ANDROID_PHONE and "Mobile" not in user_agent:
        machine = Machine.ANDROID_TABLET
    browser = next((found for mark, found in _BROWSERS if mark in user_agent), Browser.OTHER)
    return DeviceName(machine, browser)
