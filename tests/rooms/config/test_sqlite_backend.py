"""Our SQLite backend on a file of its own, whichever database the suite runs on."""

import sys
import threading

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, transaction
from django.db.utils import ConnectionHandler

from satupintu.config.sqlite import driver
from satupintu.config.sqlite.write_queue import FileQueue, ThreadQueue, queue_for


@pytest.fixture
def connect(tmp_path, monkeypatch, django_db_blocker):
    """Give a way to open one more connection to the same file; `atomic` goes to the one named by its alias."""
    opened = {}

    def one_more(alias="first", **options):
        settings = {
            "ENGINE": "satupintu.config.sqlite",
            "NAME": str(tmp_path / "data.sqlite3"),
            "OPTIONS": {"timeout": 0.3, **options},
        }
        handler = ConnectionHandler({"default": settings})
        opened[alias] = handler["default"]
        return opened[alias]

    monkeypatch.setattr(transaction, "get_connection", lambda using=None: opened[using or "first"])
    with django_db_blocker.unblock():
        yield one_more
        for connection in opened.values():
            connection.close()


def run(connection, sql):
    with connection.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def test_a_new_connection_keeps_what_it_acknowledges(connect):
    connection = connect()
    assert run(connection, "PRAGMA journal_mode") == [("wal",)]
    assert run(connection, "PRAGMA synchronous") == [(2,)]  # FULL
    assert run(connection, "PRAGMA foreign_keys") == [(1,)]
    assert run(connection, "PRAGMA busy_timeout") == [(300,)]
    assert run(connection, "PRAGMA mmap_size") == [(0,)]
    assert connection.Database.sqlite_version_info >= driver.LOWEST


def test_a_transaction_writes_from_its_first_statement(connect):
    connection = connect()
    said = []
    connection.ensure_connection()
    connection.connection.set_trace_callback(said.append)
    with transaction.atomic("first"):
        run(connection, "SELECT 1")
    assert "BEGIN IMMEDIATE" in said


def test_the_second_writer_waits_and_is_told_when_nothing_moves(connect):
    connect("first")
    connect("second")
    refused = pytest.raises(OperationalError, match="Antrean tulis")
    with transaction.atomic("first"), refused, transaction.atomic("second"):
        pass
    with transaction.atomic("second"):
        pass


def test_savepoints_keep_the_place_and_the_end_gives_it_up(connect):
    connect("first")
    connect("second")
    with transaction.atomic("first"):
        with transaction.atomic("first"):
            pass
        with pytest.raises(OperationalError), transaction.atomic("second"):
            pass
    with transaction.atomic("second"):
        pass


def test_a_rollback_gives_the_place_up(connect):
    connect("first")
    connect("second")
    with pytest.raises(ZeroDivisionError), transaction.atomic("first"):
        _ = 1 / 0
    with transaction.atomic("second"):
        pass


def test_closing_in_the_middle_gives_the_place_up(connect):
    first = connect("first")
    connect("second")
    with transaction.atomic("first"):
        first.close()
        with transaction.atomic("second"):
            pass


def test_a_begin_that_fails_gives_the_place_up(connect):
    first, outside = connect("first"), connect("outside", timeout=0.05)
    outside.ensure_connection()
    outside.connection.execute(
        "BEGIN IMMEDIATE"
    )  # somebody who knows nothing of the line, such as the sqlite3 shell
    first.ensure_connection()
    with pytest.raises(OperationalError, match="locked"), transaction.atomic("first"):
        pass
    outside.connection.execute("ROLLBACK")
    connect("second")
    with transaction.atomic("second"):
        pass


def test_a_wait_that_was_given_up_leaves_nobody_in_the_line(tmp_path):
    first, second = FileQueue(tmp_path / "line", 5), FileQueue(tmp_path / "line", 0.05)
    first.enter()
    with pytest.raises(OperationalError):
        second.enter()
    first.leave()
    third = FileQueue(tmp_path / "line", 5)
    third.enter()
    third.leave()


def test_threads_stand_in_line_as_processes_do(tmp_path):
    inside, most = 0, 0

    def work():
        nonlocal inside, most
        for _ in range(50):
            place = FileQueue(tmp_path / "line", 5)
            place.enter()
            inside += 1
            most = max(most, inside)
            inside -= 1
            place.leave()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (":memory:", "NoQueue"),
        ("file:memorydb_default?mode=memory&cache=shared", "ThreadQueue"),
        ("/srv/data.sqlite3", "FileQueue"),
        ("file:/srv/data.sqlite3?cache=private", "FileQueue"),
    ],
)
def test_the_line_belongs_to_the_database(name, kind):
    assert type(queue_for(name, 1)).__name__ == kind


def test_a_database_in_memory_has_a_line_of_threads():
    first, second = ThreadQueue("file:x?mode=memory", 0.05), ThreadQueue("file:x?mode=memory", 0.05)
    first.enter()
    first.enter()
    with pytest.raises(OperationalError):
        second.enter()
    first.leave()
    second.enter()
    second.leave()


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_an_old_sqlite_is_refused_with_what_to_do(version):
    with pytest.raises(ImproperlyConfigured, match=r"pysqlite3.*aarch64.*PostgreSQL"):
        driver.check_version(version)


def test_control_a_mended_sqlite_is_taken():
    driver.check_version((3, 51, 3))
    driver.check_version(driver.RUNNING)


def test_djangos_backend_loaded_with_another_driver_is_refused():
    class Held:
        Database = object()

    other = {"django.db.backends.sqlite3.base": Held, "pysqlite3": object(), "pysqlite3.dbapi2": object()}
    with pytest.raises(ImproperlyConfigured, match="sebelum satupintu"):
        driver.check_unused(other)
    driver.check_unused(dict(sys.modules))


@pytest.mark.django_db
def test_text_that_is_too_long_is_refused_on_both_databases():
    from django.db import DatabaseError, transaction

    from satupintu.people.models import Region

    Region.objects.create(code="98.01", slug="a", name="n" * 120, zone="Asia/Jakarta")
    with pytest.raises(DatabaseError), transaction.atomic():
        Region.objects.create(code="98.02", slug="b", name="n" * 121, zone="Asia/Jakarta")
