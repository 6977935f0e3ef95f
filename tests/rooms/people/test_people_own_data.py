"""One's own profile, what was agreed to, a copy of everything, and being forgotten."""

import json
from datetime import timedelta

import pytest

from satupintu.journal.models import Entry
from satupintu.journal.queries.verify import verify
from satupintu.people import data_use
from satupintu.people.actions.decide_erasure import decide_erasure
from satupintu.people.actions.give_consent import give_consent
from satupintu.people.actions.hand_out_copy import hand_out_copy
from satupintu.people.actions.invite import invite
from satupintu.people.actions.request_erasure import request_erasure
from satupintu.people.actions.update_profile import Profile, update_profile
from satupintu.people.actions.withdraw_consent import withdraw_consent
from satupintu.people.actions.withdraw_erasure import withdraw_erasure
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant, Consent, ErasureRequest, Region, User
from satupintu.people.ports import Matter
from satupintu.people.queries import act_as_applicant, applicant_by_nik, system_actor
from satupintu.people.queries_own_data import consents_of, erasures_waiting, has_read
from tests.rooms.people.test_people_lost_password import a_clerk
from tests.situations.accounts import AT, KK, TODAY, Phone, a_citizen, a_newcomer, an_account, refused
from tests.situations.seats import a_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def citizen():
    return a_citizen(a_newcomer())


@pytest.fixture
def me(citizen):
    return Applicant.objects.get(pk=citizen.applicant_id)


FULL = Profile(name="Nama  Baru", address="Jalan Uji 1", area="1407021001", email="uji@contoh.id")


def test_a_profile_is_changed_and_the_journal_says_only_which_parts(citizen, me):
    changed = update_profile(FULL, seen=me.version, by=citizen, at=AT)
    assert (changed.name, changed.area, changed.address) == ("Nama Baru", "14.07.02.1001", "Jalan Uji 1")
    assert User.objects.get(pk=citizen.user_id).name == "Nama Baru"
    entry = Entry.objects.get(chain=f"pemohon:{me.pk}", deed="profil_diubah")
    assert entry.facts == {"isian": ["sebutan", "jalan", "desa", "kotak_surat"]}
    refused("profil_sudah_berubah", update_profile, FULL, seen=me.version, by=citizen, at=AT)
    assert update_profile(FULL, seen=changed.version, by=citizen, at=AT).version == changed.version


# Each: what is typed, and the code of the refusal.
BAD_PROFILES = [
    (Profile(name=" "), "tanpa_keterangan_diri"),
    (Profile(name="Uji", address="x" * 301), "alamat_panjang"),
    (Profile(name="Uji", area="14.07"), "wilayah_salah"),
    (Profile(name="Uji", email="x"), "surel_salah"),
]


@pytest.mark.parametrize(("profile", "code"), BAD_PROFILES)
def test_a_profile_that_cannot_be_read(citizen, me, profile, code):
    refused(code, update_profile, profile, seen=me.version, by=citizen, at=AT)


def test_what_was_agreed_to_is_kept_word_for_word(citizen, me):
    [given] = consents_of(me.pk)
    text = data_use.text_of(given.text, given.text_version)
    assert given.digest == text.digest
    assert (given.how, given.given_at, given.recorded_by) == ("daring", AT, None)
    assert has_read(me.pk, "pemakaian_data", 1)
    assert not has_read(me.pk, "pemakaian_data", 2)


def test_other_words_have_another_digest():
    text = data_use.newest_text("pemakaian_data")
    assert (
        text.digest != data_use.DataUseText(text.code, text.version, text.title, text.paragraphs[:1]).digest
    )
    refused("teks_persetujuan_tidak_dikenal", data_use.newest_text, "tidak ada")


def test_the_counter_writes_a_consent_down(me):
    clerk = a_clerk()
    consent = give_consent(me, text="pendaftaran_dibantu", version=1, by=clerk, at=AT)
    assert (consent.how, consent.recorded_by_id, consent.region_id) == (
        "loket",
        clerk.user_id,
        clerk.region_id,
    )
    assert Entry.objects.get(chain=f"pemohon:{me.pk}", deed="persetujuan_diberikan").post


