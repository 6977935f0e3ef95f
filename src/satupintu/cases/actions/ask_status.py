from datetime import datetime

from django.db import transaction

from satupintu.cases.queries.tracking import Tracked, track
from satupintu.people.sealing import index
from satupintu.people.spending import charge, give_back
from satupintu.people.visit import network
from satupintu.rules.accounts import TRACKING
from satupintu.rules.errors import Refused


def ask_status(*, region: int, number: str, code: str, address: str, at: datetime) -> Tracked:
    """Tell a stranger with number and code where the application is; what one address may get wrong in a day is counted."""
    found: Tracked | None = None
    fault: Refused | None = None
    with transaction.atomic(durable=True):
        spent = charge(TRACKING, {"alamat": index(network(address), "alamat_ip")}, at=at)
        if spent.granted:
            try:
                found = track(region, number, code)
                give_back(spent)
            except Refused as refused:
                fault = refused
    # Raised outside, so that a wrong try stays counted.
    if found is None:
        raise fault or Refused(
            "lacak_terlalu_sering",
            "Terlalu banyak percobaan yang keliru dari jaringan ini hari ini. "
            "Coba lagi besok, masuk dengan akun Anda, atau hubungi loket.",
        )
    return found
