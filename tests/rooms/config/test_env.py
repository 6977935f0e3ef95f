import base64

import pytest
from django.core.exceptions import ImproperlyConfigured

from satupintu.config import env


@pytest.fixture
def in_earnest(monkeypatch):
    """As in production: no stand-ins."""
    monkeypatch.setattr(env, "rehearsal", lambda: False)


def test_a_missing_variable_says_its_name_and_purpose(in_earnest, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY belum diisi: kunci sesi"):
        env.text("SECRET_KEY", purpose="kunci sesi", rehearsed="peragaan")


def test_control_a_rehearsal_has_a_stand_in(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    assert env.text("SECRET_KEY", purpose="kunci sesi", rehearsed="peragaan") == "peragaan"


def test_a_blank_variable_is_a_missing_one(in_earnest, monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "  ")
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        env.words("ALLOWED_HOSTS", purpose="nama host")


@pytest.mark.parametrize(
    ("raw", "value"), [("1", True), ("ya", True), ("0", False), ("tidak", False), ("", False)]
)
def test_flag(monkeypatch, raw, value):
    monkeypatch.setenv("X_FLAG", raw)
    assert env.flag("X_FLAG", default=not value) is value


def test_a_flag_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("X_FLAG", "mungkin")
    with pytest.raises(ImproperlyConfigured, match="mungkin"):
        env.flag("X_FLAG", default=False)


def test_a_number_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("X_NUMBER", "12")
    assert env.whole("X_NUMBER", default=3) == 12
    monkeypatch.setenv("X_NUMBER", "dua belas")
    with pytest.raises(ImproperlyConfigured, match="dua belas"):
        env.whole("X_NUMBER", default=3)


@pytest.mark.parametrize("raw", ["bukan base64!", base64.b64encode(b"pendek").decode(), "ab"])
def test_a_key_of_another_length_is_refused(monkeypatch, raw):
    monkeypatch.setenv("SEALING_KEY", raw)
    with pytest.raises(ImproperlyConfigured, match="openssl rand -base64 32"):
        env.key("SEALING_KEY", purpose="kunci segel")


def test_a_key_of_32_bytes_is_taken(monkeypatch):
    monkeypatch.setenv("SEALING_KEY", base64.b64encode(bytes(range(32))).decode())
    assert env.key("SEALING_KEY", purpose="kunci segel") == bytes(range(32))


def test_a_sqlite_address_is_our_own_backend(tmp_path):
    made = env.database(f"sqlite:///{tmp_path}/isi/data.sqlite3")
    assert made["ENGINE"] == "satupintu.config.sqlite"
    assert made["NAME"] == f"{tmp_path}/isi/data.sqlite3"
    assert (tmp_path / "isi").is_dir()


def test_a_go_between_that_takes_no_session_settings_is_given_none():
    assert env.database("postgresql://a:b@db.example/satu?options=")["OPTIONS"]["options"] == ""


def test_a_postgresql_address_keeps_its_connections():
    made = env.database("postgresql://desa:k%40ta@db.example:6543/satu?sslmode=require")
    assert made == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "satu",
        "USER": "desa",
        "PASSWORD": "k@ta",
        "HOST": "db.example",
        "PORT": "6543",
        "OPTIONS": {
            "server_side_binding": True,
            "prepare_threshold": 5,
            "options": "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1",
            "sslmode": "require",
        },
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "data.sqlite3"])
def test_another_address_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env.database(url)


def test_the_keys_before_a_rotation(monkeypatch):
    one, two = base64.b64encode(b"1" * 32).decode(), base64.b64encode(b"2" * 32).decode()
    monkeypatch.setenv("KUNCI_LAMA", f"1={one} 2={two}")
    assert env.old_keys("KUNCI_LAMA") == {1: b"1" * 32, 2: b"2" * 32}
    monkeypatch.delenv("KUNCI_LAMA")
    assert env.old_keys("KUNCI_LAMA") == {}


@pytest.mark.parametrize("raw", ["abc", "satu=abc", "1=terlalu-pendek"])
def test_a_key_before_a_rotation_that_is_none(monkeypatch, raw):
    monkeypatch.setenv("KUNCI_LAMA", raw)
    with pytest.raises(ImproperlyConfigured, match="KUNCI_LAMA"):
        env.old_keys("KUNCI_LAMA")


def test_a_choice_for_each(monkeypatch):
    monkeypatch.setenv("PILIHAN", "a=satu b=dua")
    assert env.choices("PILIHAN", purpose="percobaan", among=("satu", "dua")) == {"a": "satu", "b": "dua"}
    monkeypatch.delenv("PILIHAN")
    assert env.choices("PILIHAN", purpose="percobaan", among=("satu", "dua")) == {}


@pytest.mark.parametrize("raw", ["a", "a=tiga", "=satu"])
def test_a_choice_that_is_none(monkeypatch, raw):
    monkeypatch.setenv("PILIHAN", raw)
    with pytest.raises(ImproperlyConfigured, match="PILIHAN"):
        env.choices("PILIHAN", purpose="percobaan", among=("satu", "dua"))


def test_what_concerns_bsre_is_taken_together(monkeypatch):
    monkeypatch.setenv("BSRE_URL_3514", "http://127.0.0.1:9 ")
    monkeypatch.setenv("BSRE_TAG", " ")
    assert env.bsre()["URL_3514"] == "http://127.0.0.1:9"
    assert "TAG" not in env.bsre()
