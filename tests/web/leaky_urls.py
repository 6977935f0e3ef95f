"""The site with one page more, whose view forgot to ask whose case it is: for the control of the protection test."""

from django.http import HttpResponse
from django.urls import path

from satupintu.cases.models import Case
from satupintu.config import urls
from satupintu.web.visitor.pages import officer_page


@officer_page
def careless(request, name):
    return HttpResponse(Case.objects.get(number=name).applicant.name)


urlpatterns = [path("<slug:region>/petugas/berkas/<str:name>/kebocoran/", careless), *urls.urlpatterns]
handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500
