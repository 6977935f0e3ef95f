from django.urls import path

from satupintu.web.portal import (
    correction,
    downloading,
    letters,
    my_cases,
    overview,
    repeating,
    sent,
    start,
    thread,
    withdrawing,
    writing,
)

app_name = "portal"
urlpatterns = [
    path("akun/", my_cases.my_cases, name="cases"),
    path("<slug:region>/layanan/<slug:service>/ajukan/", start.start, name="start"),
    path("permohonan/<str:name>/", overview.overview, name="case"),
    path("permohonan/<str:name>/isian/<slug:group>/", writing.questions, name="questions"),
    path("permohonan/<str:name>/dokumen/<slug:requirement>/", writing.paper, name="paper"),
    path("permohonan/<str:name>/periksa/", writing.check, name="check"),
    path("permohonan/<str:name>/terkirim/", sent.sent, name="sent"),
    path("permohonan/<str:name>/bukti/", sent.proof, name="proof"),
    path("permohonan/<str:name>/surat/", downloading.downloading, name="download"),
    path("permohonan/<str:name>/perbaikan/", correction.correction, name="correction"),
    path("permohonan/<str:name>/surat/<slug:letter>/", letters.letter, name="letter"),
    path("permohonan/<str:name>/pesan/", thread.thread, name="thread"),
    path("permohonan/<str:name>/lagi/", repeating.again, name="again"),
    path("permohonan/<str:name>/tarik/", withdrawing.withdrawing, name="withdraw"),
]
