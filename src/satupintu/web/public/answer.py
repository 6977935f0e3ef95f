from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe
from django.views.decorators.vary import vary_on_cookie

from satupintu.web.visitor.account_shown import has_session, show_account

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """A page that is the same for everybody but for the links of its head: read only, compressed, and not sent again while it has not changed.

    `no-cache` lets everybody keep it and ask before using it: what it says of this very moment, such as "buka sekarang" or an
    outage, is never older than the answer, and while nothing has changed the answer is a line (304). A time to keep it
    without asking would save that line and show an open counter that has closed.

    The head differs by the kind of account that is signed in. So the answer varies by cookie, and only what a stranger got may
    be kept for others too.

    Compressed here and not for the whole site, because such a page holds nothing secret (BREACH): no name, no token.
    """
    kept = vary_on_cookie(conditional_page(require_safe(view)))

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        show_account(request)
        response: HttpResponse = kept(request, *args, **kwargs)
        if has_session(request):
            patch_cache_control(response, private=True, no_cache=True)
        else:
            patch_cache_control(response, public=True, no_cache=True)
        return response

    return gzip_page(answered)
