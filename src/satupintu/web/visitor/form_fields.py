"""Fields of a form that nobody asked for: they change nothing, and their names are written down (reliability G2)."""

import logging
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

EXPECTED = frozenset({"csrfmiddlewaretoken", "kunci", "versi"})
PLAIN = "application/x-www-form-urlencoded"
MOST = 20
_NAME = re.compile(r"(?!.*[0-9]{6})[A-Za-z_][A-Za-z0-9_.-]{0,59}")
"""What a field of ours could be called. Anything else is not repeated: a name may itself be a number, or break the log."""
_log = logging.getLogger(__name__)


class Watched(QueryDict):
    """Remembers what was asked of it by name; whoever only leafs through it has not asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.asked: set[str] = set()
        super().__init__(*args, **kwargs)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def getlist(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().getlist(key, default)


def watched(posted: QueryDict) -> Watched:
    made = Watched(mutable=True, encoding=posted.encoding)
    for name, values in posted.lists():
        made.setlist(name, values)
    made.asked.clear()
    made._mutable = False  # noqa: SLF001  as Django itself closes one
    return made


class FormFieldsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        posted = getattr(request, "POST", None) if request.method == "POST" and is_plain(request) else None
        if isinstance(posted, Watched) and response.status_code < 400:
            note(request, posted)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """A form with files is left alone: it may not be read before its length was asked (uploads/bounded.py)."""
        if request.method == "POST" and is_plain(request):
            request.POST = watched(request.POST)  # type: ignore[assignment]  # a QueryDict, closed again


def is_plain(request: HttpRequest) -> bool:
    return request.content_type == PLAIN


def note(request: HttpRequest, posted: Watched) -> None:
    """Names only, never values; of a form that was refused nobody knows what else it would have been asked."""
    names = unexpected(posted)
    if names:
        match = request.resolver_match
        _log.warning("unexpected form fields at %s: %s", match.view_name if match else "", ", ".join(names))


def unexpected(posted: Watched) -> list[str]:
    asked = posted.asked | EXPECTED
    strange = sorted(name for name in posted if name not in asked and not _belongs(name, asked))
    named = [name for name in strange if _NAME.fullmatch(name)]
    hidden = len(strange) - len(named[:MOST])
    return named[:MOST] + ([f"and {hidden} more"] if hidden else [])


def _belongs(name: str, asked: Iterable[str]) -> bool:
    """A button, or a cell of a table, is known by its beginning: `tambah.pengurus`, `pengurus.2.nama`."""
    return any(name.startswith((f"{known}.", f"{known}-")) for known in asked if known)
