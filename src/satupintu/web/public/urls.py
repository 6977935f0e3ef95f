from datetime import date

from django.urls import path, register_converter

from satupintu.web.public import views


class DayConverter:
    """A day as the files are named: 2022-03-10."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayConverter, "day")

app_name = "public"
urlpatterns = [
    path("", views.regions, name="regions"),
    path("<slug:region>/", views.services, name="services"),
    path("<slug:region>/layanan/<slug:service>/", views.standard, name="standard"),
    path("<slug:region>/layanan/<slug:service>/<day:effective>/", views.standard, name="version"),
]
