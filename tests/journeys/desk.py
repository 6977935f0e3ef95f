"""Officer by officer at his screen: one click in the demo, the file by its number, and what leads on."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator

from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.standard import Standard
from tests.journeys.hands import Walker
from tests.pages.furnish import AT

WORDS = {
    "alasan": "Sesuai pemeriksaan berkas.",
    "dasar_hukum": "Standar pelayanan ini.",
    "rujukan": "PERISTIWA-CONTOH-1",
    "nomor_bukti": "BUKTI-CONTOH-1",
    "jumlah_bayar": "0",
    "tanggal_bayar.hari": str(AT.day),
    "tanggal_bayar.bulan": str(AT.month),
    "tanggal_bayar.tahun": str(AT.year),
}
VISIT = {
    "k-tanggal.hari": str(AT.day),
    "k-tanggal.bulan": str(AT.month),
    "k-tanggal.tahun": str(AT.year),
    "k-tim": "Anggota Tim 1\nAnggota Tim 2",
    "k-hasil": "Keadaan di lapangan sesuai dengan isian.",
    "k-lintang": "-7,645",
    "k-bujur": "112,812",
    "k-hadir.0.nama": "Wakil pemohon",
    "k-hadir.0.kedudukan": "Pemohon",
}


@dataclass
class Desk:
    walker: Walker
    region: str
    region_name: str
    number: str = ""

    @property
    def page(self):
        return self.walker.page

    @property
    def file(self) -> str:
        return f"/{self.region}/petugas/berkas/{self.number}/"

    def seats(self, post: str) -> int:
        """How many on the demo's page have this post in this region."""
        self.walker.go("/demo/")
        return self.roles(post).count()

    def roles(self, post: str) -> Locator:
        region = f'//h2[normalize-space()="{self.region_name}"]'
        mine = f'[preceding::h2[1][normalize-space()="{self.region_name}"]]'
        return self.page.locator(f'xpath={region}/following::button[normalize-space()="{post}"]{mine}')

    def sit_as(self, post: str) -> None:
        self.walker.go("/demo/")
        self.walker.press(self.roles(post).first)

    def open_as(self, post: str) -> Locator:
        """The part of the file's page that is this post's own turn."""
        for place in range(self.seats(post)):
            if place:
                self.walker.go("/demo/")
            self.walker.press(self.roles(post).nth(place))
            answer = self.page.goto(f"{self.walker.address}{self.file}")
            turn = self.turn()
            if answer.status == 200 and turn.count():
                return turn.first
        raise AssertionError(f"nobody in the seat «{post}» has this file before him")

    def reads_the_tables(self, standard: Standard) -> None:
        """What was entered row by row stands there row by row."""
        for field in all_fields(standard.form):
            if field.kind == "tabel" and self.page.get_by_role("term").filter(has_text=field.label).count():
                assert (
                    self.page.get_by_role("region", name=field.label, exact=True).locator("tbody tr").count()
                )

    def turn(self) -> Locator:
        """Where something may be decided now."""
        return self.page.locator("section.decision").filter(has=self.page.locator('a[href*="/putuskan/"]'))

    def visit_due(self, turn: Locator) -> Locator | None:
        """The link to the visit, where the way that leads on is closed until there has been one."""
        first = turn.locator('a[href*="/putuskan/"], p.closed').first
        link = turn.locator('a[href*="/kunjungan/"]')
        closed = first.evaluate("one => one.matches('p.closed')")
        return link.first if closed and link.count() else None

    def record_visit(self, link: Locator) -> None:
        self.walker.press(link)
        for name, text in VISIT.items():
            self.walker.hand.write(self.page.locator(f'main [name="{name}"]'), text)
        self.answer_the_rest()
        self.walker.hand.choose(self.page.locator("[name=k-simpulan][value=direkomendasikan]"))
        self.walker.press(self.walker.button("Simpan Berita Acara"))

    def answer_the_rest(self) -> None:
        """Questions that the standard itself asks in the field."""
        names = self.page.locator("main form input[type=radio]").evaluate_all(
            "found => found.map(one => one.name)"
        )
        for name in dict.fromkeys(names):
            if name != "k-simpulan":
                self.walker.hand.choose(self.page.locator(f'main [name="{name}"]').first)
        for box in self.page.locator("main form input[type=text], main form textarea").all():
            name = box.get_attribute("name") or ""
            if not name.startswith("k-") and box.is_visible() and not box.input_value():
                self.walker.hand.write(box, "1")

    def lead_on(self, turn: Locator) -> str:
        """Press the first way out, fill what its page asks, and do it; gives what was pressed."""
        way = turn.locator('a[href*="/putuskan/"], p.closed').first
        assert way.evaluate("one => one.tagName") == "A", way.inner_text()
        label = way.inner_text()
        self.walker.press(way)
        self.fill_in()
        self.walker.press(self.walker.button(label))
        assert self.walker.path == self.file or "/berkas/" not in self.walker.path, self.walker.path
        return label

    def fill_in(self) -> None:
        for name, text in WORDS.items():
            box = self.page.locator(f'main [name="{name}"]')
            if box.count() and not box.input_value():
                self.walker.hand.write(box, text)

    def examine(self, turn: Locator, *, wrong: int) -> None:
        """The checklist: so many papers do not fit, with a remark each; all others do."""
        self.walker.press(turn.get_by_role("link", name="Buka daftar periksa"))
        checks = self.page.locator("form > ol.checklist > li")
        for place, check in enumerate(checks.all()):
            fits = place >= wrong
            self.walker.hand.choose(check.locator(f'[value="{"sesuai" if fits else "tidak_sesuai"}"]'))
            if not fits:
                self.walker.hand.write(
                    check.locator("textarea"), "Dokumen tidak terbaca, unggah pindaian yang jelas."
                )
        self.walker.press(self.walker.button("Simpan daftar periksa"))
        self.walker.press(self.page.get_by_role("link", name="Ke tindakan berkas"))

    def compose_return(self, turn: Locator, *, field: str) -> str:
        """One paper from the checklist and one answer, previewed and sent; gives the preview."""
        self.walker.press(turn.locator('a.govuk-button--secondary[href*="/putuskan/"]').first)
        remark = self.page.locator(f'[name="kurang.isian.{field}"]')
        self.page.locator("details", has=remark).locator("summary").click()
        self.walker.hand.write(remark, "Tidak sama dengan dokumen.")
        self.walker.press(self.walker.button("Pratinjau"))
        preview = self.page.locator("#pratinjau").inner_text()
        self.walker.press(self.page.locator("main form button[type=submit]:not([name])").last)
        return preview


def step_of(turn: str) -> str:
    """The step of a line «Langkah oleh Jabatan, sejak …»."""
    found = re.match(r"(.+) oleh .+, sejak ", turn)
    assert found, turn
    return found[1]
