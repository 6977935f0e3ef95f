from django.db.models import QuerySet

from satupintu.journal.models import Entry


def history(chain: str) -> QuerySet[Entry]:
    """Return the deeds of one chain, oldest first."""
    return Entry.objects.filter(chain=chain).order_by("number")
