from datetime import datetime

from django.db import transaction

from satupintu.people.sealing import index
from satupintu.people.spending import charge
from satupintu.people.visit import EVERYBODY, network
from satupintu.rules.accounts import DOCUMENTS
from satupintu.rules.errors import Refused


def allow_check(*, address: str, at: datetime) -> None:
    """Let one document of this network be checked, or say that it has had its share of today."""
    with transaction.atomic(durable=True):
        spent = charge(
            DOCUMENTS, {"alamat": index(network(address), "alamat_ip"), "sistem": EVERYBODY}, at=at
        )
    if not spent.granted:
        raise Refused(
            "periksa_dokumen_penuh",
            "Terlalu banyak berkas diperiksa dari jaringan ini hari ini. Coba lagi besok, atau bandingkan surat dengan "
            "halaman kodenya.",
        )
