from django.urls import path

from satupintu.web.manage import (
    accounts,
    announcements,
    calendar_changes,
    calendar_page,
    competence,
    erasures,
    hours_changes,
    moving_dates,
    numbers,
    officer_papers,
    officers,
    one_officer,
    overview,
    posts,
    publishing,
    reasons,
    seats,
    standards,
    texts,
)

app_name = "manage"
BASE = "<slug:region>/petugas/kelola/"
PERSON = f"{BASE}orang/<int:user>/"
POST = f"{BASE}jabatan/<int:post>/"
CALENDAR = f"{BASE}kalender/"
STANDARDS = f"{BASE}standar/"
FILE = f"{STANDARDS}berkas/<slug:service>/<str:effective>/"
REASONS = f"{BASE}alasan/"
NEWS = f"{BASE}pengumuman/"
ERASURES = f"{BASE}penghapusan/"

urlpatterns = [
    path(BASE, overview.overview, name="overview"),
    path(f"{BASE}orang/", officers.officers, name="officers"),
    path(f"{BASE}orang/baru/", officers.registering, name="registering"),
    path(PERSON, one_officer.one_officer, name="officer"),
    path(f"{PERSON}sandi/", accounts.temporary_password, name="temporary_password"),
    path(f"{PERSON}akun/<slug:deed>/", accounts.account_deed, name="account"),
    path(f"{PERSON}kualifikasi/", officer_papers.recording, name="recording"),
    path(f"{PERSON}kualifikasi/<int:paper>/", officer_papers.withdrawing, name="withdrawing"),
    path(f"{PERSON}absen/", officer_papers.being_away, name="being_away"),
    path(f"{PERSON}absen/<int:absence>/", officer_papers.being_back, name="being_back"),
    path(f"{BASE}kompetensi/", competence.competence, name="competence"),
    path(f"{BASE}jabatan/", posts.posts, name="posts"),
    path(POST, posts.one_post, name="post"),
    path(f"{POST}dudukkan/", seats.seating, name="seating"),
    path(f"{POST}tunjuk/", seats.deputing, name="deputing"),
    path(f"{POST}pemegang/<int:holding>/", seats.ending_holding, name="ending_holding"),
    path(f"{POST}pengganti/<int:deputy>/", seats.ending_deputy, name="ending_deputy"),
    path(CALENDAR, calendar_page.calendar, name="calendar"),
    path(f"{CALENDAR}libur/", calendar_changes.decreeing, name="decreeing"),
    path(f"{CALENDAR}libur/<int:holiday>/", calendar_changes.withdrawing_holiday, name="withdrawing_holiday"),
    path(f"{CALENDAR}pengganti/", calendar_changes.swapping, name="swapping"),
    path(f"{CALENDAR}pengganti/<int:swap>/", calendar_changes.withdrawing_swap, name="withdrawing_swap"),
    path(f"{CALENDAR}jam/", hours_changes.setting_hours, name="setting_hours"),
    path(f"{CALENDAR}cuti-bersama/", hours_changes.joint_leave, name="joint_leave"),
    path(f"{CALENDAR}hitung/<int:run>/", moving_dates.following, name="following"),
    path(f"{BASE}nomor/", numbers.series, name="series"),
    path(f"{BASE}nomor/<int:pattern>/", numbers.one_series, name="one_series"),
    path(STANDARDS, standards.standards, name="standards"),
    path(FILE, standards.one_file, name="standard_file"),
    path(f"{FILE}terbitkan/", publishing.publishing, name="publishing"),
    path(f"{STANDARDS}cabut/<int:version>/", publishing.withdrawing, name="withdrawing_standard"),
    path(REASONS, reasons.reasons, name="reasons"),
    path(f"{REASONS}baru/", reasons.adding, name="adding_reason"),
    path(f"{REASONS}<int:reason>/", reasons.editing, name="editing_reason"),
    path(f"{REASONS}<int:reason>/hapus/", reasons.retiring, name="retiring_reason"),
    path(f"{BASE}teks/", texts.texts, name="texts"),
    path(ERASURES, erasures.erasures, name="erasures"),
    path(f"{ERASURES}<int:erasure>/", erasures.one_erasure, name="erasure"),
    path(NEWS, announcements.announcements, name="announcements"),
    path(f"{NEWS}baru/", announcements.publishing, name="announcing"),
    path(f"{NEWS}<int:announcement>/", announcements.correcting, name="correcting"),
    path(f"{NEWS}<int:announcement>/cabut/", announcements.withdrawing, name="withdrawing_announcement"),
]
