"""Five services in four regions with every printed fact: the counts of the five documents, as the pages show them."""

from pathlib import Path

import pytest
from django.conf import settings

from satupintu.catalogue.shelf import read_shelf
from satupintu.web.public.components import components_of

# dasar hukum, persyaratan, sarana, kompetensi, pengaduan, jaminan pelayanan, jaminan keamanan
COUNTED = (
    "dasar_hukum",
    "persyaratan",
    "sarana",
    "kompetensi",
    "pengaduan",
    "jaminan_pelayanan",
    "jaminan_keamanan",
)
PRINTED = {
    "izin-operasional-organisasi-sosial": (6, 11, 23, 3, 6, 5, 2),
    "rekomendasi-pengiriman-pelatih-anak-putus-sekolah": (11, 6, 27, 4, 7, 5, 2),
    "stp-lks-asing": (4, 6, 4, 3, 6, 1, 1),
    "izin-usaha-mikro-dan-kecil": (5, 2, 14, 5, 6, 5, 4),
}
EQUIPMENT_AND_QUALIFICATIONS = (4, 5)
"""The SOP sheet prints these two lists and no component at all."""

SHELF = read_shelf(Path(settings.STANDARDS_DIR))
STANDARDS = {shelved.service: shelved.read.standard for region in SHELF for shelved in region.newest()}


def printed_count(component):
    """A line with lines of its own below it is their heading."""
    return sum(len(row.subitems) or 1 for row in component.rows) or (1 if component.text else 0)


def shown(standard):
    return {component.code: component for group in components_of(standard) for component in group.components}


def test_five_services_in_four_regions():
    assert len(STANDARDS) == 5
    assert len(SHELF) == 4


@pytest.mark.parametrize("service", PRINTED)
def test_the_page_counts_what_the_document_counts(service):
    standard = STANDARDS[service]
    components = shown(standard)
    counts = {code: printed_count(components[code]) for code in COUNTED}
    counts["persyaratan"] = sum(not paper.derived for paper in standard.requirements)
    assert tuple(counts[code] for code in COUNTED) == PRINTED[service]


def test_the_sop_sheet_counts_what_it_prints():
    (standard,) = [standard for standard in STANDARDS.values() if standard.service.code not in PRINTED]
    assert standard.sop is not None
    assert (len(standard.sop.equipment), len(standard.sop.qualifications)) == EQUIPMENT_AND_QUALIFICATIONS


@pytest.mark.parametrize(
    ("service", "people"),
    [
        ("izin-operasional-organisasi-sosial", 6),
        ("rekomendasi-pengiriman-pelatih-anak-putus-sekolah", 5),
        ("stp-lks-asing", 5),
        ("izin-usaha-mikro-dan-kecil", 6),
    ],
)
def test_the_staff_is_as_printed(service, people):
    assert STANDARDS[service].components.staffing.number == people
