"""What pydantic says, as a sentence for whoever writes standards."""

from pydantic_core import ErrorDetails

_SENTENCES = {
    "missing": "Kunci ini wajib diisi.",
    "extra_forbidden": "Kunci ini tidak dikenal; periksa ejaannya.",
    "string_type": "Isinya harus teks di dalam tanda kutip.",
    "int_type": "Isinya harus bilangan bulat.",
    "int_parsing": "Isinya harus bilangan bulat.",
    "int_from_float": "Isinya harus bilangan bulat.",
    "bool_type": "Isinya harus true atau false.",
    "bool_parsing": "Isinya harus true atau false.",
    "tuple_type": "Isinya harus daftar, yaitu [ … ].",
    "list_type": "Isinya harus daftar, yaitu [ … ].",
    "dict_type": "Isinya harus tabel, yaitu { … }.",
    "model_type": "Isinya harus tabel, yaitu { … }.",
    "date_type": "Isinya harus tanggal tanpa kutip, misalnya 2022-03-10.",
    "date_from_datetime_parsing": "Isinya harus tanggal, misalnya 2022-03-10.",
    "date_from_datetime_inexact": "Isinya harus tanggal tanpa jam, misalnya 2022-03-10.",
    "date_parsing": "Isinya harus tanggal, misalnya 2022-03-10.",
    "string_too_short": "Isinya tidak boleh kosong.",
    "too_short": "Daftar ini tidak boleh kosong.",
}


def explain(detail: ErrorDetails) -> str:
    kind = detail["type"]
    context = detail.get("ctx", {})
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    if kind in {"literal_error", "enum"}:
        return f"«{detail['input']}» bukan pilihan yang sah; pilih salah satu: {_choices(str(context['expected']))}."
    if kind == "string_pattern_mismatch":
        return f"«{detail['input']}» tidak sesuai bentuk kode: huruf kecil, angka, dan garis penghubung yang ditentukan."
    if kind == "value_error":
        return _sentence(str(context["error"]))
    if kind in {"greater_than_equal", "greater_than"}:
        return f"Nilainya terlalu kecil; paling sedikit {context.get('ge', context.get('gt'))}."
    if kind in {"less_than_equal", "less_than"}:
        return f"Nilainya terlalu besar; paling banyak {context.get('le', context.get('lt'))}."
    if kind == "string_too_long":
        return f"Teks ini terlalu panjang; paling banyak {context['max_length']} huruf."
    return f"Isi kunci ini tidak sesuai jenisnya ({kind})."


def _choices(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
