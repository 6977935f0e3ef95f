"""The first standard with a few things changed: what it does not print, and other standards do."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from satupintu.catalogue.models import LetterTemplate, StandardVersion
from satupintu.catalogue.queries import standard_by_hash
from satupintu.ops.walk.stage import Stage
from satupintu.people.models import Agency
from satupintu.permits.models import NumberPattern
from satupintu.rules.standard.resolved import Resolved
from tests.rooms.cases.journey import AT, TODAY

Alteration = Callable[[dict[str, Any]], None]


def publish(stage: Stage, *alterations: Alteration) -> Stage:
    """A version of its own, in force beside the first; its letters are those of the first."""
    first = StandardVersion.objects.get(pk=stage.version.pk)
    data = json.loads(first.resolved)
    data["layanan"]["kode"] = f"{first.service}-lain"
    for alter in alterations:
        alter(data)
    letters = {letter.name: bytes(letter.content) for letter in first.templates.all()}
    resolved = Resolved.of(data, letters)
    version = StandardVersion.objects.create(
        region_id=first.region_id,
        agency_id=first.agency_id,
        service=data["layanan"]["kode"],
        name=first.name,
        hash=resolved.hash,
        format=first.format,
        resolved=resolved.text,
        source="diubah",
        effective=TODAY,
        decree_number="SK 1",
        decree_date=TODAY,
        published_at=AT,
    )
    LetterTemplate.objects.bulk_create(
        LetterTemplate(region_id=first.region_id, standard=version, name=name, content=content)
        for name, content in letters.items()
    )
    for series in ("surat_pengantar",):
        NumberPattern.objects.get_or_create(
            agency=Agency.objects.get(pk=first.agency_id),
            code=series,
            defaults={"region_id": first.region_id, "pattern": "SP/{urut}/{tahun}", "unit": ""},
        )
    return replace(stage, version=version, standard=standard_by_hash(version.hash))


def step(data: dict[str, Any], code: str) -> dict[str, Any]:
    return next(found for found in data["langkah"] if found["kode"] == code)


def a_step(code: str, task: str, post: str, to: str, **more: Any) -> dict[str, Any]:
    outcome = {"kode": "teruskan", "label": "Teruskan"} | ({"ke": [to]} if to else {"akhir": "selesai"})
    outcome |= more.pop("hasil", {})
    return {
        "kode": code,
        "nama": f"Langkah {code}",
        "tugas": task,
        "jabatan": post,
        "hasil": [outcome],
        **more,
    }


def with_a_nik_in_a_table(data: dict[str, Any]) -> None:
    fields = [field for group in data["kelompok"] for field in group["isian"]]
    table = next(field for field in fields if field["kode"] == "mitra_lokal")
    table["kolom"].append({"kode": "nik_mitra", "label": "NIK", "jenis": "nik"})


def on_paper(data: dict[str, Any]) -> None:
    """Paraf, payment, signature by hand, stamp and meterai, print before and scan after, handed over at the counter."""
    data["produk"] |= {"pengesahan": "basah", "tanda": ["cap", "meterai"], "penyerahan": ["ambil"]}
    data["tarif"] = {"jumlah": 50_000}
    step(data, "verifikasi_rekomendasi")["hasil"][0]["ke"] = ["paraf"]
    data["langkah"] = [
        found for found in data["langkah"] if found["kode"] not in {"penandatanganan", "penerbitan"}
    ] + [
        a_step("paraf", "paraf", "koordinator_ptsp_ii", "bayar"),
        a_step("bayar", "bayar", "customer_service", "cetak"),
        a_step("cetak", "cetak", "customer_service", "penandatanganan"),
        a_step(
            "penandatanganan",
            "tanda_tangan_basah",
            "kepala_dinas",
            "pindai",
            hasil={"tonggak": ["ditandatangani"]},
        ),
        a_step("pindai", "daftarkan_pindaian", "customer_service", "serahkan", hasil={"tonggak": ["terbit"]}),
        a_step("serahkan", "serahkan", "customer_service", "", hasil={"tonggak": ["diserahkan"]}),
    ]


def survey_first(data: dict[str, Any]) -> None:
    data["survei"]["gerbang"] = "wajib_saat_penyerahan"


def with_an_event(data: dict[str, Any]) -> None:
    """An outside event is waited for before the papers are counted."""
    step(data, "pengajuan")["hasil"][0]["ke"] = ["peristiwa"]
    data["langkah"].append(
        a_step("peristiwa", "tunggu_peristiwa", "customer_service", "rujuk", hasil={"tonggak": ["peristiwa"]})
    )
    data["langkah"].append(a_step("rujuk", "teruskan", "customer_service", "cek_kelengkapan"))


def number_apart(data: dict[str, Any]) -> None:
    """The number has a step of its own, after the approval."""
    outcome = step(data, "verifikasi_rekomendasi")["hasil"][0]
    outcome["beri_nomor"] = False
    outcome["ke"] = ["penomoran"]
    data["langkah"].append(
        a_step("penomoran", "beri_nomor", "customer_service", "penandatanganan", hasil={"beri_nomor": True})
    )


def two_agencies(data: dict[str, Any]) -> None:
    """Two branches that join at the approval."""
    step(data, "verifikasi_berkas")["hasil"][0]["ke"] = ["verifikasi_lapang", "telaah"]
    branch = a_step("telaah", "rekomendasi", "pengelola", "verifikasi_rekomendasi")
    data["langkah"].append(branch)
    step(data, "verifikasi_rekomendasi")["gabung"] = ["verifikasi_lapang", "telaah"]
    NumberPattern.objects.get_or_create(
        agency=Agency.objects.get(code="dpmptsp"),
        code="rekomendasi_teknis",
        defaults={
            "region_id": Agency.objects.get(code="dpmptsp").region_id,
            "pattern": "TELAAH/{urut}/{tahun}",
            "unit": "",
        },
    )
