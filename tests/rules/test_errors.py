import pytest

from satupintu.rules.errors import Faults, Refused


def refuse(code):
    raise Refused(code, f"Kalimat {code}.")


def test_one_fault_is_refused_as_itself():
    faults = Faults()
    assert faults.read(lambda: refuse("satu"), "lain") == "lain"
    assert faults.read(lambda: "baik", "lain") == "baik"
    with pytest.raises(Refused) as caught:
        faults.check()
    assert [fault.code for fault in caught.value.all] == ["satu"]


def test_several_are_refused_together_in_their_order_also_from_within():
    inner, outer = Faults(), Faults()
    inner.ask(lambda: refuse("dua"))
    inner.ask(lambda: refuse("tiga"))
    outer.ask(lambda: refuse("satu"))
    outer.ask(inner.check)
    with pytest.raises(Refused) as caught:
        outer.check()
    assert (caught.value.code, caught.value.sentence) == ("satu", "Kalimat satu.")
    assert [fault.code for fault in caught.value.all] == ["satu", "dua", "tiga"]


def test_nothing_wrong_refuses_nothing():
    Faults().check()
