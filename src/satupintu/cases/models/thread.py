from django.db import models
from django.db.models import Q

from satupintu.cases.models.case import Case
from satupintu.cases.models.content import Note


class Message(models.Model):
    """One question or answer between the applicant and the agency, about one case."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    from_applicant = models.BooleanField()
    by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)
    """When the other side first saw it."""
    read_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="message_from_one_side",
                condition=Q(from_applicant=True, post__isnull=True)
                | Q(from_applicant=False, post__isnull=False),
            ),
            models.CheckConstraint(name="message_says_something", condition=~Q(text="")),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="message_of_case"),
            models.Index(
                fields=["case", "from_applicant"], condition=Q(read_at__isnull=True), name="message_unread"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}:{self.pk}"


class Mention(models.Model):
    """A note that calls on a post or on a person."""

    region = models.ForeignKey("people.Region", on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    post = models.ForeignKey("people.Post", null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mention_of_one",
                condition=Q(post__isnull=False, user__isnull=True) | Q(post__isnull=True, user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.note_id}"
