import pytest

from tests.fakes.simulators import running
from tests.situations.seats import AT
from tests.situations.signers import an_office


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "kunci"
    settings.KEY_ROUNDS = 1000


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture(scope="session")
def tsa(tmp_path_factory):
    with running("tsa", tmp_path_factory.mktemp("tsa"), "--at", AT.isoformat()) as found:
        yield found