def test_who_gives_and_withdraws_a_consent(citizen, me):
    stranger = a_citizen(a_newcomer())
    given = {"text": "pendaftaran_dibantu", "version": 1, "at": AT}
    refused("bukan_data_sendiri", give_consent, me, by=stranger, **given)
    refused("bukan_petugas_loket", give_consent, me, by=a_clerk(role="kasir"), **given)
    consent = give_consent(me, by=citizen, **given)
    refused("bukan_data_sendiri", withdraw_consent, consent, by=stranger, at=AT)
    withdraw_consent(consent, by=citizen, at=AT)
    refused("persetujuan_sudah_ditarik", withdraw_consent, consent, by=citizen, at=AT)
    assert not has_read(me.pk, "pendaftaran_dibantu", 1)


class Room:
    """A room above, as people's port sees it."""

    name = "permohonan"

    def __init__(self, *, running=False):
        self.running, self.erased = running, []

    def about(self, applicant_id):
        return [{"nomor": "P-1", "pemohon": applicant_id}]

    def keeps(self, applicant_id):
        return [Matter("Izin yang terbit disimpan menurut jadwal retensi arsip.")]

    def under_way(self, applicant_id):
        return [Matter("Permohonan P-1 masih berjalan.", 1, "Di wilayah lain.")] if self.running else []

    def erase(self, applicant_id, *, by, at):
        self.erased.append(applicant_id)
        return {"lampiran": 3}


def test_a_copy_holds_all_and_other_rooms_add_theirs(citizen, me):
    update_profile(FULL, seen=me.version, by=citizen, at=AT)
    copy = hand_out_copy(me, others=[Room()], by=citizen, at=AT)
    assert json.loads(json.dumps(copy)) == copy
    told = json.dumps(copy)
    for part in (me.nik, me.kk, me.phone, "Jalan Uji 1", "uji@contoh.id", "14.07.02.1001", "P-1"):
        assert part in told
    entry = Entry.objects.get(chain=f"pemohon:{me.pk}", deed="salinan_data_diserahkan")
    assert entry.facts == {"bagian": ["akun", "permohonan"]}


def test_every_column_about_a_person_is_in_his_copy_or_named_here(citizen, me):
    """A new column must be copied too; control: one left out of both is found."""
    left_out = {"id", "user", "active", "erased_at", "version"}
    copied = {
        "name": "nama",
        "nationality": "warga_negara",
        "nik": "nik",
        "kk": "nomor_kk",
        "passport": "paspor",
        "stay_permit": "kitas",
        "phone": "telepon",
        "phone_verified_at": "telepon_dibuktikan",
        "email": "surel",
        "address": "alamat",
        "area": "kode_desa",
        "registered_at": "terdaftar",
    }
    columns = {field.name for field in Applicant._meta.fields if not field.name.endswith("_index")}
    assert columns - left_out - copied.keys() == set()
    assert columns - left_out - (copied.keys() - {"area"}) == {"area"}
    assert set(copied.values()) <= hand_out_copy(me, by=citizen, at=AT)["akun"].keys()


def test_a_copy_is_for_the_person_or_over_the_counter(citizen, me):
    refused("bukan_data_sendiri", hand_out_copy, me, by=a_citizen(a_newcomer()), at=AT)
    refused("bukan_petugas_loket", hand_out_copy, me, by=a_clerk(role="kasir"), at=AT)
    assert hand_out_copy(me, by=a_clerk(), at=AT)["akun"]


def a_keeper(region, *, role="pengelola"):
    return Actor(user_id=None, name="Uji", capacity="tetap", role=role, region_id=region.pk, post_id=1)


def decide(
    request, region, *, erase=True, reason="Tidak ada kewajiban menyimpan.", others=(), phone=None, **by
):
    actor = by.get("by") or a_keeper(region)
    given = {"erase": erase, "reason": reason, "others": others, "by": actor}
    return decide_erasure(request, **given, tell=phone or Phone(), at=AT + timedelta(days=1))


@pytest.fixture
def region():
    return a_region()


@pytest.fixture
def request_(citizen, me, region):
    return request_erasure(me, region=region, by=citizen, at=AT)


