from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("satupintu.web.design.urls")),
    # Last, because a region's name is the first word of its addresses.
    path("", include("satupintu.web.public.urls")),
]

handler400 = "satupintu.web.public.errors.not_understood"
handler403 = "satupintu.web.public.errors.not_allowed"
handler404 = "satupintu.web.public.errors.not_found"
handler500 = "satupintu.web.public.errors.broken"
