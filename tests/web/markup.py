"""Reads a page as strictly as nobody's browser does: nesting, ids, headings, labels, and nothing inline."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})
NEVER = frozenset({"style", "font", "center"})
ALLOWED_BELOW = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"div"},
    "tr": {"th", "td"},
    "table": {"caption", "thead", "tbody", "tfoot"},
}
NOT_IN_A_PARAGRAPH = frozenset(
    {"p", "ul", "ol", "dl", "div", "table", "section", "h1", "h2", "h3", "h4", "form"}
)


@dataclass
class Page(HTMLParser):
    faults: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)
    pointed: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    named: dict[str, list[str]] = field(default_factory=dict)
    """What stands directly in the elements of a class."""

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.classes = []

    def handle_starttag(self, tag, attributes):
        attrs = dict(attributes)
        self._place(tag)
        self._attributes(tag, attrs)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(tag)
        if tag in ("input", "select", "textarea") and attrs.get("type") not in ("hidden", "submit"):
            self.inputs.append(attrs.get("id", ""))
        if tag == "label":
            self.labelled.add(attrs.get("for", ""))
        if tag == "th" and "scope" not in attrs:
            self.faults.append("th without scope")
        if tag == "a":
            self.links.append(attrs.get("href", ""))
        if tag not in VOID:
            self.open.append(tag)
            self.classes.append(attrs.get("class", "").split(" ")[0])

    def _place(self, tag):
        if tag in NEVER:
            self.faults.append(f"<{tag}>")
        above = self.open[-1] if self.open else ""
        if above in ALLOWED_BELOW and tag not in ALLOWED_BELOW[above]:
            self.faults.append(f"<{tag}> in <{above}>")
        if "p" in self.open and tag in NOT_IN_A_PARAGRAPH:
            self.faults.append(f"<{tag}> in <p>")

    def _attributes(self, tag, attrs):
        if tag == "script" and not attrs.get("src"):
            self.faults.append("<script> without a file of its own")
        for name, value in attrs.items():
            if name == "style" or name.startswith("on"):
                self.faults.append(f"{name}= on <{tag}>")
            if (value or "").strip().lower().startswith("javascript:"):
                self.faults.append(f"javascript: on <{tag}>")
        if "id" in attrs:
            self.ids.append(attrs["id"])
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self.pointed.update((attrs.get(name) or "").split())
        if (attrs.get("href") or "").startswith("#"):
            self.pointed.add(attrs["href"][1:])

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> while {self.open[-1:] or 'nothing'} is open")
            if tag in self.open:
                at = self.open.index(tag)
                del self.open[at:], self.classes[at:]
            return
        self.open.pop()
        self.classes.pop()

    def handle_data(self, data):
        if "head" not in self.open:
            self.pieces.append(data)
            if self.classes and self.classes[-1] and data.strip():
                self.named.setdefault(self.classes[-1], []).append(squeezed(data))

    @property
    def text(self):
        """What is read on the page, with single spaces."""
        return squeezed(" ".join(self.pieces))


def squeezed(text):
    return " ".join(text.split())


def read(html):
    page = Page()
    page.feed(html)
    page.close()
    return page


def faults(html):
    page = read(html)
    found = [*page.faults, *(f"<{tag}> is never closed" for tag in page.open)]
    found += [f"id {one} twice" for one in sorted({one for one in page.ids if page.ids.count(one) > 1})]
    found += [f"nothing has the id {one}" for one in sorted(page.pointed - set(page.ids))]
    found += [f"input {one or 'without id'} has no label" for one in page.inputs if one not in page.labelled]
    if page.headings.count("h1") != 1 or page.headings[0] != "h1":
        found.append("not one h1, first")
    skipped = [
        (a, b) for a, b in zip(page.headings, page.headings[1:], strict=False) if int(b[1]) > int(a[1]) + 1
    ]
    found += [f"{b} after {a}" for a, b in skipped]
    if not html.startswith("<!DOCTYPE html>") or '<html lang="id">' not in html:
        found.append("not an Indonesian HTML page")
    return found
