from django.urls import path

from satupintu.web.register import alarms, book, changing, listing, one_permit

app_name = "register"
BASE = "<slug:region>/petugas/izin/"
PERMIT = f"{BASE}<int:permit>/"

urlpatterns = [
    path(BASE, listing.listing, name="list"),
    path(PERMIT, one_permit.one_permit, name="permit"),
    path(f"{PERMIT}berkas.pdf", one_permit.download, name="download"),
    path(f"{PERMIT}halaman.jpg", one_permit.picture, name="picture"),
    path(f"{PERMIT}ubah/<slug:change>/", changing.changing, name="change"),
    path("<slug:region>/petugas/buku-nomor/", book.book, name="book"),
    path("<slug:region>/petugas/kelola/peringatan/<int:alarm>/", alarms.closing, name="alarm"),
]
