"""Reading the environment: typed, and a variable that is missing or wrong explains itself."""

import base64
import binascii
import os
import sys
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "ya", "yes", "true", "on"})
NO = frozenset({"0", "tidak", "no", "false", "off", ""})

# A statement that comes again is planned once: values go beside the text, and the fifth time the server keeps the plan.
PREPARED: dict[str, object] = {"server_side_binding": True, "prepare_threshold": 5}
SHORT_QUERIES = {"options": "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1"}
"""Starting workers, or a compiler, takes longer than any page's query; with them fifty rows of ten million cost 20 ms."""


def rehearsal() -> bool:
    """Whether this process is the demo, the test suite or the type checker: only there public keys may serve."""
    return flag("SATUPINTU_DEMO", default=False) or "pytest" in sys.modules or "mypy" in sys.modules


def text(name: str, *, purpose: str, rehearsed: str | None = None) -> str:
    """Give the variable; `rehearsed` stands in for it in a rehearsal, and nowhere else."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if rehearsed is not None and rehearsal():
        return rehearsed
    raise ImproperlyConfigured(
        f"Variabel lingkungan {name} belum diisi: {purpose}. "
        f"Isi {name} sebelum menjalankan satupintu, atau jalankan `make demo` untuk mencoba tanpa pengaturan."
    )


def optional(name: str) -> str:
    return os.environ.get(name, "").strip()


def words(name: str, *, purpose: str, rehearsed: str | None = None) -> list[str]:
    return [
        word.strip() for word in text(name, purpose=purpose, rehearsed=rehearsed).split(",") if word.strip()
    ]


def flag(name: str, *, default: bool) -> bool:
    raw = os.environ.get(name)
    if raw is None:
        return default
    value = raw.strip().lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise ImproperlyConfigured(f"Variabel lingkungan {name} berisi “{raw}”: tulis 1 (ya) atau 0 (tidak).")


def whole(name: str, *, default: int) -> int:
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    if raw.isdecimal():
        return int(raw)
    raise ImproperlyConfigured(f"Variabel lingkungan {name} berisi “{raw}”: tulis bilangan bulat.")


def key(name: str, *, purpose: str, rehearsed: bytes | None = None) -> bytes:
    """Give a key of exactly 32 bytes, written as base64."""
    stand_in = base64.b64encode(rehearsed).decode() if rehearsed else None
    return _key(name, text(name, purpose=purpose, rehearsed=stand_in))


def old_keys(name: str) -> dict[int, bytes]:
    """Give the keys that old data was sealed with: `1=<base64> 2=<base64>`; none is usual."""
    found = {}
    for entry in os.environ.get(name, "").split():
        version, _, raw = entry.partition("=")
        if not version.isdecimal():
            raise ImproperlyConfigured(
                f"Variabel lingkungan {name}: tulis seperti 1=<kunci base64> 2=<kunci base64>."
            )
        found[int(version)] = _key(name, raw)
    return found


def _key(name: str, raw: str) -> bytes:
    try:
        value = base64.b64decode(raw, validate=True)
    except binascii.Error:
        value = b""
    if len(value) != 32:
        raise ImproperlyConfigured(
            f"Variabel lingkungan {name} bukan kunci 32 bita dalam base64. "
            f"Buat satu dengan: openssl rand -base64 32, lalu simpan di tempat yang aman."
        )
    return value


def database(url: str) -> dict[str, object]:
    """Django's settings for `sqlite:////path/to/file` or `postgresql://user:password@host:port/name`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = unquote(parts.path)[1:]
        if not path:
            raise ImproperlyConfigured(
                "DATABASE_URL sqlite tanpa nama berkas: tulis sqlite:////folder/berkas.sqlite3."
            )
        return _sqlite(Path(path))
    if parts.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path)[1:],
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": PREPARED | SHORT_QUERIES | dict(parse_qsl(parts.query, keep_blank_values=True)),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        f"DATABASE_URL berawalan “{parts.scheme}”: yang dikenal hanya sqlite:// dan postgresql://."
    )


def _sqlite(path: Path) -> dict[str, object]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {"ENGINE": "satupintu.config.sqlite", "NAME": str(path), "CONN_MAX_AGE": None}


def choices(name: str, *, purpose: str, among: tuple[str, ...]) -> dict[str, str]:
    """Give what stands as `a=one b=two`; nothing is usual."""
    found = {}
    for entry in os.environ.get(name, "").split():
        whose, _, chosen = entry.partition("=")
        if not whose or chosen not in among:
            raise ImproperlyConfigured(
                f"Variabel lingkungan {name} ({purpose}): tulis seperti slug-wilayah={among[-1]}; "
                f"pilihannya {', '.join(among)}."
            )
        found[whose] = chosen
    return found


def bsre() -> dict[str, str]:
    """Everything named BSRE_…, without that beginning. `BSRE_URL_3514` is the URL of the region 35.14 alone."""
    return {
        name.removeprefix("BSRE_"): value.strip()
        for name, value in os.environ.items()
        if name.startswith("BSRE_") and value.strip()
    }


def oidc(issuer: str, *, name: str) -> dict[str, object]:
    """The one identity provider that officers may come in by; without an issuer there is none."""
    if not issuer:
        return {}
    if not issuer.startswith("https://") and not rehearsal():
        raise ImproperlyConfigured(f"Variabel lingkungan OIDC_ISSUER berisi “{issuer}”: harus https://…")
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": name,
                    "client_id": text("OIDC_CLIENT_ID", purpose="nama aplikasi ini pada penyedia identitas"),
                    "secret": text(
                        "OIDC_CLIENT_SECRET", purpose="rahasia aplikasi ini pada penyedia identitas"
                    ),
                    "settings": {"server_url": issuer},
                }
            ],
        }
    }
