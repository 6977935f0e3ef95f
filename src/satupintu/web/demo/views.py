"""Only in the demo: become anybody with one click, and read what the simulated phones got."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from satupintu.people.models import Holding, User
from satupintu.people.models.user import CITIZEN
from satupintu.web.demo.accounts import PASSPHRASE, applicants, casts, someone
from satupintu.web.visitor.proofs import rehearse
from satupintu.web.visitor.ways import onward

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    context = {"casts": casts(timezone.now()), "applicants": applicants(), "passphrase": PASSPHRASE}
    return render(request, "demo/roles.html", context)


@never_cache
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    number = request.POST.get("akun", "")
    user = someone(int(number)) if number.isascii() and number.isdecimal() and len(number) < 10 else None
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    rehearse(request)
    return HttpResponseRedirect(onward(request, _home(user)))


def _home(user: User) -> str:
    if user.kind == CITIZEN:
        return "/akun/"
    held = Holding.objects.filter(user=user).select_related("region").first()
    return f"/{held.region.slug}/petugas/" if held else "/"
