"""Two ways to use a page: with a finger, and with the keys alone. Both know no more of it than its controls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, Response
from playwright.sync_api import TimeoutError as PlaywrightTimeout

MOST_TABS = 300
TRIES = 3
PATIENCE = 8_000
"""Milliseconds until a press counts as dropped."""
SAME = "(wanted) => wanted === document.activeElement"
File = dict[str, Any]


class Finger:
    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, box: Locator, text: str) -> None:
        box.fill(text)

    def choose(self, button: Locator) -> None:
        """A radio button or a check box."""
        button.check()

    def pick(self, box: Locator, value: str) -> None:
        box.select_option(value)

    def give(self, box: Locator, file: File) -> None:
        box.set_input_files(file)

    def press(self, button: Locator) -> None:
        button.click()


class Keys(Finger):
    """Everything by Tab, arrows, Space and Enter; what cannot be reached by them cannot be used."""

    def reach(self, wanted: Callable[[], bool]) -> None:
        for _ in range(MOST_TABS):
            if wanted():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the keys do not lead there")

    def _to(self, control: Locator) -> None:
        self.reach(lambda: bool(control.evaluate(SAME)))

    def write(self, box: Locator, text: str) -> None:
        self._to(box)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def choose(self, button: Locator) -> None:
        if button.get_attribute("type") == "checkbox":
            self._to(button)
            if not button.is_checked():
                self.page.keyboard.press("Space")
            return
        group = self.page.locator(f'[name="{button.get_attribute("name")}"]').all()
        self.reach(lambda: any(one.evaluate(SAME) for one in group))
        for _ in group:
            if button.evaluate(SAME):
                break
            self.page.keyboard.press("ArrowDown")
        if not button.is_checked():
            self.page.keyboard.press("Space")

    def pick(self, box: Locator, value: str) -> None:
        self._to(box)
        label = box.locator(f'option[value="{value}"]').inner_text()
        self.page.keyboard.type(label)

    def give(self, box: Locator, file: File) -> None:
        """Press again when nothing opens, as one does: a busy browser drops the first press of a page now and then."""
        for _try in range(TRIES):
            self._to(box)
            try:
                with self.page.expect_file_chooser(timeout=PATIENCE) as asked:
                    self.page.keyboard.press("Space")
            except PlaywrightTimeout:
                continue
            asked.value.set_files(file)
            return
        raise AssertionError("No window for choosing a file opened.")

    def press(self, button: Locator) -> None:
        self._to(button)
        self.page.keyboard.press("Enter")


@dataclass(frozen=True)
class Walker:
    """Somebody at a page: presses and waits for what answers; any answer he did not expect ends the walk."""

    page: Page
    address: str
    hand: Finger
    complaints: list[str]
    """What the browser said of these pages."""

    def go(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        self.check(answer, (200,))

    def press(self, button: Locator, *expected: int) -> None:
        with self.page.expect_navigation() as going:
            self.hand.press(button)
        self.check(going.value, expected or (200,))

    def check(self, answer: Response | None, expected: tuple[int, ...]) -> None:
        status = answer.status if answer else 0
        assert status in expected, f"{status} at {self.page.url}:\n{self.page.locator('main').inner_text()}"

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)