def test_whoever_is_forgotten_leaves_no_number_behind(citizen, me, region, request_):
    invite(organisation=None, kind="kuasa", letter="SK 1", starts=TODAY, by=citizen, at=AT)
    room, phone = Room(), Phone()
    decided = decide(request_, region, others=[room], phone=phone)
    gone, user = Applicant.objects.get(pk=me.pk), User.objects.get(pk=me.user_id)
    assert [gone.name, gone.nik, gone.kk, gone.phone, gone.email, gone.address] == [""] * 6
    assert (gone.active, gone.erased_at, user.is_active, user.name) == (
        False,
        AT + timedelta(days=1),
        False,
        "",
    )
    assert not user.has_usable_password()
    assert applicant_by_nik(me.nik) is None
    refused("akun_nonaktif", act_as_applicant, user, at=AT)
    assert room.erased == [me.pk]
    assert decided.kept == ["Izin yang terbit disimpan menurut jadwal retensi arsip."]
    assert [(message.words, message.to) for message in phone.got] == [("akun_hapus_diputus", me.phone)]


def test_the_journal_and_the_consent_stay_whole(me, region, request_):
    decide(request_, region)
    entry = Entry.objects.get(chain=f"pemohon:{me.pk}", deed="penghapusan_diputus")
    assert entry.facts["putusan"] == "dihapus"
    assert Consent.objects.filter(applicant=me).exists()
    assert list(verify()) == []


def test_the_same_person_may_come_back(me, region, request_):
    decide(request_, region)
    again = an_account(a_newcomer(me.nik, kk=KK), at=AT + timedelta(days=2))
    assert again.applicant.pk != me.pk


def test_a_request_is_decided_once_by_the_region_that_was_asked(citizen, me, region, request_):
    assert [row.pk for row in erasures_waiting(region.pk)] == [request_.pk]
    elsewhere = a_region()
    refused("wilayah_lain", decide, request_, region, by=a_keeper(elsewhere))
    refused("bukan_pengelola", decide, request_, region, by=a_keeper(region, role="loket"))
    refused("tanpa_alasan_penghapusan", decide, request_, region, reason=" ")
    decided = decide(request_, region, erase=False, reason="Izin masih berlaku.")
    assert (decided.decision, Applicant.objects.get(pk=me.pk).active) == ("ditolak", True)
    refused("penghapusan_sudah_diputus", decide, request_, region)
    refused("penghapusan_sudah_diputus", withdraw_erasure, request_, by=citizen, at=AT)
    assert erasures_waiting(region.pk) == []


def test_nobody_is_erased_while_his_application_runs(me, region, request_):
    said = refused("masih_ada_proses", decide, request_, region, others=[Room(running=True)])
    assert said.endswith("Di wilayah lain.") == (region.pk != 1)
    assert Applicant.objects.get(pk=me.pk).nik == me.nik
    assert ErasureRequest.objects.get(pk=request_.pk).decided_at is None


def test_an_officer_does_not_decide_on_himself(me, region, request_):
    user = User.objects.create(login="kelola", name="Uji", nik=me.nik, created_at=AT)
    keeper = Actor(
        user_id=user.pk, name="Uji", capacity="tetap", role="pengelola", region_id=region.pk, post_id=1
    )
    refused("urusan_sendiri", decide, request_, region, by=keeper)


def test_who_asks_to_be_forgotten(citizen, me, region):
    stranger = a_citizen(a_newcomer())
    refused("bukan_data_sendiri", request_erasure, me, region=region, by=stranger, at=AT)
    clerk = a_clerk()
    refused("wilayah_lain", request_erasure, me, region=region, by=clerk, at=AT)
    request = request_erasure(me, region=Region.objects.get(pk=clerk.region_id), by=clerk, at=AT)
    assert request.recorded_by_id == clerk.user_id
    refused("penghapusan_sudah_diminta", request_erasure, me, region=region, by=citizen, at=AT)
    refused("bukan_data_sendiri", withdraw_erasure, request, by=stranger, at=AT)
    withdraw_erasure(request, by=citizen, at=AT)
    assert request_erasure(me, region=region, by=citizen, at=AT).pk


def test_the_system_has_no_copy():
    refused("bukan_petugas_loket", hand_out_copy, Applicant(), by=system_actor(), at=AT)
