"""The office's papers of a case: what stands on them, that they are kept as first printed, and who gets which."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.hand_back_at_counter import hand_back_at_counter
from satupintu.cases.actions.recommend import recommend
from satupintu.cases.actions.record_visit import record_visit
from satupintu.cases.actions.reject import REMEDY
from satupintu.cases.actions.return_for_correction import Defect
from satupintu.cases.letters import sheet
from satupintu.cases.letters.printing import printed
from satupintu.cases.letters.shelf import letters_of
from satupintu.cases.models import Answer, Case, CounterVisit, Output
from satupintu.cases.queries.tracking import tracking_code
from satupintu.cases.typesetting import set_letter
from satupintu.cases.visits import Photo, Present, Visit
from satupintu.catalogue.models import LetterTemplate
from satupintu.catalogue.shelf import read_shelf
from satupintu.files.models import StoredFile
from satupintu.files.vault import kept
from satupintu.papers.letter import Letter
from satupintu.people.models import Agency, Applicant, Post, User
from satupintu.people.queries import act_as, system_actor
from satupintu.permits.actions.revoke_permit import revoke_permit
from satupintu.permits.models import NumberPattern, Permit
from satupintu.rules import codes
from satupintu.rules.answers.sample import sample
from satupintu.rules.consent import CURRENT
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date, say_day
from tests.rooms.cases.journey import TODAY, a_deputy, an_account, chain_faults, refused
from tests.rooms.cases.office_papers import AT, a_photo, filled, pages, words

pytestmark = pytest.mark.django_db
SHELF = Path(__file__).parents[3] / "standards"
ALL = [(region, standard) for region in read_shelf(SHELF) for standard in region.standards]
every_standard = pytest.mark.parametrize(
    ("region", "standard"), ALL, ids=[standard.file for _, standard in ALL]
)
CHILDREN = next(one for one in ALL if "anak" in one[1].file)
FOREIGN = next(one for one in ALL if "lks-asing" in one[1].file)
BY_HAND = next(one for one in ALL if one[1].read.standard.product.approval == "basah")


def paper(docket, kind):
    """The paper of an output of this kind, or the one with this name."""
    for letter in letters_of(docket):
        if letter.name == kind or (letter.output is not None and letter.output.kind == kind):
            return letter
    raise AssertionError(f"{kind}: {[one.name for one in letters_of(docket)]}")


def text_of(docket, kind):
    return words(printed(docket, paper(docket, kind).name).content)


def advised(case):
    return Output.objects.filter(case=case.case, kind__in=("rekomendasi_teknis", "kajian_teknis")).exists()


@every_standard
def test_receipt_visit_and_advice_of_every_standard(region, standard):
    way = filled(region, standard).until(advised)
    docket, case = way.docket(), way.case
    receipt = paper(docket, "tanda_terima")
    said = text_of(docket, "tanda_terima")
    for expected in (
        receipt.number,
        case.number,
        way.stage.applicant.name,
        say_date(TODAY),
        codes.show(tracking_code(case.ref)),
        region.region.agencies[0].letterhead.lines[0],
    ):
        assert expected in said
    if case.due_at is not None:
        assert say_day(docket.local_day(case.due_at)) in said
    visit = paper(docket, "berita_acara")
    for expected in ("Keadaan di lapangan sesuai dengan isian.", "Anggota Tim 2", visit.number):
        assert expected in text_of(docket, "berita_acara")
    advice = paper(docket, "rekomendasi_teknis")
    assert advice.number in text_of(docket, "rekomendasi_teknis")
    assert visit.number in text_of(docket, "rekomendasi_teknis")
    for letter in letters_of(docket):
        made = printed(docket, letter.name)
        assert pages(made.content) == 1, letter.title
        _is_archivable(made.content)
        assert made.name.isascii()
        assert made.name.endswith(".pdf")
    assert chain_faults(way.case) == []


def _is_archivable(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        meta = opened.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")


@pytest.fixture
def children():
    return filled(*CHILDREN, yang_dikirim="anak", hubungan_pemohon="kuasa")


def before_advice(way):
    return any(deed.step.task == "rekomendasi" for deed in way.deeds("lanjut"))


def studied(way):
    """With pictures and signatures, and answered by a study."""
    deed = way.until(before_advice).deeds("lanjut")[0]
    files = [a_photo(way.stage, f"Rumah {number}") for number in (1, 2)]
    signature = a_photo(way.stage, "tanda", size=(600, 200))
    StoredFile.objects.filter(uploaded_by="pengguna:0").update(uploaded_by=deed.by.signatory.actor)
    visit = Visit(
        day=deed.today,
        team=("Anggota Satu",),
        findings="Alamat cocok.\nAnak bersedia.",
        result="direkomendasikan",
        photos=tuple(Photo(one.pk, AT, 0.35123, -101.02) for one in files),
        present=(Present("Ketua RT", "Saksi", signature.pk), Present("Ibu", "Wali")),
        answers=sample(deed.step.visit_form, seed=1, today=deed.today, places=way.stage.places),
    )
    record_visit(work=deed.item.pk, visit=visit, by=deed.by, at=way.at)
    pattern = {"pattern": "KT/{urut:03}/{tahun}", "region": way.stage.region}
    NumberPattern.objects.update_or_create(
        agency_id=deed.by.agency_id, code="kajian_teknis", defaults=pattern
    )
    way.at += timedelta(minutes=20)
    sent = {"outcome": deed.outcome.code, "letter": "kajian_teknis", "reason": "Memenuhi syarat usia."}
    way.case = recommend(work=deed.item.pk, by=deed.by, at=way.at, **sent)
    return way


def test_the_covering_letter_asks_the_guest_agency_and_it_answers_on_its_own_paper(children):
    docket = studied(children).docket()
    guest = Agency.objects.get(region=children.stage.region, kind="teknis")
    asked = text_of(docket, "surat_pengantar")
    assert f"Yth. Kepala {guest.name}" in asked
    assert "kajian teknis" in asked
    assert paper(docket, "surat_pengantar").number in asked
    answered = text_of(docket, "kajian_teknis")
    assert "PEMERINTAH KABUPATEN KAMPAR DINAS SOSIAL" in answered
    for expected in ("KT/001/2026", "Memenuhi syarat usia.", "DIREKOMENDASIKAN", "Alamat cocok."):
        assert expected in answered
    assert paper(docket, "surat_pengantar").number in answered
    assert "berkas yang disampaikan" not in answered.lower()


def test_a_study_repeats_nothing_of_a_child_and_no_way_to_reach_anybody(children):
    docket = studied(children).docket()
    sealed = {
        row.field: row.sealed.strip('"') for row in Answer.objects.filter(case=docket.case).exclude(index="")
    }
    assert {"nama_peserta", "nik_peserta"} <= set(sealed)
    for kind in ("kajian_teknis", "surat_pengantar", "berita_acara", "tanda_terima"):
        said = text_of(docket, kind)
        assert not [field for field, value in sealed.items() if len(value) > 4 and value in said], kind
        assert "@" not in said.replace("dpmptsp@", "")


def test_a_visit_record_holds_its_pictures_with_moment_and_place(children):
    docket = studied(children).docket()
    made = printed(docket, paper(docket, "berita_acara").name).content
    said = words(made)
    assert said.count("0,35123° LU, 101,02000° BB") == 2
    assert said.count("Senin, 2 November 2026 pukul 09.00") == 2
    assert made.count(b"/DCTDecode") == 3
    for expected in ("Foto 2", "Ketua RT", "Saksi", "Wali", "Anggota Satu"):
        assert expected in said


def test_a_picture_whose_bytes_are_gone_leaves_its_place_and_says_so(children):
    way = studied(children)
    for file in StoredFile.objects.filter(media_type="image/jpeg"):
        kept(file.sha256).unlink(missing_ok=True)
    said = text_of(way.docket(), "berita_acara")
    assert said.count("Gambar tersimpan pada berkas permohonan.") == 2


def test_the_application_is_written_in_full_for_its_writer_and_masked_for_an_officer(children):
    children.until(before_advice)
    mine = text_of(children.citizen(), "permohonan-surat_permohonan")
    seen = text_of(children.docket(), "permohonan-surat_permohonan")
    number = Answer.objects.get(case=children.case, field="nik_pemohon").sealed.strip('"')
    assert number in mine.replace(" ", "")
    assert number not in seen.replace(" ", "")
    assert "Permohonan Rekomendasi Bantuan Pengiriman Pelatih Anak Putus Sekolah" in mine
    consent = text_of(children.docket(), "permohonan-surat_persetujuan_wali")
    guardian = Answer.objects.get(case=children.case, field="nama_wali").sealed.strip('"')
    assert guardian not in consent
    assert guardian in text_of(children.citizen(), "permohonan-surat_persetujuan_wali")


def test_the_applicant_gets_his_own_papers_and_no_others(children):
    way = studied(children)
    titles = {letter.title.split(" (")[0] for letter in letters_of(way.citizen())}
    assert titles == {"Tanda terima", "Surat Permohonan Bermaterai", "Surat persetujuan orang tua atau wali"}
    with refused("surat_tidak_ada"):
        printed(way.citizen(), paper(way.docket(), "kajian_teknis").name)


@pytest.fixture
def foreign():
    return filled(*FOREIGN)


def complete(way):
    return Output.objects.filter(case=way.case, kind="tanda_terima").exists()


def test_a_numbered_paper_is_kept_as_it_was_first_printed(foreign):
    docket = foreign.until(complete).docket()
    letter = paper(docket, "tanda_terima")
    first = printed(docket, letter.name)
    version, length = Case.objects.values_list("version", "journal_length").get(pk=foreign.case.pk)
    Applicant.objects.update(name="Nama yang Diganti")
    docket = foreign.docket(foreign.stage.citizen())
    again = printed(docket, letter.name)
    assert again == first
    row = Output.objects.select_related("file").get(pk=letter.output.pk)
    assert kept(row.file.sha256).read_bytes() == first.content
    assert Case.objects.values_list("version", "journal_length").get(pk=foreign.case.pk) == (version, length)
    assert chain_faults(foreign.case) == []
    # The control: typeset anew, it would by now be another paper.
    assert set_letter(paper(docket, "tanda_terima").write()) != first.content


def test_printing_makes_nobodys_open_page_stale(foreign):
    docket = foreign.until(complete).docket()
    before = Case.objects.get(pk=foreign.case.pk)
    printed(docket, paper(docket, "tanda_terima").name)
    after = Case.objects.get(pk=foreign.case.pk)
    assert after.version == before.version
    assert after.journal_length == before.journal_length + 1


def test_a_kept_paper_that_is_gone_or_changed_is_not_made_up_anew(foreign):
    docket = foreign.until(complete).docket()
    letter = paper(docket, "tanda_terima")
    printed(docket, letter.name)
    path = kept(Output.objects.get(pk=letter.output.pk).file.sha256)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(Refused) as caught:
        printed(foreign.docket(), letter.name)
    assert caught.value.code == "berkas_surat_hilang"
    path.unlink()


def test_no_paper_leaves_with_a_hole_in_it(children):
    """Without any one of the values that its form names, the press refuses."""
    docket = studied(children).docket()
    tried = 0
    for one in letters_of(docket):
        letter = one.write()
        for key in letter.values["temuan"]:
            left = {name: value for name, value in letter.values["temuan"].items() if name != key}
            if key in letter.template.decode():
                tried += 1
                with pytest.raises(Refused) as caught:
                    set_letter(Letter(letter.template, {**letter.values, "temuan": left}, letter.at))
                assert caught.value.code == "naskah_tidak_tersusun"
    assert tried > 20


def test_a_template_beside_the_standard_comes_before_ours(foreign):
    sheet.template_of.cache_clear()
    LetterTemplate.objects.create(
        region=foreign.stage.region,
        standard=foreign.stage.version,
        name="tanda_terima.typ",
        content=b'#show: surat\n#judul("Bukti Terima Setempat")\n',
    )
    try:
        said = text_of(foreign.until(complete).docket(), "tanda_terima")
    finally:
        sheet.template_of.cache_clear()
    assert "BUKTI TERIMA SETEMPAT" in said
    assert "TANDA TERIMA BERKAS" not in said


def test_a_refusal_says_why_on_what_ground_and_what_may_be_done(foreign):
    foreign.to("tolak")
    said = text_of(foreign.citizen(), "surat_penolakan")
    for expected in ("Alasan contoh untuk peragaan.", "Dasar hukum pada standar pelayanan ini.", REMEDY):
        assert expected in said
    assert "Nomor" in said
    assert "……" in said
    assert "KEPALA DINAS PENANAMAN MODAL" in said


def test_a_refusal_has_its_number_where_the_office_keeps_a_series_for_it(foreign):
    NumberPattern.objects.create(
        region=foreign.stage.region,
        agency_id=foreign.case.agency_id,
        code="surat_penolakan",
        pattern="TOLAK/{urut:03}/{tahun}",
    )
    foreign.to("tolak")
    assert "TOLAK/001/2026" in text_of(foreign.docket(), "surat_penolakan")


def test_a_return_names_everything_to_mend(foreign):
    foreign.to("kembalikan")
    said = text_of(foreign.citizen(), "pengembalian-1")
    assert "Dokumen tidak terbaca." in said
    assert "ke-1" in said
    assert foreign.case.number in said
    assert foreign.stage.standard.requirements[0].name in said


def test_a_list_of_what_is_lacking_goes_home_from_the_counter(foreign):
    clerk = Post.objects.get(region=foreign.stage.region, code="customer_service")
    by = foreign.stage.officer(clerk, foreign.at)
    Case.objects.filter(pk=foreign.case.pk).update(channel="loket")
    CounterVisit.objects.create(
        region=foreign.stage.region,
        agency_id=by.agency_id,
        case=foreign.case,
        place="mobil_keliling",
        village="35.14.01.2001",
        identity="ktp_asli",
        consent=CURRENT,
        opened_at=foreign.at,
        opened_by_id=by.user_id,
        post=clerk,
    )
    hand_back_at_counter(
        ref=foreign.case.ref,
        defects=[Defect("persyaratan", "ktp", "Belum dibawa.")],
        note="Loket buka sampai pukul 15.00.",
        by=by,
        at=foreign.at,
    )
    said = text_of(foreign.docket(by), "kekurangan")
    for expected in (
        "Kartu Tanda Penduduk (KTP)",
        "Belum dibawa.",
        "Loket buka sampai",
        "mobil keliling Purwodadi",
    ):
        assert expected.split(" Purwodadi")[0] in said
    assert "belum diajukan dan belum bernomor" in said


def in_force(way):
    return Permit.objects.filter(pk=way.case.permit_id or 0, state=Permit.State.IN_FORCE).exists()


def test_a_copy_says_that_it_is_one_and_a_revocation_what_it_ends():
    way = filled(*BY_HAND).until(in_force)
    number = Permit.objects.get(pk=way.case.permit_id).number.text
    copy = printed(way.docket(), "salinan")
    assert "SALINAN" in words(copy.content)
    assert number in words(copy.content)
    assert not [one for one in letters_of(way.citizen()) if one.name == "salinan"]
    revoke_permit(
        region_id=way.stage.region.pk,
        permit_id=way.case.permit_id,
        reason="Tempat usaha tidak ada.",
        legal_basis="Pasal 5 peraturan contoh",
        by=system_actor(),
        at=way.at,
    )
    said = text_of(way.citizen(), "pencabutan")
    for expected in (number, "Tempat usaha tidak ada.", "tidak berlaku lagi sejak", REMEDY):
        assert expected in said


def test_a_paper_made_by_a_deputy_is_in_his_name_and_stays_so(foreign):
    counting = next(step for step in foreign.stage.standard.steps if step.task == "periksa_kelengkapan")
    User.objects.filter(login__endswith=counting.post).update(
        name="Pemegang Tetap", rank="Penata", nip="198001012005011001"
    )
    a_deputy(foreign.stage, counting.post, an_account("pengganti", nik="9401010101809999", at=AT))
    foreign.until(lambda way: any(deed.step.code == counting.code for deed in way.deeds("lanjut")))
    deed = foreign.deeds("lanjut")[0]
    by = act_as(User.objects.get(login="pengganti"), deed.item.post, at=foreign.at)
    foreign.case = accept_as_complete(work=deed.item.pk, outcome=deed.outcome.code, by=by, at=foreign.at)
    said = text_of(foreign.docket(), "tanda_terima")
    assert "Plh." in said
    assert "Nama pengganti" in said
    assert "Surat penugasan 800/1/2026" in said
    assert "Pemegang Tetap" not in said
