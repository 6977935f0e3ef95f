"""The applicant at his phone: an account, a service, its questions and papers, the sending, and the mending."""

import re
from dataclasses import dataclass, field
from itertools import count

from playwright.sync_api import expect

from satupintu.ops.walk.stage import sample_nik
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.standard import Standard
from tests.journeys.answering import another, asked_on, enter
from tests.journeys.hands import File, Walker
from tests.situations.papers import a_paper

PASSWORD = "kopi hangat di pagi hari"
_person = count(6001)
KINDS = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


@dataclass(frozen=True)
class Person:
    """Right in form and belonging to nobody."""

    number: int = field(default_factory=lambda: next(_person))

    @property
    def name(self) -> str:
        return f"Pemohon Contoh {self.number}"

    @property
    def nik(self) -> str:
        return sample_nik(self.number)

    @property
    def phone(self) -> str:
        return f"0810{self.number:08}"


@dataclass
class Applicant:
    walker: Walker
    standard: Standard
    region: str
    answers: dict[str, object]
    person: Person = field(default_factory=Person)
    base: str = ""
    """Of the application's pages."""

    @property
    def page(self):
        return self.walker.page

    @property
    def service(self) -> str:
        return f"/{self.region}/layanan/{self.standard.service.code}/"

    def register(self) -> None:
        walker, hand = self.walker, self.walker.hand
        walker.go("/daftar/")
        hand.write(self.page.locator("[name=nama]"), self.person.name)
        hand.write(self.page.locator("[name=nomor]"), self.person.nik)
        hand.write(self.page.locator("[name=telepon]"), self.person.phone)
        hand.write(self.page.locator("[name=sandi]"), PASSWORD)
        hand.choose(self.page.locator("[name=setuju]"))
        walker.press(walker.button("Kirim kode ke WhatsApp"))
        code = self.code()
        hand.write(self.page.locator("[name=kode]"), code)
        walker.press(walker.button("Aktifkan akun"))
        assert walker.path == "/akun/"

    def code(self) -> str:
        """From the simulated phone, in a tab of its own."""
        phone = self.page.context.new_page()
        phone.goto(f"{self.walker.address}/demo/telepon/")
        chat = phone.locator("details.chat").filter(
            has=phone.locator("summary", has_text=self.person.phone[1:])
        )
        found = chat.locator(".chat-code").first.text_content() or ""
        phone.close()
        return re.sub(r"\D", "", found)

    def sign_in(self) -> None:
        walker, hand = self.walker, self.walker.hand
        hand.write(self.page.locator("[name=nomor]"), self.person.nik)
        hand.write(self.page.locator("[name=sandi]"), PASSWORD)
        walker.press(walker.button("Masuk"))

    def find(self) -> None:
        """By its own words, as the region's page finds it."""
        walker = self.walker
        walker.go(f"/{self.region}/")
        box = self.page.locator("main [name=cari]")
        walker.hand.write(box, self.standard.service.name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter") if box.evaluate(
                "box => box === document.activeElement"
            ) else box.press("Enter")
        walker.press(self.page.locator(f'main a[href="{self.service}"]').first)

    def start(self) -> None:
        walker = self.walker
        walker.press(self.page.locator(f'main a[href^="{self.service}ajukan/"]').first)
        walker.press(walker.button("Mulai sekarang"))
        self.base = walker.path

    def fill(self) -> None:
        """Group by group, as the pages lead; then back at the list."""
        fields = all_fields(self.standard.form)
        for _ in range(60):
            if "/isian/" not in self.walker.path:
                undone = self.undone("isian")
                if not undone:
                    return
                self.walker.press(undone)
            self.fill_page(fields)
            self.walker.press(self.walker.button("Simpan dan lanjutkan"))
        raise AssertionError(f"the questions do not end, {self.walker.path}")

    def fill_page(self, fields) -> None:
        for one in asked_on(self.walker, fields):
            enter(self.walker, one, self.answers.get(one.code))

    def undone(self, what: str):
        """The first task that is still to be done."""
        tasks = self.page.locator(".govuk-task-list__item").filter(
            has_text=re.compile("Belum diisi|Perlu diperbaiki")
        )
        links = tasks.locator(f'a[href*="/{what}/"]')
        return links.first if links.count() else None

    def give_papers(self) -> None:
        for _ in range(40):
            if "/dokumen/" not in self.walker.path:
                undone = self.undone("dokumen")
                if not undone:
                    return
                self.walker.press(undone)
            before = self.walker.path
            self.give_paper()
            if self.walker.path == before:
                self.walker.press(self.page.get_by_role("link", name="Lanjutkan", exact=True))
        raise AssertionError("the papers do not end")

    def give_paper(self) -> None:
        walker, hand = self.walker, self.walker.hand
        for name, text in self.details().items():
            box = self.page.locator(f'main [name="{name}"]')
            if box.count():
                hand.write(box, text)
        kinds = self.page.locator("main [name=jenis_dokumen]")
        if kinds.count():
            hand.choose(kinds.first)
        self.upload()
        walker.press(self.page.locator("main form[enctype] button[type=submit]"))

    def upload(self) -> None:
        box = self.page.locator("input[type=file][name=berkas]")
        self.walker.hand.give(box, a_file(box.get_attribute("accept") or ""))
        if self.page.locator("body.js-enabled").count():
            expect(self.page.locator(".unggah-butir .unggah-kata")).to_contain_text("sudah ")

    def details(self) -> dict[str, str]:
        serial = f"{self.person.number:022}"
        return {
            "nomor": "001/CONTOH/2026",
            "tanggal.hari": "2",
            "tanggal.bulan": "1",
            "tanggal.tahun": "2026",
            "penerbit": "Instansi Contoh",
            "berlaku_sampai.hari": "1",
            "berlaku_sampai.bulan": "12",
            "berlaku_sampai.tahun": "2028",
            "nomor_meterai": serial,
        }

    def look_over(self) -> None:
        walker = self.walker
        walker.press(walker.button("Periksa lalu kirim"))
        walker.hand.choose(self.page.locator("[name=pernyataan]"))

    def send(self) -> str:
        self.look_over()
        self.walker.press(self.walker.button("Kirim permohonan"))
        assert self.walker.path.endswith("/terkirim/"), self.walker.path
        return self.number()

    def number(self) -> str:
        number = self.walker.path.split("/")[2]
        assert number in self.page.locator(".govuk-panel").inner_text()
        self.base = f"/permohonan/{number}/"
        return number

    def turns(self) -> list[str]:
        """What is open now, as the applicant is told."""
        self.walker.go(self.base)
        rows = self.page.locator("dl.summary > div").filter(has=self.page.get_by_text("Sekarang", exact=True))
        return [text.removeprefix("Sekarang").strip() for text in rows.all_inner_texts()]

    def mend(self) -> None:
        """Every defect by its link on the one page that lists them, then back to the office."""
        walker = self.walker
        walker.go(self.base)
        walker.press(walker.button("Lihat dan perbaiki"))
        links = self.page.locator(".defects h2 a").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        assert any("/isian/" in link for link in links), links
        assert any("/dokumen/" in link for link in links), links
        for link in links:
            walker.press(self.page.locator(f'.defects h2 a[href="{link}"]'))
            if "/dokumen/" in link:
                self.give_paper()
            else:
                for one in asked_on(walker, all_fields(self.standard.form)):
                    enter(walker, one, another(one, self.answers[one.code]))
                walker.press(walker.button("Simpan dan lanjutkan"))
            assert walker.path == f"{self.base}perbaikan/", walker.path
        walker.press(walker.button("Kirim perbaikan"))


def a_file(accept: str) -> File:
    """Of a kind that the page takes."""
    taken = tuple(kind for kind, media in KINDS.items() if f".{kind}" in accept or media in accept)
    ending, content = a_paper(taken or ("pdf",))
    return {"name": f"berkas.{ending}", "mimeType": KINDS[ending], "buffer": content}
