"""Numbers of the agencies' own series, taken inside the deed that needs them."""

from django.db.models import QuerySet

from satupintu.cases.docket import Docket
from satupintu.permits.actions.allocate import allocate
from satupintu.permits.models import AllocatedNumber, NumberPattern
from satupintu.rules.errors import Refused


def next_number(
    docket: Docket, series: str, *, agency: int | None = None, pattern: str = ""
) -> AllocatedNumber:
    """The next number of an agency's series; the standard's own pattern comes before the agency's."""
    rule = _patterns(docket, series, agency).select_related("agency").order_by("id").first()
    if rule is None:
        raise Refused(
            "seri_belum_diatur",
            f"Seri nomor «{series}» belum diatur untuk instansi ini; tambahkan [[instansi.seri]] pada berkas wilayah.",
        )
    product = docket.standard.product
    return allocate(
        region=docket.region,
        series=f"{rule.agency.code}.{series}",
        pattern=pattern or rule.pattern,
        values={
            "unit": rule.unit,
            "wilayah": docket.region.code,
            "layanan": docket.standard.service.code,
            "jenis": docket.standard.service.kind,
            "klasifikasi": product.classification,
        },
        subject=docket.case.chain,
        by=docket.by,
        at=docket.at,
    )


def has_series(docket: Docket, series: str, *, agency: int | None = None) -> bool:
    """For numbers that some agencies take from here and others from a book of their own."""
    return _patterns(docket, series, agency).exists()


def _patterns(docket: Docket, series: str, agency: int | None) -> QuerySet[NumberPattern]:
    return NumberPattern.objects.filter(agency_id=agency or docket.case.agency_id, code=series)
