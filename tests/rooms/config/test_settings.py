import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from jinja2 import UndefinedError

ROOT = Path(__file__).resolve().parents[3]
IN_EARNEST = {
    "SECRET_KEY": "s" * 60,
    "SEALING_KEY": base64.b64encode(os.urandom(32)).decode(),
    "ALLOWED_HOSTS": "izin.example.go.id",
    "STANDARDS_DIR": "/srv/standar",
}


def load(tmp_path, show, **environment):
    given = {
        "PYTHONPATH": str(ROOT / "src"),
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3",
    }
    program = f"from satupintu.config import settings; print({show})"
    return subprocess.run(
        [sys.executable, "-c", program], env=given | environment, capture_output=True, text=True
    )


@pytest.mark.parametrize("missing", sorted(IN_EARNEST))
def test_nothing_starts_without_its_keys(tmp_path, missing):
    ended = load(tmp_path, "0", **{name: value for name, value in IN_EARNEST.items() if name != missing})
    assert ended.returncode != 0
    assert f"{missing} belum diisi" in ended.stderr


def test_in_earnest_cookies_travel_over_https_only(tmp_path):
    show = "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, settings.DEBUG"
    assert load(tmp_path, show, **IN_EARNEST).stdout == "True True True False\n"


def test_control_the_demo_needs_no_keys_and_speaks_plain_http(tmp_path):
    show = "settings.SESSION_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, len(settings.SEALING_KEY)"
    assert load(tmp_path, show, SATUPINTU_DEMO="1").stdout == "False False 32\n"


def test_pages_may_hold_nothing_inline():
    for directive, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items():
        assert set(sources) <= {"'self'", "'none'"}, directive


def test_no_transaction_is_opened_around_a_request():
    assert not any(database["ATOMIC_REQUESTS"] for database in settings.DATABASES.values())


def test_a_name_that_does_not_exist_is_an_error_in_a_page():
    page = engines["jinja2"].from_string("Halo {{ nama }}")
    assert page.render({"nama": "<b>"}) == "Halo &lt;b&gt;"
    with pytest.raises(UndefinedError):
        page.render({})


def test_in_earnest_a_cookie_belongs_to_one_host_and_a_proxy_is_in_front(tmp_path):
    show = "settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.TRUSTED_PROXIES, settings.PRIVATE_HOSTS_ONLY"
    assert load(tmp_path, show, **IN_EARNEST).stdout == "__Host-sesi __Host-csrf 1 False\n"
    lan = load(tmp_path, show, **IN_EARNEST, SATUPINTU_DEMO_LAN="1").stdout
    assert lan == "__Host-sesi __Host-csrf 1 False\n"


def test_the_demo_is_let_into_its_own_network_only_when_asked(tmp_path):
    show = "settings.ALLOWED_HOSTS == ['*'], settings.PRIVATE_HOSTS_ONLY"
    assert load(tmp_path, show, SATUPINTU_DEMO="1").stdout == "False False\n"
    assert load(tmp_path, show, SATUPINTU_DEMO="1", SATUPINTU_DEMO_LAN="1").stdout == "True True\n"


def test_an_identity_provider_needs_its_secret_and_https(tmp_path):
    show = "list(settings.SOCIALACCOUNT_PROVIDERS)"
    named = {**IN_EARNEST, "OIDC_ISSUER": "https://pegawai.example"}
    assert load(tmp_path, show, **IN_EARNEST).stdout == "[]\n"
    assert "OIDC_CLIENT_ID belum diisi" in load(tmp_path, show, **named).stderr
    whole = {**named, "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}
    assert load(tmp_path, show, **whole).stdout == "['openid_connect']\n"
    assert "harus https" in load(tmp_path, show, **{**whole, "OIDC_ISSUER": "http://pegawai.example"}).stderr


def test_what_is_counted_at_the_door_is_counted_in_the_database():
    assert settings.CACHES["default"]["BACKEND"] == "satupintu.people.shared_cache.SharedCache"
    assert settings.SESSION_ENGINE == "satupintu.people.sessions"
