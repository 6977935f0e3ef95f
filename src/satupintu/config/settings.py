"""All settings, in one file; what differs between places comes from the environment (see env.py)."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path

from satupintu.config import env

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(
    env.text("VAR_DIR", purpose="folder data yang boleh ditulisi", rehearsed=str(BASE_DIR / "var"))
)
STANDARDS_DIR = Path(
    env.text(
        "STANDARDS_DIR", purpose="folder berkas standar pelayanan", rehearsed=str(BASE_DIR / "standards")
    )
)

# -- Keys and hosts ------------------------------------------------------------------------------------------------
REHEARSAL = env.rehearsal()
SECRET_KEY = env.text(
    "SECRET_KEY", purpose="kunci sesi dan formulir", rehearsed="peragaan-bukan-rahasia-" + "0123456789" * 4
)
# NIK, KK and telephone numbers are sealed with keys derived from this one; losing it is losing them.
SEALING_KEY = env.key(
    "SEALING_KEY",
    purpose="kunci segel NIK, KK, dan nomor telepon",
    rehearsed=hashlib.sha256(b"peragaan satu pintu: bukan kunci sungguhan").digest(),
)
# After a rotation: the new key's version, the keys before it, and the key that people are still found by.
SEALING_KEY_VERSION = env.whole("SEALING_KEY_VERSION", default=1)
SEALING_OLD_KEYS = env.old_keys("SEALING_OLD_KEYS")
SEALING_INDEX_KEY = SEALING_OLD_KEYS.get(min(SEALING_OLD_KEYS, default=0), SEALING_KEY)
DEBUG = env.flag("SATUPINTU_DEBUG", default=False)
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS", purpose="nama host situs, dipisah koma", rehearsed="localhost,127.0.0.1,[::1],testserver"
)

# In the demo on a network of one's own, any address of that network; a name from elsewhere is refused all the same.
PRIVATE_HOSTS_ONLY = REHEARSAL and env.flag("SATUPINTU_DEMO_LAN", default=False)
if PRIVATE_HOSTS_ONLY:
    ALLOWED_HOSTS = ["*"]
# How many proxies of ours stand in front: so many addresses at the end of X-Forwarded-For are to be believed.
TRUSTED_PROXIES = env.whole("TRUSTED_PROXIES", default=0 if REHEARSAL else 1)

# -- The rooms -----------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "satupintu.journal.apps.JournalConfig",
    "satupintu.people.apps.PeopleConfig",
    "satupintu.catalogue.apps.CatalogueConfig",
    "satupintu.calendar.apps.CalendarConfig",
    "satupintu.notices.apps.NoticesConfig",
    "satupintu.files.apps.FilesConfig",
    "satupintu.signing.apps.SigningConfig",
    "satupintu.permits.apps.PermitsConfig",
    "satupintu.cases.apps.CasesConfig",
    "satupintu.web.apps.WebConfig",
]
# From the outside in: headers on whatever answers, the host before anything reads the address, the person before the doors.
MIDDLEWARE = [
    "satupintu.web.visitor.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "satupintu.web.visitor.hosts.RegionHostMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "satupintu.web.visitor.officer_sessions.OfficerSessionMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "satupintu.web.visitor.second_factor.SecondFactorMiddleware",
    "satupintu.web.visitor.form_fields.FormFieldsMiddleware",
]
ROOT_URLCONF = "satupintu.config.urls"
WSGI_APPLICATION = "satupintu.config.wsgi.application"

# -- Database ------------------------------------------------------------------------------------------------------
# No ATOMIC_REQUESTS: an action opens its own transaction, and nothing outside is called in one (design §3).
DATABASES = {
    "default": env.database(
        env.text(
            "DATABASE_URL",
            purpose="basis data, misalnya sqlite:////srv/satupintu/data.sqlite3 atau postgresql://…",
            rehearsed=f"sqlite:///{VAR_DIR / 'satupintu.sqlite3'}",
        )
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Pages ---------------------------------------------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,  # <room>/jinja2/
        "OPTIONS": {"environment": "satupintu.config.jinja.environment"},
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "media"

# -- Uploaded papers -----------------------------------------------------------------------------------------------
# All on one disk: a file changes its place by a link. Only FILES_DIR needs a backup.
FILES_DIR = MEDIA_ROOT / "berkas"
QUARANTINE_DIR = VAR_DIR / "karantina"
PAGES_DIR = VAR_DIR / "halaman"
UPLOAD_RATE = env.whole("UPLOAD_RATE", default=60)  # by one applicant in ten minutes
UPLOAD_QUOTA_MB = env.whole("UPLOAD_QUOTA_MB", default=300)  # by one applicant in thirty days
UPLOAD_RATE_STAFF = env.whole("UPLOAD_RATE_STAFF", default=600)
UPLOAD_QUOTA_STAFF_MB = env.whole("UPLOAD_QUOTA_STAFF_MB", default=20_000)
# tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl; empty is none, and then every verdict says so.
ANTIVIRUS_URL = env.optional("ANTIVIRUS_URL")
ANTIVIRUS = "satupintu.config.wiring.antivirus"

# -- Letters -------------------------------------------------------------------------------------------------------
# What a QR code leads to, where a region has no host of its own.
PUBLIC_ADDRESS = env.optional("PUBLIC_ADDRESS").rstrip("/") or (
    "http://localhost:8000" if REHEARSAL else f"https://{ALLOWED_HOSTS[0]}"
)
CERTIFICATE_ISSUER = "satupintu.config.wiring.certificate_issuer"

# -- Signing (docs/adr/0019) ---------------------------------------------------------------------------------------
SIGNER = "satupintu.config.wiring.signer"
# By the region's slug: local (keys on this server, the usual), bsre-v1 or bsre-v2.
SIGNERS = env.choices("SIGNERS", purpose="penanda tangan tiap wilayah", among=("local", "bsre-v1", "bsre-v2"))
KEYS_DIR = VAR_DIR / "kunci"
# What one guess at a key file costs its finder; in a rehearsal everybody knows the passphrase.
KEY_ROUNDS = 20_000 if REHEARSAL else 600_000
TSA_URL = env.optional("TSA_URL")  # RFC 3161; empty is PAdES B-B
TSA_ROOTS = env.optional("TSA_ROOTS")  # a PEM file: whose timestamps count
BSRE_ROOTS = env.optional("BSRE_ROOTS")  # a PEM file: whose chains and timestamps count
BSRE = env.bsre()
# Whose signatures count when a document is checked: a dotted name, or empty where no certificate is known.
KNOWN_SIGNERS = "satupintu.config.wiring.known_signers"

# -- Personal data -------------------------------------------------------------------------------------------------
# Who is asked for a copy of somebody's data, and when somebody asks to be forgotten (people/personal_data.py).
PERSONAL_DATA = "satupintu.config.wiring.personal_data"

# -- Survey --------------------------------------------------------------------------------------------------------
SURVEY_GATE = "satupintu.config.wiring.survey_gate"

# -- Maps ----------------------------------------------------------------------------------------------------------
# Where a link to a map leads; a map inside the page would tell its owner who reads it. {alamat}, {lintang} and {bujur} are
# filled in; "geo:0,0?q={alamat}" leaves the choice to the device, and empty shows no link.
MAP_SEARCH = os.environ.get("MAP_SEARCH", "https://www.openstreetmap.org/search?query={alamat}").strip()
MAP_POINT = os.environ.get(
    "MAP_POINT", "https://www.openstreetmap.org/?mlat={lintang}&mlon={bujur}#map=17/{lintang}/{bujur}"
).strip()

# -- Language and time ---------------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # in storage; the region's zone on screen (design §5)

# What a page says once, after a deed, waits in the session and not in a cookie of its own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# -- Accounts ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = ["satupintu.people.hashing.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]


# -- Officers' sign-in (docs/adr/0015) -----------------------------------------------------------------------------
# The first backend asks for passwords, of officers only; the second only brings back who is signed in already.
AUTHENTICATION_BACKENDS = [
    "satupintu.web.signin.backend.OfficerBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/petugas/keamanan/"
SESSION_ENGINE = "satupintu.people.sessions"
OFFICER_SESSION_AGE = timedelta(hours=12)
OFFICER_SESSION_IDLE = timedelta(minutes=30)
# Budgets of tries and used codes are counted here: rows, so that all processes and machines count together.
CACHES = {
    "default": {
        "BACKEND": "satupintu.people.shared_cache.SharedCache",
        "LOCATION": "people_cached",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
ACCOUNT_ADAPTER = "satupintu.web.signin.adapter.OfficerAccounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # the form exists nowhere; these settings must agree
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
# By address only: what is counted by account is ours (people/tries.py), where an administrator can lift it.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "60/15m/ip", "reauthenticate": "20/m/user"}
ACCOUNT_FORMS = {"change_password": "satupintu.web.signin.forms.NewPassword"}
MFA_FORMS = {
    "add_webauthn": "satupintu.web.signin.forms.AddedPasskey",
    "authenticate": "satupintu.web.signin.forms.CodeOnce",
    "reauthenticate": "satupintu.web.signin.forms.CodeOnceMore",
}
MFA_ADAPTER = "satupintu.web.signin.factors.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = REHEARSAL  # the demo speaks plain http on localhost
# OIDC: switched on by naming the issuer; it opens accounts that exist and never makes one (web/signin/identity.py).
OIDC_ISSUER = os.environ.get("OIDC_ISSUER", "").strip()
OIDC_NAME = os.environ.get("OIDC_NAME", "").strip() or "akun pegawai"
SOCIALACCOUNT_ADAPTER = "satupintu.web.signin.identity.OfficerIdentities"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads elsewhere is stopped by form-action
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = env.oidc(OIDC_ISSUER, name=OIDC_NAME)

# -- Browser ------------------------------------------------------------------------------------------------------
# The demo speaks plain http on one machine; everywhere else https, ended by the proxy in front.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not REHEARSAL
SESSION_COOKIE_NAME = "sesi" if REHEARSAL else "__Host-sesi"
CSRF_COOKIE_NAME = "csrf" if REHEARSAL else "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "satupintu.web.public.errors.stale_form"
SECURE_PROXY_SSL_HEADER = None if REHEARSAL else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if REHEARSAL else 365 * 24 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains: other hosts under the region's domain are not ours to bind
    "security.W021",  # HSTS preload: likewise a decision about the whole domain
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
