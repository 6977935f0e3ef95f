from django.urls import path

from satupintu.web.desk import case_page, deciding, holding, inbox, searching

app_name = "desk"
BASE = "<slug:region>/petugas/"
FILE = f"{BASE}berkas/<str:name>/"

urlpatterns = [
    path(BASE, inbox.inbox_page, name="inbox"),
    path(f"{BASE}cari/", searching.searching, name="searching"),
    path(FILE, case_page.case_page, name="case"),
    path(f"{FILE}putuskan/<int:work>/<slug:outcome>/", deciding.deciding, name="deciding"),
    path(f"{FILE}akhiri/<slug:outcome>/", deciding.ending, name="ending"),
    path(f"{FILE}pegang/<int:work>/", holding.holding, name="holding"),
    path(f"{FILE}catatan/", holding.noting, name="noting"),
]
