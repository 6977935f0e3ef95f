from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from satupintu.web.uploads.urls import citizens, officers

# The demo's own pages make anybody anyone; on a site in earnest their addresses do not exist.
_demo = [path("", include("satupintu.web.demo.urls"))] if settings.REHEARSAL else []

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("satupintu.web.design.urls")),
    *_demo,
    path("unggah/<slug:region>/", include((citizens, "uploads"))),
    path("<slug:region>/petugas/unggah/", include((officers, "counter_uploads"))),
    path("", include("satupintu.web.account.urls")),
    path("", include("satupintu.web.signin.urls")),
    path("", include("satupintu.web.verify.urls")),
    path("", include("satupintu.web.portal.urls")),
    path("", include("satupintu.web.manage.urls")),
    path("", include("satupintu.web.register.urls")),
    path("", include("satupintu.web.desk.urls")),
    # Last, because a region's name is the first word of its addresses.
    path("", include("satupintu.web.public.urls")),
]

handler400 = "satupintu.web.public.errors.not_understood"
handler403 = "satupintu.web.public.errors.not_allowed"
handler404 = "satupintu.web.public.errors.not_found"
handler500 = "satupintu.web.public.errors.broken"
handler429 = "satupintu.web.signin.entrance.too_many"
