from django.db import models


class Allowance(models.Model):
    """How much one person may upload: the row that his uploads queue at, and an exception where one was made."""

    owner = models.CharField(max_length=64, unique=True)
    most_megabytes = models.PositiveIntegerField(null=True)
    """Instead of the setting for everybody."""

    def __str__(self) -> str:
        return self.owner
