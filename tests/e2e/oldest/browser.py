"""Chromium 79, driven by its debugging protocol: today's drivers no longer speak to a browser of 2019.

It comes from npm (`package.json` beside this file), brotli packed; `./run test e2e` fetches and unpacks it.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websockets.sync.client import ClientConnection, connect

PROGRAM = Path(__file__).parent / "node_modules" / ".chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--no-zygote",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
]
PATIENCE_S = 20.0


@contextmanager
def running() -> Iterator[OldBrowser]:
    assert PROGRAM.is_file(), "Chromium 79 is not here yet: ./run test e2e fetches it."
    with tempfile.TemporaryDirectory(prefix="pingan-old-", ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [str(PROGRAM), *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield OldBrowser(_port(Path(profile)))
        finally:
            process.kill()
            process.wait()


def _port(profile: Path) -> int:
    """The port it chose, which it writes beside its data."""
    deadline = time.monotonic() + PATIENCE_S
    told = profile / "DevToolsActivePort"
    while not told.is_file() or "\n" not in told.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline, "Chromium 79 did not start."
        time.sleep(0.05)
    return int(told.read_text(encoding="utf-8").splitlines()[0])


class OldBrowser:
    def __init__(self, port: int) -> None:
        self._origin = f"127.0.0.1:{port}"

    @property
    def version(self) -> str:
        with urlopen(f"http://{self._origin}/json/version") as answer:
            return str(json.load(answer)["Browser"])

    @contextmanager
    def page(
        self, url: str, *, width: int, height: int, position: tuple[float, float] | None = None
    ) -> Iterator[OldPage]:
        """A page that remembers nothing of the pages before. What breaks in it fails the test."""
        with _wire(self._browser_address()) as wire:
            root = Wire(wire)
            context = root.call("Target.createBrowserContext")["browserContextId"]
            target = root.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
            with _wire(f"ws://{self._origin}/devtools/page/{target}") as own:
                page = OldPage(Wire(own))
                page.wear(width, height)
                if position is not None:
                    root.call(
                        "Browser.grantPermissions",
                        browserContextId=context,
                        permissions=["geolocation"],
                        origin=url,
                    )
                    page.stand_at(*position)
                page.goto(url)
                yield page
                assert page.faults() == []
            root.call("Target.disposeBrowserContext", browserContextId=context)

    def _browser_address(self) -> str:
        with urlopen(f"http://{self._origin}/json/version") as answer:
            return str(json.load(answer)["webSocketDebuggerUrl"])


def _wire(address: str) -> ClientConnection:
    # The server of 2019 knows neither compression nor pings.
    return connect(address, max_size=None, compression=None, ping_interval=None)


class Wire:
    """One connection: calls with their answers, and the events that came in between."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._sent = 0
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        self._sent += 1
        self._connection.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            said = json.loads(self._connection.recv(timeout=PATIENCE_S))
            if said.get("id") == self._sent:
                assert "error" not in said, f"{method}: {said['error']}"
                return dict(said["result"])
            self.events.append(said)


class OldPage:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        for domain in ("Page", "Runtime", "Network"):
            wire.call(f"{domain}.enable")

    def wear(self, width: int, height: int) -> None:
        self._wire.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        self._wire.call("Network.setExtraHTTPHeaders", headers={"Accept-Language": "zh-CN"})

    def stand_at(self, lng: float, lat: float) -> None:
        self._wire.call("Emulation.setGeolocationOverride", longitude=lng, latitude=lat, accuracy=8)

    def goto(self, url: str) -> None:
        self._wire.call("Page.navigate", url=url)

    def run(self, script: str) -> Any:
        """The value of an expression, awaited."""
        answer = self._wire.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, f"{script}\n{answer['exceptionDetails']}"
        return answer["result"].get("value")

    def until(self, script: str) -> Any:
        """The first value of an expression that is not empty."""
        deadline = time.monotonic() + PATIENCE_S
        while not (value := self.run(script)):
            assert time.monotonic() < deadline, (
                f"Never came true: {script}\n{self.text()[:2000]}\n{self.faults()}"
            )
            time.sleep(0.1)
        return value

    def text(self) -> str:
        return str(self.run("document.body.innerText"))

    def sees(self, words: str) -> None:
        self.until(f"document.body.innerText.includes({json.dumps(words)})")

    def click(self, selector: str, words: str = "") -> None:
        """A real click on the first element with these words; it must be in sight, uncovered and at rest."""
        before: list[float] = []
        deadline = time.monotonic() + PATIENCE_S
        while (spot := self._spot(selector, words)) != before:
            assert time.monotonic() < deadline, f"It never comes to rest: {selector} {words}"
            before = spot
            time.sleep(0.1)
        x, y = spot
        for kind in ("mousePressed", "mouseReleased"):
            self._wire.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def _spot(self, selector: str, words: str) -> list[float]:
        """Where it can be hit now."""
        found: list[float] = self.until(
            f"""(() => {{
                const element = [...document.querySelectorAll({json.dumps(selector)})]
                    .filter((each) => each.getClientRects().length)
                    .find((each) => each.textContent.includes({json.dumps(words)}))
                if (!element || element.disabled) return null
                element.scrollIntoView({{ block: 'center' }})
                const {{ left, top, width, height }} = element.getBoundingClientRect()
                const [x, y] = [left + width / 2, top + height / 2]
                return element.contains(document.elementFromPoint(x, y)) ? [x, y] : null
            }})()"""
        )
        return found

    def write(self, selector: str, text: str) -> None:
        self.until(f"document.querySelector({json.dumps(selector)}) !== null")
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        self._wire.call("Input.insertText", text=text)

    def faults(self) -> list[str]:
        """Whatever a script of the page threw."""
        thrown = [
            event["params"] for event in self._wire.events if event["method"] == "Runtime.exceptionThrown"
        ]
        return [
            str(each["exceptionDetails"].get("exception", each).get("description", each)) for each in thrown
        ]

    def picture(self, path: Path) -> None:
        path.write_bytes(b64decode(self._wire.call("Page.captureScreenshot")["data"]))
