"""The names are allauth's, which looks its own pages up by them; what is not listed here does not exist."""

from collections.abc import Callable

from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from satupintu.web.signin import entrance, second_factors, security
from satupintu.web.signin.door import at_the_door

OIDC = {"provider_id": "oidc"}


def _page(address: str, view: Callable[..., HttpResponse], name: str, **given: object) -> URLPattern:
    return path(f"petugas/{address}", at_the_door(view), given, name=name)


oidc_patterns = [
    _page("masuk/oidc/", require_safe(login), "openid_connect_login", **OIDC),
    _page("masuk/oidc/kembali/", require_safe(callback), "openid_connect_callback", **OIDC),
]
urlpatterns = [
    _page("masuk/", entrance.SignIn.as_view(), "account_login"),
    _page("keluar/", entrance.SignOut.as_view(), "account_logout"),
    _page("nonaktif/", entrance.Inactive.as_view(), "account_inactive"),
    _page("faktor-kedua/", entrance.SecondFactor.as_view(), "mfa_authenticate"),
    _page("kunci-sandi/masuk/", entrance.PasskeySignIn.as_view(), "mfa_login_webauthn"),
    _page("keamanan/", security.Security.as_view(), "mfa_index"),
    _page("keamanan/sandi/", security.NewPassword.as_view(), "account_change_password"),
    _page("keamanan/keluar-semua/", security.sign_out_everywhere, "signin_out_everywhere"),
    _page("keamanan/akhiri-sesi/", security.end_session, "signin_end_session"),
    _page("pastikan/", security.ByPassword.as_view(), "account_reauthenticate"),
    _page("pastikan/kode/", security.ByCode.as_view(), "mfa_reauthenticate"),
    _page("pastikan/kunci-sandi/", security.ByPasskey.as_view(), "mfa_reauthenticate_webauthn"),
    _page("faktor-kedua/aplikasi/", second_factors.SetUpApp.as_view(), "mfa_activate_totp"),
    _page("faktor-kedua/aplikasi/lepas/", second_factors.TakeOffApp.as_view(), "mfa_deactivate_totp"),
    _page("kunci-sandi/", second_factors.Passkeys.as_view(), "mfa_list_webauthn"),
    _page("kunci-sandi/tambah/", second_factors.AddPasskey.as_view(), "mfa_add_webauthn"),
    _page("kunci-sandi/<int:pk>/nama/", second_factors.RenamePasskey.as_view(), "mfa_edit_webauthn"),
    _page("kunci-sandi/<int:pk>/hapus/", second_factors.RemovePasskey.as_view(), "mfa_remove_webauthn"),
    _page("kode-pemulihan/", second_factors.RecoveryCodes.as_view(), "mfa_view_recovery_codes"),
    _page("kode-pemulihan/baru/", second_factors.NewRecoveryCodes.as_view(), "mfa_generate_recovery_codes"),
]
if settings.OIDC_ISSUER:
    urlpatterns += oidc_patterns
