from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """A page that is the same for everybody: read only, compressed, and not sent again while it has not changed.

    `no-cache` lets everybody keep it and ask before using it: what it says of this very moment, such as "buka sekarang" or an
    outage, is never older than the answer, and while nothing has changed the answer is a line (304). A time to keep it
    without asking would save that line and show an open counter that has closed.

    Compressed here and not for the whole site, because such a page holds nothing secret (BREACH).
    """
    return gzip_page(cache_control(public=True, no_cache=True)(conditional_page(require_safe(view))))
