from django.db import models
from django.db.models import F, Q


class Series(models.Model):
    """One run of numbers: a region's series in one year, and the last number given."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    code = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "code", "year"], name="series_one_per_year")]

    def __str__(self) -> str:
        return f"{self.code}/{self.year}"


class NumberPattern(models.Model):
    """How an agency writes the numbers of one series (I1, N-20); the counter itself is `Series`."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    pattern = models.CharField(max_length=200)
    unit = models.CharField(max_length=80, default="")
    from_file = models.BooleanField(default=False)
    """As the region's file had it when it was last laid down; what an administrator set stays over a file (ADR 0017)."""
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="number_pattern_once")]

    def __str__(self) -> str:
        return self.pattern


class AllocatedNumber(models.Model):
    """A number that was given; a void keeps its row, so that it is never given again."""

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    series = models.ForeignKey(Series, models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    pattern = models.CharField(max_length=200)
    text = models.CharField(max_length=200)
    subject = models.CharField(max_length=100)
    at = models.DateTimeField()
    given_by = models.CharField(max_length=64)
    void_at = models.DateTimeField(null=True)
    void_by = models.CharField(max_length=64, default="")
    void_reason = models.TextField(default="")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="number_once_in_series"),
            models.UniqueConstraint(fields=["region", "text"], name="number_text_once_in_region"),
            models.CheckConstraint(condition=Q(number__gte=1), name="number_from_one"),
            models.CheckConstraint(
                condition=Q(void_at__isnull=True, void_by="", void_reason="")
                | (Q(void_at__isnull=False) & ~Q(void_by="") & ~Q(void_reason="")),
                name="number_void_says_who_and_why",
            ),
        ]
        indexes = [models.Index(fields=["region", "subject"], name="number_subject")]

    def __str__(self) -> str:
        return self.text


