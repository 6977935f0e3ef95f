"""Numbers of the agencies' own series, taken inside the deed that needs them."""

from django.db.models import QuerySet

from satupintu.cases.docket import Docket
from satupintu.permits.actions.allocate import allocate
from satupintu.permits.models import AllocatedNumber, NumberPattern
from satupintu.rules.errors import Refused
from satupintu.statements.reading import reading


def next_number(
    docket: Docket, series: str, *, agency: int | None = None, pattern: str = ""
) -> AllocatedNumber:
    """The next number of an agency's series; the standard's own pattern comes before the agency's."""
    rules = _pattern(agency or docket.case.agency_id, series)
    if not rules:
        raise Refused(
            "seri_belum_diatur",
            f"Seri nomor «{series}» belum diatur untuk instansi ini; tambahkan [[instansi.seri]] pada berkas wilayah.",
        )
    ((agency_code, usual, unit),) = rules
    product = docket.standard.product
    return allocate(
        region=docket.region,
        series=f"{agency_code}.{series}",
        pattern=pattern or usual,
        values={
            "unit": unit,
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
    return bool(_pattern(agency or docket.case.agency_id, series))


@reading
def _pattern(agency: int, series: str) -> QuerySet[NumberPattern, tuple[str, str, str]]:
    rules = NumberPattern.objects.filter(agency=agency, code=series)
    return rules.values_list("agency__code", "pattern", "unit")
