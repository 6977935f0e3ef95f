"""Two scanners for one page: axe passes a field that has only a placeholder, HTML_CodeSniffer does not."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

DATA = Path(__file__).resolve().parents[1] / "data" / "pages"
AXE = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] })
  return found.violations.flatMap(one => one.nodes.map(node => `axe ${one.id}: ${one.help} ${node.html.slice(0, 200)}`))
}"""
HTMLCS = """() => new Promise((done, failed) => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages().filter(one => one.type === HTMLCS.ERROR).map(one =>
    `htmlcs ${one.code}: ${one.msg} ${(one.element.outerHTML || "").slice(0, 200)}`)
), failed))"""


@cache
def script(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def findings(page: Page) -> list[str]:
    """Run both inside the page, by the browser's own protocol: the page's policy allows no script of others."""
    return axe(page) + htmlcs(page)


def axe(page: Page) -> list[str]:
    page.evaluate(script("axe.min.js"))
    found: list[str] = page.evaluate(AXE)
    return found


def htmlcs(page: Page) -> list[str]:
    page.evaluate(script("htmlcs.js"))
    found: list[str] = page.evaluate(HTMLCS)
    return found
