import pytest

from satupintu.rules.identifiers import email


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("nama@contoh.id", "nama@contoh.id"),
        (" Nama.Depan+izin@Contoh.GO.ID ", "Nama.Depan+izin@contoh.go.id"),
        ("mailto:nama@contoh.id", "nama@contoh.id"),
        ("nama@\u200bcontoh.id", "nama@contoh.id"),
        ("o'brien@xn--bcher-kva.example", "o'brien@xn--bcher-kva.example"),
    ],
)
def test_addresses_are_read(raw, value):
    assert email.read(raw) == email.Reading(value)
    assert email.read(email.show(value)).value == value


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "belum diisi"),
        ("dpmptsp@Rokan Hilirkab.go.id", "spasi"),
        ("nama.contoh.id", "satu tanda @"),
        ("nama@@contoh.id", "satu tanda @"),
        ("a@b.id,c@d.id", "satu tanda @"),
        ("@contoh.id", "sebelum tanda @"),
        ("nama..dua@contoh.id", "sebelum tanda @"),
        ("nàma@contoh.id", "sebelum tanda @"),
        ("nama@contoh", "sesudah tanda @"),
        ("nama@contoh,id", "sesudah tanda @"),
        ("nama@-contoh.id", "sesudah tanda @"),
        ("nama@contoh.id.", "sesudah tanda @"),
        ("nama@10.0.0.1", "sesudah tanda @"),
        ("a" * 65 + "@contoh.id", "terlalu panjang"),
        ("a@" + "b." * 130 + "id", "terlalu panjang"),
    ],
)
def test_what_is_no_address_is_refused_with_an_example(raw, part):
    reading = email.read(raw)
    assert reading.value is None
    assert part in reading.fault
    assert "Tulis misalnya nama@contoh.id." in reading.fault


def test_a_likely_slip_warns():
    reading = email.read("nama@gmial.com")
    assert reading.value == "nama@gmial.com"
    assert "gmail.com" in reading.warnings[0]
    assert email.read("nama@gmail.com").warnings == ()


def test_email_is_masked():
    assert email.mask("nama@contoh.id") == "n•••••@contoh.id"
