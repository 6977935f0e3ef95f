from datetime import date

from django.urls import path, register_converter

from satupintu.web.public import guide_page, help_page, region_page, sheet_pages, track_page, views


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
    path("<slug:region>/", region_page.services, name="services"),
    path("<slug:region>/bantuan/", help_page.applicants_help, name="help"),
    path("<slug:region>/lacak/", track_page.track, name="track"),
    path("<slug:region>/layanan-mana/", guide_page.which_service, name="which"),
    path("<slug:region>/layanan/<slug:service>/", views.standard, name="standard"),
    path("<slug:region>/layanan/<slug:service>/<day:effective>/", views.standard, name="version"),
    path("<slug:region>/layanan/<slug:service>/cocok/", guide_page.guide, name="guide"),
    path("<slug:region>/layanan/<slug:service>/persiapan/", sheet_pages.preparation, name="preparation"),
    path("<slug:region>/layanan/<slug:service>/formulir/", sheet_pages.blank_form, name="form"),
    path(
        "<slug:region>/layanan/<slug:service>/formulir/unduh/", sheet_pages.blank_form_file, name="form_file"
    ),
    path(
        "<slug:region>/layanan/<slug:service>/contoh-surat/<slug:paper>/",
        sheet_pages.sample_letter,
        name="letter",
    ),
    path(
        "<slug:region>/layanan/<slug:service>/contoh-surat/<slug:paper>/unduh/",
        sheet_pages.sample_letter_file,
        name="letter_file",
    ),
]
