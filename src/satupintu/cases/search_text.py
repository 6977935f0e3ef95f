"""Text in which words are found by any part of them: the one place that knows how each database does that.

PostgreSQL answers LIKE from a trigram index; SQLite asks an FTS5 table beside ours, which triggers keep alike
(migrations). Everything else says `text__mentions="siti amin"` and does not ask which database it is.
"""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func
from django.db.models.lookups import Lookup
from django.db.models.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
    TextLookup = Lookup[str]
else:
    # Django's fields and lookups take their types in the stubs only.
    TextField, TextLookup = models.TextField, Lookup

SHORTEST = 3
"""Letters of a trigram: a shorter word has no place in the index."""
STRETCH = 2**18
"""Cases in a row that share a key beside their words, so that a word is looked for among the newest of them alone."""
MATCHING = "IN (SELECT rowid FROM cases_casesearch_words WHERE cases_casesearch_words MATCH %s)"


class SearchText(TextField):
    """Text in small letters, with an index of every three letters in a row."""


@SearchText.register_lookup
class Mentions(TextLookup):
    """Every word occurs, in any order, each of them perhaps only a part of a word."""

    lookup_name = "mentions"

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        return self._like(compiler, connection, self._words())

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        indexed = [word for word in self._words() if len(word) >= SHORTEST]
        if not indexed:
            return self.as_sql(compiler, connection)
        short = [word for word in self._words() if len(word) < SHORTEST]
        key = f"{connection.ops.quote_name(self.lhs.alias)}.{connection.ops.quote_name('case_id')}"
        phrase = " AND ".join(_quoted(word) for word in indexed)
        found = f"{key} {MATCHING}"
        if not short:
            return found, (phrase,)
        also, parameters = self._like(compiler, connection, short)
        return f"{found} AND {also}", (phrase, *parameters)

    def _words(self) -> list[str]:
        return str(self.rhs).split()

    def _like(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, words: list[str]
    ) -> tuple[str, tuple[str | int, ...]]:
        sql: list[str] = []
        parameters: list[str | int] = []
        for word in words:
            column, before = self.process_lhs(compiler, connection)
            sql.append(rf"{column} LIKE %s ESCAPE '\'")
            parameters += [*before, f"%{connection.ops.prep_for_like_query(word)}%"]
        return f"({' AND '.join(sql)})", tuple(parameters)


@SearchText.register_lookup
class MentionsOneByOne(Mentions):
    """The same, asked of each row in turn: for a few thousand rows that are at hand, where going by the words costs more."""

    lookup_name = "mentions_one_by_one"

    def process_lhs(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, lhs: Any = None
    ) -> tuple[str, tuple[str | int, ...]]:
        column, before = super().process_lhs(compiler, connection, lhs)
        return f"({column} || '')", tuple(before)  # an expression that is in no index


class StretchOfCase(Func):
    """As the index of PostgreSQL spells it, the number written out: a parameter would match no index."""

    output_field = models.BigIntegerField()

    def __init__(self, size: int) -> None:
        super().__init__(F("case_id"), template=f"(%(expressions)s / {size:d})")


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
