"""What the two peers that are built on Django share: settings for a database, and the connection's own account."""

from urllib.parse import parse_qsl, urlsplit


def database(url: str, engine: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": engine,
        "NAME": parts.path[1:],
        "USER": parts.username or "",
        "HOST": dict(parse_qsl(parts.query)).get("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
    }


class OnPostgres:
    def backend(self) -> int | None:
        from django.db import connection

        connection.ensure_connection()
        return int(connection.connection.info.backend_pid)

    def count(self, *, on: bool) -> int | None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SET log_statement = 'all'" if on else "SET log_statement = 'none'")
        return None
