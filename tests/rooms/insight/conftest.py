from tests.rooms.cases.conftest import stage

__all__ = ["stage"]
