from django.urls import path, re_path

from satupintu.web.design import views

app_name = "design"
urlpatterns = [
    path("desain/", views.gallery, name="gallery"),
    re_path(
        r"^lambang/(?P<code>[0-9]{2}\.[0-9]{2})-(?P<digest>[0-9a-f]{16})\.(?P<ending>svg|png)$",
        views.arms,
        name="arms",
    ),
    re_path(r"^warna/(?P<colour>[0-9a-f]{6})\.css$", views.colour_sheet, name="colour"),
]