class Permit(models.Model):
    """What was issued; it outlives the case that led to it."""

    class State(models.TextChoices):
        PREPARED = "disiapkan", "Disiapkan"
        IN_FORCE = "berlaku", "Berlaku"
        SUSPENDED = "ditangguhkan", "Ditangguhkan"
        REVOKED = "dicabut", "Dicabut"
        REPLACED = "diganti", "Diganti"
        EXPIRED = "kedaluwarsa", "Kedaluwarsa"

    class Kind(models.TextChoices):
        """What was applied for; a copy holds as long as its original, a revocation is the letter that ends another."""

        NEW = "baru", "Baru"
        RENEWAL = "perpanjangan", "Perpanjangan"
        CHANGE = "perubahan", "Perubahan"
        COPY = "salinan", "Salinan"
        REVOCATION = "pencabutan", "Pencabutan"

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    service = models.CharField(max_length=80)
    service_name = models.CharField(max_length=200, default="")
    product = models.CharField(max_length=200, default="")
    """What the paper is called; the standard that called it so may be gone from the shelf."""
    agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    agency_name = models.CharField(max_length=160, default="")
    """As it was called on the day."""
    holder = models.CharField(max_length=200, default="")
    """In full: the register is kept for ever (I3). In public only `holder_shown`."""
    holder_shown = models.CharField(max_length=200, default="")
    """Of a person the first letters; of a body the whole name."""
    holder_words = models.CharField(max_length=200, default="")
    """As it is searched: small letters, one space between words."""
    applicant = models.ForeignKey("people.Applicant", models.SET_NULL, null=True, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.SET_NULL, null=True, related_name="+")
    standard_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.NEW)
    concerns = models.ForeignKey("self", models.PROTECT, null=True, related_name="concerned_by")
    """The earlier permit that this one renews, changes, copies or revokes."""
    number = models.OneToOneField(AllocatedNumber, models.PROTECT, null=True, related_name="permit")
    code = models.CharField(max_length=40, unique=True)
    case_number = models.CharField(max_length=80)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PREPARED)
    content_hash = models.CharField(max_length=64)
    document_hash = models.CharField(max_length=64, default="")
    signed_hash = models.CharField(max_length=64, default="")
    prepared_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    signer_line = models.CharField(max_length=220, default="")
    """The post as it was signed: "Plh. Kepala Dinas …"."""
    signer_name = models.CharField(max_length=160, default="")
    signer_capacity = models.CharField(max_length=5, default="")
    suspended_at = models.DateTimeField(null=True)
    suspended_reason = models.TextField(default="")
    valid_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, default="")
    ended_reason = models.TextField(default="")
    legal_basis = models.TextField(default="")
    """Of the suspension or the end that stands now; every earlier one is in the history."""
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=["disiapkan", "berlaku", "ditangguhkan", "dicabut", "diganti", "kedaluwarsa"]
                ),
                name="permit_state_known",
            ),
            models.CheckConstraint(condition=~Q(content_hash=""), name="permit_content_frozen"),
            models.CheckConstraint(
                condition=Q(document_hash="") | Q(number__isnull=False), name="permit_document_has_number"
            ),
            models.CheckConstraint(
                condition=Q(state="disiapkan", issued_at__isnull=True, signed_hash="")
                | (
                    ~Q(state="disiapkan")
                    & Q(issued_at__isnull=False, number__isnull=False)
                    & ~Q(document_hash="")
                    & ~Q(signed_hash="")
                ),
                name="permit_issued_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["disiapkan", "berlaku", "ditangguhkan"], ended_at__isnull=True, ended_reason=""
                )
                | (
                    Q(state__in=["dicabut", "diganti", "kedaluwarsa"], ended_at__isnull=False)
                    & ~Q(ended_reason="")
                ),
                name="permit_end_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state="diganti", successor__isnull=False)
                | (~Q(state="diganti") & Q(successor__isnull=True)),
                name="permit_replaced_names_successor",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                name="permit_not_its_own_successor",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="ditangguhkan", suspended_at__isnull=False)
                    & ~Q(suspended_reason="")
                    & ~Q(legal_basis="")
                )
                | (~Q(state="ditangguhkan") & Q(suspended_at__isnull=True, suspended_reason="")),
                name="permit_suspension_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state="dicabut") | ~Q(legal_basis=""), name="permit_revoked_by_law"
            ),
            models.CheckConstraint(
                condition=Q(kind="baru", concerns__isnull=True)
                | (~Q(kind="baru") & Q(concerns__isnull=False) & ~Q(concerns=F("id"))),
                name="permit_kind_names_the_other",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "case_number"], name="permit_case"),
            models.Index(fields=["region", "state", "valid_until"], name="permit_validity"),
            models.Index(fields=["signed_hash"], name="permit_signed_hash"),
            models.Index(fields=["region", "-id"], name="permit_newest"),
            models.Index(fields=["region", "service", "-id"], name="permit_of_service"),
            models.Index(fields=["region", "state", "-id"], name="permit_by_state"),
            models.Index(fields=["applicant", "-id"], name="permit_of_applicant"),
            models.Index(
                fields=["valid_until"],
                condition=Q(state__in=["berlaku", "ditangguhkan"]),
                name="permit_running_out",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PermitEvent(models.Model):
    """The history of one permit, in sentences that the journal may not hold; never changed and never removed."""

    class Deed(models.TextChoices):
        ISSUED = "terbit", "Diterbitkan"
        SUSPENDED = "ditangguhkan", "Ditangguhkan"
        RESUMED = "dipulihkan", "Dipulihkan"
        REVOKED = "dicabut", "Dicabut"
        REPLACED = "diganti", "Diganti"
        EXPIRED = "kedaluwarsa", "Kedaluwarsa"
        COPIED = "disalin", "Salinan diterbitkan"

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    permit = models.ForeignKey(Permit, models.PROTECT, related_name="events")
    deed = models.CharField(max_length=12, choices=Deed.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    by_name = models.CharField(max_length=160)
    by_post = models.CharField(max_length=220, default="")
    reason = models.TextField(default="")
    legal_basis = models.TextField(default="")
    decision = models.CharField(max_length=200, default="")
    """Number and date of the letter that decided it."""
    other = models.ForeignKey(Permit, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(deed="terbit") | ~Q(reason=""), name="permit_event_says_why"),
            models.CheckConstraint(
                condition=~Q(deed__in=["ditangguhkan", "dicabut"]) | ~Q(legal_basis=""),
                name="permit_event_by_law",
            ),
        ]
        indexes = [models.Index(fields=["permit", "id"], name="permit_history")]

    def __str__(self) -> str:
        return f"{self.deed} {self.permit_id}"


class Alarm(models.Model):
    """Something that the administrator has to look at: codes being guessed, a stored permit that is not what it was."""

    class Kind(models.TextChoices):
        GUESSING = "tebakan_kode", "Kode pemeriksaan ditebak"
        CHECK = "pemeriksaan_register", "Register tidak cocok"

    region = models.ForeignKey("people.Region", models.PROTECT, null=True, related_name="+")
    """None: it concerns whoever runs the site, and every region's administrator may see it."""
    kind = models.CharField(max_length=24, choices=Kind.choices)
    subject = models.CharField(max_length=100)
    day = models.DateField()
    times = models.PositiveIntegerField(default=1)
    sentence = models.TextField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=64, default="")
    note = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject", "day"], name="alarm_once_a_day"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by="", note="")
                | (Q(closed_at__isnull=False) & ~Q(closed_by="") & ~Q(note="")),
                name="alarm_closed_says_what",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "-id"], condition=Q(closed_at__isnull=True), name="alarm_open")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"
