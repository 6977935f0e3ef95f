"""One chromium for the whole session, and what is asked of a page in it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"]
ARGUMENTS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
PHONE, LAPTOP = 360, 1280
HEIGHTS = {PHONE: 740, LAPTOP: 800}
PAINTED = """() => new Promise(done => {
  let last = 0
  new PerformanceObserver(seen => { for (const one of seen.getEntries()) last = one.startTime })
    .observe({ type: "largest-contentful-paint", buffered: true })
  setTimeout(() => done(last), 400)
})"""


@contextmanager
def chromium() -> Iterator["Lent"]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        loop = asyncio.get_running_loop()
        asyncio.events._set_running_loop(None)
        try:
            yield Lent(browser, loop)
        finally:
            asyncio.events._set_running_loop(loop)
            browser.close()


@dataclass(frozen=True)
class Lent:
    """The browser while a test has it. In between no event loop is running, or Django would refuse its database."""

    browser: Browser
    loop: asyncio.AbstractEventLoop

    @contextmanager
    def out(self) -> Iterator[Browser]:
        asyncio.events._set_running_loop(self.loop)
        try:
            yield self.browser
        finally:
            asyncio.events._set_running_loop(None)


@dataclass
class Visit:
    """A page as one visitor has it, and everything the browser complained about meanwhile."""

    page: Page
    status: int
    complaints: list[str]
    wire: "Wire"

    def go_on(self, onward: Callable[[Page], None]) -> str:
        """Type and press, and give the HTML of the page that answers."""
        self.wire.sizes.clear()
        with self.page.expect_navigation() as going:
            onward(self.page)
        answer = going.value
        self.status = answer.status
        return answer.text()

    def overflow(self, width: int) -> int:
        """How many pixels stick out sideways at this width."""
        self.resize(width)
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 740)})

    def shoot(self, name: str, width: int) -> Path:
        self.resize(width)
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}-{width}.png"
        self.page.screenshot(path=path, full_page=True)
        return path


@dataclass
class Wire:
    """Bytes as they came over the line, headers included, by the browser's own count."""

    sizes: list[int] = field(default_factory=list)

    def attach(self, session: CDPSession) -> None:
        session.on(
            "Network.loadingFinished", lambda event: self.sizes.append(int(event["encodedDataLength"]))
        )

    @property
    def bytes(self) -> int:
        return sum(self.sizes)


@dataclass(frozen=True)
class Visitor:
    """Opens pages of the house, signed in or not, on a phone or a laptop, with or without script."""

    browser: Browser
    address: str
    cookie: str
    cookies: dict[str, str]
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self,
        url: str,
        *,
        who: str = "",
        width: int = LAPTOP,
        javascript: bool = True,
        line: dict[str, Any] | None = None,
    ) -> Visit:
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 740)},
            java_script_enabled=javascript,
            locale="id-ID",
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        if who:
            context.add_cookies([{"name": self.cookie, "value": self.cookies[who], "url": self.address}])
        page, wire, complaints = context.new_page(), Wire(), []
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        wire.attach(session)
        if line is not None:
            session.send("Network.emulateNetworkConditions", line)
            session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        answer = page.goto(self.address + url if url.startswith("/") else url, wait_until="load")
        return Visit(page, answer.status if answer else 0, complaints, wire)

    def painted(self, url: str, *, who: str = "") -> float:
        """Seconds until the largest thing stands on the page, on a poor line and a cheap telephone."""
        poor = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
        visit = self(url, who=who, width=PHONE, line=poor)
        return float(visit.page.evaluate(PAINTED)) / 1000

    def close(self) -> None:
        while self.contexts:
            self.contexts.pop().close()
