from django.urls import path

from satupintu.web.desk import (
    arriving,
    bulk,
    case_page,
    counter,
    deciding,
    examining,
    holding,
    inbox,
    load,
    paper_pages,
    revealing,
    saved_lists,
    searching,
    superior,
    thread,
    visit_record,
    visits,
)

app_name = "desk"
BASE = "<slug:region>/petugas/"
COUNTER = f"{BASE}loket/<str:name>/"
FILE = f"{BASE}berkas/<str:name>/"

urlpatterns = [
    path(BASE, inbox.inbox_page, name="inbox"),
    path(f"{BASE}cari/", searching.searching, name="searching"),
    path(f"{BASE}saringan/", saved_lists.saved_lists, name="saved_lists"),
    path(f"{BASE}beban/", load.load, name="load"),
    path(f"{BASE}serentak/", bulk.bulk, name="bulk"),
    path(f"{BASE}loket/", counter.counter, name="counter"),
    path(f"{BASE}loket/baru/", arriving.arriving, name="arriving"),
    path(COUNTER, counter.draft, name="counter_draft"),
    path(f"{COUNTER}isian/<slug:group>/", counter.questions, name="counter_questions"),
    path(f"{COUNTER}dokumen/<slug:requirement>/", counter.paper, name="counter_paper"),
    path(f"{COUNTER}periksa/", counter.check, name="counter_check"),
    path(f"{COUNTER}datang/", counter.coming_again, name="coming_again"),
    path(f"{COUNTER}kembalikan/", counter.handing_back, name="handing_back"),
    path(f"{COUNTER}daftar-kekurangan/", counter.lacking, name="lacking"),
    path(FILE, case_page.case_page, name="case"),
    path(f"{FILE}putuskan/<int:work>/<slug:outcome>/", deciding.deciding, name="deciding"),
    path(f"{FILE}akhiri/<slug:outcome>/", deciding.ending, name="ending"),
    path(f"{FILE}periksa/<int:work>/", examining.examining, name="examining"),
    path(f"{FILE}dokumen/<int:paper>/", case_page.paper_page, name="paper"),
    path(f"{FILE}gambar/<int:paper>/<int:page>/", paper_pages.picture, name="picture"),
    path(f"{FILE}alihkan/<int:work>/", superior.reassigning, name="reassigning"),
    path(f"{FILE}lepas-tugas/<int:work>/", superior.releasing, name="releasing"),
    path(f"{FILE}konfirmasi/<int:work>/", superior.confirming, name="confirming"),
    path(f"{FILE}rencana-kunjungan/<int:work>/", visits.planning, name="planning"),
    path(f"{FILE}ubah-kunjungan/<int:work>/", visits.moving, name="moving"),
    path(f"{FILE}kunjungan/<int:work>/", visit_record.recording, name="recording"),
    path(f"{FILE}pesan/", thread.thread, name="thread"),
    path(f"{FILE}tampilkan/<str:what>/", revealing.revealing, name="revealing"),
    path(f"{FILE}pegang/<int:work>/", holding.holding, name="holding"),
    path(f"{FILE}catatan/", holding.noting, name="noting"),
]
