from django.conf import settings
from django.utils.module_loading import import_string

from satupintu.files.ports import Antivirus


def antivirus_in_use() -> Antivirus | None:
    """Ask `config`, which joins the port to a gateway or to none."""
    found: Antivirus | None = import_string(settings.ANTIVIRUS)()
    return found
