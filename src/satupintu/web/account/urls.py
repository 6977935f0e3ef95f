from django.urls import path

from satupintu.web.account import bodies, body_form, own_data, own_pages, registering, resetting, signing_in

app_name = "account"
urlpatterns = [
    path("daftar/", registering.register, name="register"),
    path("daftar/kode/", registering.activate, name="activate"),
    path("masuk/", signing_in.citizen_sign_in, name="sign_in"),
    path("masuk/kode/", signing_in.by_code, name="sign_in_code"),
    path("keluar/", signing_in.leave, name="leave"),
    path("lupa-sandi/", resetting.ask, name="forgotten"),
    path("lupa-sandi/kode/", resetting.confirm, name="reset"),
    path("akun/profil/", own_pages.profile, name="profile"),
    path("akun/sandi/", own_pages.change_own_password, name="password"),
    path("akun/kartu-keluarga/", own_pages.family_card, name="family_card"),
    path("akun/telepon/", own_pages.phone, name="phone"),
    path("akun/lembaga/", bodies.bodies, name="bodies"),
    path("akun/lembaga/baru/", body_form.new_body, name="new_body"),
    path("akun/lembaga/<int:mandate>/", bodies.one_body, name="body"),
    path("akun/lembaga/<int:mandate>/ubah/", body_form.change_body, name="change_body"),
    path("akun/data/", own_data.own_data, name="data"),
]
