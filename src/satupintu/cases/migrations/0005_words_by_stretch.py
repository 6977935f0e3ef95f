from typing import Any

from django.db import migrations

from satupintu.cases.search_text import STRETCH

SHAPE = 'CREATE INDEX {} ON cases_casesearch USING gin (region_id, {}"text" gin_trgm_ops) WITH (fastupdate = off)'
FORWARDS = ("DROP INDEX case_search_words", SHAPE.format("case_search_words", f"(case_id / {STRETCH}), "))
BACKWARDS = ("DROP INDEX case_search_words", SHAPE.format("case_search_words", ""))


def index_by_stretch(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, FORWARDS)


def index_the_words_alone(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, BACKWARDS)


def _run(schema_editor: Any, statements: tuple[str, ...]) -> None:
    """SQLite's FTS5 holds its words by case already."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_concerned_permit")]

    operations = [migrations.RunPython(index_by_stretch, index_the_words_alone)]
