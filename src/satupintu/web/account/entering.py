"""Through the door: the session becomes this person's, under a new name (reliability F6)."""

from django.contrib.auth import login
from django.http import HttpRequest

from satupintu.people.models import User
from satupintu.web.account.visits import BROWSER

BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(request: HttpRequest, user: User) -> None:
    """What the browser is known by stays; whatever else lay in the session of somebody else does not."""
    browser = request.session.get(BROWSER)
    login(request, user, backend=BACKEND)
    if browser is not None:
        request.session[BROWSER] = browser
