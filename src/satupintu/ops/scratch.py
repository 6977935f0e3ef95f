import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from satupintu.ops.start import start


@contextmanager
def scratch() -> Iterator[None]:
    """A database and a folder that are thrown away afterwards: the real ones are not even opened."""
    with tempfile.TemporaryDirectory(prefix="satupintu-") as folder:
        os.environ["SATUPINTU_DEMO"] = "1"
        os.environ["VAR_DIR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/peragaan.sqlite3"
        start()
        yield
        from django.db import connections

        connections.close_all()
