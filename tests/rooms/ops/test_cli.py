import argparse

import pytest
from django.core.exceptions import ImproperlyConfigured

from satupintu.ops import cli, doctor, reference, serve
from satupintu.rules.errors import Refused


def test_every_command_is_listed_with_what_it_does(capsys):
    assert cli.main([]) == 0
    shown = capsys.readouterr().out
    assert {"serve", "manage", "doctor", "reference"} <= {command.name for command in cli.commands()}
    for command in cli.commands():
        assert command.name in shown
        assert command.help in shown


def test_an_unknown_command_is_refused_with_the_list(capsys):
    assert cli.main(["servis"]) == 2
    shown = capsys.readouterr().err
    assert "“servis” tidak dikenal" in shown
    assert "serve" in shown


@pytest.fixture
def given(monkeypatch):
    """Make one command known, whose run raises or returns what is given."""

    def make(outcome, arguments=lambda parser: None):
        def run(options):
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome(options)

        command = cli.Command("coba", "Mencoba.", arguments, run, raw=False)
        monkeypatch.setattr(cli, "commands", lambda: (command,))

    return make


@pytest.mark.parametrize(
    "refusal", [Refused("uji_coba", "Belum boleh."), ImproperlyConfigured("Belum boleh.")]
)
def test_a_refusal_is_a_sentence_and_no_traceback(given, capsys, refusal):
    given(refusal)
    assert cli.main(["coba"]) == 2
    assert capsys.readouterr().err == "Belum boleh.\n"


def test_interrupting_is_quiet(given):
    given(KeyboardInterrupt())
    assert cli.main(["coba"]) == 130


def nested(parser):
    below = parser.add_subparsers(dest="what", required=True)
    lint = below.add_parser("lint", description="Memeriksa berkas.")
    lint.add_argument("--json", action="store_true", help="keluaran JSON")


def test_a_command_may_have_commands_of_its_own(given):
    given(lambda options: 3 if (options.what, options.json) == ("lint", True) else 4, nested)
    assert cli.main(["coba", "lint", "--json"]) == 3


def test_the_reference_page_shows_commands_below_commands(given):
    given(lambda options: 0, nested)
    page = reference.command_page()
    assert "| `lint` | Memeriksa berkas. |" in page
    assert "| `lint --json` | keluaran JSON |" in page


def test_a_module_without_a_name_is_no_command_and_is_not_imported(monkeypatch, tmp_path):
    (tmp_path / "heavy.py").write_text("raise RuntimeError('Django is not ready')\n")
    (tmp_path / "light.py").write_text(
        "NAME = 'ringan'\nHELP = 'Ringan.'\ndef arguments(parser): pass\ndef run(options): return 7\n"
    )
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "__init__.py").write_text(
        (tmp_path / "light.py").read_text().replace("ringan", "berfolder")
    )
    monkeypatch.setattr(cli.ops, "__path__", [str(tmp_path)])
    assert [command.name for command in cli.commands()] == ["berfolder", "ringan"]
    assert cli.main(["ringan"]) == 7


def test_manage_passes_everything_on(monkeypatch):
    from django.core import management

    seen = []
    monkeypatch.setattr(management, "execute_from_command_line", seen.append)
    assert cli.main(["manage", "check", "--deploy", "--help"]) == 0
    assert seen == [["satupintu manage", "check", "--deploy", "--help"]]


@pytest.mark.parametrize("threads", ["31", "banyak"])
def test_serving_with_few_threads_is_refused(threads, capsys):
    with pytest.raises(SystemExit):
        cli.main(["serve", "--threads", threads])
    assert "paling sedikit 32" in capsys.readouterr().err


def test_granian_gets_what_was_asked(monkeypatch):
    import granian

    asked = {}

    class Server:
        def __init__(self, target, **options):
            asked.update(options, target=target)

        def serve(self):
            asked["served"] = True

    monkeypatch.setattr(granian, "Granian", Server)
    monkeypatch.setattr(serve, "_collect_static", lambda: None)
    assert cli.main(["serve", "--port", "8123"]) == 0
    assert asked["served"]
    assert (asked["target"], asked["port"], asked["blocking_threads"]) == (
        "satupintu.config.wsgi:application",
        8123,
        32,
    )


def test_a_stale_reference_is_found_and_mended(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(reference, "ROOT", tmp_path)
    monkeypatch.setattr(
        reference, "REFERENCES", (reference.Reference("docs/reference/a.md", lambda: "isi\n"),)
    )
    assert reference.run(argparse.Namespace(check=True)) == 1
    assert "docs/reference/a.md tidak sama" in capsys.readouterr().out
    assert reference.run(argparse.Namespace(check=False)) == 0
    assert (tmp_path / "docs/reference/a.md").read_text() == "isi\n"
    assert reference.run(argparse.Namespace(check=True)) == 0


@pytest.mark.django_db
def test_the_doctor_finds_all_well(settings, tmp_path, capsys):
    settings.STANDARDS_DIR = tmp_path
    assert cli.main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "SALAH" not in shown
    assert "Semua migrasi sudah diterapkan." in shown
    assert "Kunci peragaan dipakai." in shown


@pytest.mark.django_db
def test_the_doctor_names_a_region_that_nobody_keeps(settings, tmp_path, capsys):
    from tests.situations.seats import a_region

    settings.STANDARDS_DIR = tmp_path
    region = a_region()
    assert cli.main(["doctor"]) == 1
    assert f"{region.name} belum punya pengelola sistem yang aktif." in capsys.readouterr().out


@pytest.mark.django_db
def test_the_doctor_names_a_missing_folder_and_a_waiting_migration(settings, tmp_path, capsys, monkeypatch):
    from django.db.migrations.executor import MigrationExecutor

    settings.STANDARDS_DIR = tmp_path / "tidak-ada"
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: [("people", False)])
    assert cli.main(["doctor"]) == 1
    shown = capsys.readouterr().out
    assert "Isi STANDARDS_DIR" in shown
    assert "1 migrasi belum diterapkan." in shown


def test_the_doctor_explains_settings_that_do_not_load(monkeypatch, capsys):
    def refuse():
        raise ImproperlyConfigured("SQLite 3.40.1 terlalu lama")

    monkeypatch.setattr(doctor, "start", refuse)
    assert cli.main(["doctor"]) == 1
    assert "SQLite 3.40.1 terlalu lama" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_doctor_says_when_the_database_is_out_of_reach(monkeypatch, capsys):
    from django.db import OperationalError, connection

    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert not [finding for finding in doctor.database() if finding.good]
