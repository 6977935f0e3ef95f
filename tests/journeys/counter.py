"""The counter: a clerk enters the application of a person who is present, in the applicant's own pages."""

from tests.journeys.applicant import Applicant
from tests.journeys.desk import Desk


def file_at_counter(applicant: Applicant, desk: Desk, post: str, *, place: str = "loket") -> str:
    """From the card he shows to the number; the clerk sits at the desk's screen."""
    walker, hand, page = desk.walker, desk.walker.hand, desk.page
    desk.sit_as(post)
    walker.press(page.get_by_role("link", name="Loket", exact=True))
    walker.press(walker.button("Layani pemohon baru"))
    hand.choose(page.locator(f'[name=layanan][value="{applicant.standard.service.code}"]'))
    for name, text in (
        ("nama", applicant.person.name),
        ("nik", applicant.person.nik),
        ("telepon", applicant.person.phone),
    ):
        hand.write(page.locator(f"main [name={name}]"), text)
    hand.choose(page.locator(f"[name=tempat][value={place}]"))
    hand.choose(page.locator("[name=kartu][value=ktp_asli]"))
    hand.choose(page.locator("[name=setuju]"))
    walker.press(walker.button("Buka permohonan"))
    clerk = Applicant(walker, applicant.standard, applicant.region, applicant.answers, applicant.person)
    clerk.fill()
    clerk.give_papers()
    clerk.look_over()
    walker.press(walker.button("Kirim permohonan"))
    return walker.path.split("/")[-2]


def claim(applicant: Applicant, number: str) -> None:
    """Later, with an account of his own, he finds there what the counter filed."""
    applicant.register()
    applicant.walker.press(applicant.page.locator(f'main a[href="/permohonan/{number}/"]').first)
    applicant.base = f"/permohonan/{number}/"
