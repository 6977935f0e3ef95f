from django.urls import re_path

from satupintu.web.design import views

app_name = "design"
urlpatterns = [
    re_path(r"^warna/(?P<colour>[0-9a-f]{6})\.css$", views.colour_sheet, name="colour"),
]
