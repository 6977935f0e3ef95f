"""Filing for somebody who came in: who he is, how that was seen, where, and that he agreed."""

from dataclasses import dataclass

from satupintu.cases.docket import Docket
from satupintu.cases.models import CounterVisit
from satupintu.cases.turn import ONLINE
from satupintu.catalogue.places import areas
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant
from satupintu.people.queries import applicant_by_nik
from satupintu.people.sealing import index
from satupintu.people.typed import stored
from satupintu.rules.consent import check_consent_text
from satupintu.rules.errors import Refused
from satupintu.rules.identifiers import nik as niks
from satupintu.rules.identifiers import passport as passports


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """As on the card that he shows: an Indonesian by NIK, a foreigner by passport or KITAS."""

    name: str
    nik: str = ""
    passport: str = ""
    stay_permit: str = ""
    nationality: str = "ID"
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How he came: where the counter stands, which card was seen, which text he agreed to."""

    place: str
    identity: str
    consent: str
    village: str = ""

    @property
    def channel(self) -> str:
        return "oss" if self.place == CounterVisit.Place.OSS else "loket"


def known_person(person: Person) -> Applicant | None:
    """Whether he is registered already, with or without an account of his own."""
    if person.nationality == "ID":
        return applicant_by_nik(stored(niks.read(person.nik), "nik_salah")) if person.nik else None
    if not person.passport:
        return None
    number = stored(passports.read(person.passport), "paspor_salah")
    found = Applicant.objects.filter(
        nationality=person.nationality, passport_index=index(number, "paspor"), active=True
    )
    return found.first()


def check_arrival(arrival: Arrival, region_code: str) -> None:
    check_consent_text(arrival.consent)
    if arrival.place not in CounterVisit.Place.values:
        raise Refused("tempat_layanan", "Pilih tempat layanan: loket, mobil keliling, atau perbantuan OSS.")
    if arrival.identity not in CounterVisit.Identity.values:
        raise Refused("identitas_belum_dilihat", "Pilih kartu identitas asli yang diperlihatkan pemohon.")
    if arrival.place != CounterVisit.Place.VAN:
        return
    inside = arrival.village.startswith(f"{region_code}.") and areas().name(arrival.village) is not None
    if not inside:
        raise Refused("desa_mobil_keliling", "Pilih desa tempat mobil keliling melayani, di wilayah ini.")


def begin_visit(docket: Docket, arrival: Arrival) -> CounterVisit:
    """One at a time: whoever comes again had left before."""
    author, post = check_counter_seat(docket.by)
    close_visit(docket, CounterVisit.Result.LEFT)
    return CounterVisit.objects.create(
        region_id=docket.case.region_id,
        agency_id=docket.case.agency_id,
        case=docket.case,
        place=arrival.place,
        village=arrival.village if arrival.place == CounterVisit.Place.VAN else "",
        identity=arrival.identity,
        consent=arrival.consent,
        opened_at=docket.at,
        opened_by_id=author,
        post_id=post,
    )


def check_counter_seat(by: Actor) -> tuple[int, int]:
    if by.user_id is None or by.post_id is None:
        raise Refused("bukan_petugas", "Pengajuan di loket hanya dibuka petugas loket.")
    return by.user_id, by.post_id


def open_visit(docket: Docket) -> CounterVisit:
    found = CounterVisit.objects.filter(case=docket.case, closed_at__isnull=True).first()
    if found is None:
        raise Refused(
            "pemohon_tidak_di_loket",
            "Pemohon tidak sedang dilayani di loket; catat dahulu kedatangannya dan persetujuannya.",
        )
    return found


def check_present(docket: Docket) -> None:
    """An officer files only for somebody who is there and has agreed; the applicant himself needs no consent."""
    if docket.by.post_id is not None:
        open_visit(docket)


def close_visit(docket: Docket, result: CounterVisit.Result) -> None:
    """Of a case that began at a counter; one that came online has no visit to close."""
    if docket.case.channel != ONLINE:
        CounterVisit.objects.filter(case=docket.case, closed_at__isnull=True).update(
            result=result, closed_at=docket.at
        )
