"""Areas down to the village, and countries with their diplomatic relations."""

from satupintu.rules.answers.answer import Answer, Setting
from satupintu.rules.answers.texts import clean
from satupintu.rules.identifiers import area
from satupintu.rules.standard.model.form import Field

_LEVEL_NAMES = {
    "provinsi": "provinsi",
    "kabupaten": "kabupaten atau kota",
    "kecamatan": "kecamatan",
    "desa": "desa atau kelurahan",
}


def read_area(field: Field, raw: object, setting: Setting) -> Answer:
    text = clean(raw, field.label)
    if not isinstance(text.value, str):
        return text
    code = area.read(text.value).value
    name = setting.areas.name(code) if code else None
    if code is None or name is None:
        return Answer(fault=f"{field.label} tidak ada dalam daftar wilayah; pilih dari daftar.")
    if area.level_of(code) != field.level:
        return Answer(fault=f"Pilih {field.label} sampai {_LEVEL_NAMES[field.level]}.")
    if field.in_region and setting.region and not area.within(code, setting.region):
        where = setting.areas.name(setting.region) or setting.region
        return Answer(fault=f"{field.label} harus di dalam wilayah {where}, sedangkan {name} di luarnya.")
    return Answer(value=code)


def read_country(field: Field, raw: object, setting: Setting) -> Answer:
    text = clean(raw, field.label)
    if not isinstance(text.value, str):
        return text
    code = text.value.upper()
    name = setting.countries.name(code)
    if name is None:
        return Answer(fault=f"Pilih {field.label} dari daftar negara.")
    if field.diplomatic and not setting.countries.has_relations(code):  # N-35
        return Answer(
            fault=f"{field.label}: {name} tidak mempunyai hubungan diplomatik dengan Indonesia, "
            "sehingga permohonan ini tidak dapat diajukan."
        )
    return Answer(value=code)
