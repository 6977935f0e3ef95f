from django.db import models


class SavedFilter(models.Model):
    """A list as somebody likes to see it; perhaps shared with his post or his agency."""

    class Sharing(models.TextChoices):
        OWN = "sendiri", "Hanya saya"
        POST = "jabatan", "Jabatan saya"
        AGENCY = "instansi", "Instansi saya"

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    tab = models.CharField(max_length=12)
    order = models.CharField(max_length=12)
    filters = models.JSONField(default=dict)
    sharing = models.CharField(max_length=8, choices=Sharing, default=Sharing.OWN)
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "owner", "name"], name="saved_filter_name_once"),
            models.CheckConstraint(
                condition=models.Q(sharing__in=["sendiri", "jabatan", "instansi"]),
                name="saved_filter_sharing_known",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "agency"], name="saved_filter_of_agency"),
        ]

    def __str__(self) -> str:
        return self.name
