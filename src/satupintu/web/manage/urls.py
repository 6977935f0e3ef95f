from django.urls import path

from satupintu.web.manage import accounts, officer_papers, officers, one_officer, overview, posts, seats

app_name = "manage"
BASE = "<slug:region>/petugas/kelola/"
POST = f"{BASE}jabatan/<int:post>/"
PERSON = f"{BASE}orang/<int:user>/"

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
    path(f"{BASE}jabatan/", posts.posts, name="posts"),
    path(POST, posts.one_post, name="post"),
    path(f"{POST}dudukkan/", seats.seating, name="seating"),
    path(f"{POST}tunjuk/", seats.deputing, name="deputing"),
    path(f"{POST}pemegang/<int:holding>/", seats.ending_holding, name="ending_holding"),
    path(f"{POST}pengganti/<int:deputy>/", seats.ending_deputy, name="ending_deputy"),
]
