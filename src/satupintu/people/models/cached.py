from django.db import models


class Cached(models.Model):
    """A row of the cache, in the shape that Django's own reads and writes it; nobody else touches it."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_cached"

    def __str__(self) -> str:
        return self.cache_key
