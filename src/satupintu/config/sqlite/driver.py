"""Puts pysqlite3 where Django's SQLite backend looks for a driver; import this before that backend.

Django's backend says `from sqlite3 import dbapi2`. The SQLite behind Python's own module is the machine's: Debian 12
has 3.40, and 3.7.0 to 3.51.2 can damage a WAL database with two or more connections. pysqlite3 brings its own SQLite.
"""

import sqlite3
import sys

from django.core.exceptions import ImproperlyConfigured

LOWEST = (3, 51, 3)

# Only on x86-64 Linux is there a wheel; elsewhere Python's own module serves, if its SQLite is new enough.
try:
    import pysqlite3
    import pysqlite3.dbapi2
except ImportError:
    RUNNING: tuple[int, ...] = sqlite3.sqlite_version_info
else:
    RUNNING = pysqlite3.sqlite_version_info
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def check_version(running: tuple[int, ...]) -> None:
    if running < LOWEST:
        raise ImproperlyConfigured(
            f"SQLite {_dotted(running)} terlalu lama: versi di bawah {_dotted(LOWEST)} dapat merusak basis data. "
            "Di Linux x86-64 jalankan `pip install --require-hashes -r requirements.lock` (memasang pysqlite3). "
            "Di mesin lain (misalnya Linux aarch64, yang belum punya paket jadi pysqlite3) pakai PostgreSQL lewat "
            "DATABASE_URL, atau pasang pysqlite3 dari sumbernya."
        )


def check_unused(loaded: dict[str, object]) -> None:
    """Refuse when Django's backend came first: it then holds the other driver."""
    if "django.db.backends.sqlite3.base" in loaded and "pysqlite3" in loaded:
        held = getattr(loaded["django.db.backends.sqlite3.base"], "Database", None)
        if held is not loaded["pysqlite3.dbapi2"]:
            raise ImproperlyConfigured(
                "Modul basis data Django sudah dimuat sebelum satupintu.config.sqlite: "
                "muat pengaturan satupintu.config.settings lebih dahulu."
            )


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


check_version(RUNNING)
check_unused(dict(sys.modules))
