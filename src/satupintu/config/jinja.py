from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import BaseLoader, Environment, StrictUndefined

from satupintu.web.design.filters import FILTERS


def environment(*, loader: BaseLoader, auto_reload: bool, **_: Any) -> Environment:
    """Jinja as every page of ours has it: a name that does not exist is an error, not an empty place."""
    made = Environment(
        loader=loader,
        auto_reload=auto_reload,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(static=static, url=reverse, messages=get_messages, rehearsal=settings.REHEARSAL)
    made.filters.update(FILTERS)
    return made
