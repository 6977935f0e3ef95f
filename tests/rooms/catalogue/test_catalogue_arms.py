"""Arms come from outside: what acts, or points outside, does not reach a page."""

import struct
import zlib

import pytest

from satupintu.catalogue import arms, png, svg
from satupintu.ops.laid_down import finish
from satupintu.ops.laying_down import LayingDown
from tests.situations.accounts import refused

SHIELD = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 32 32">'
    b'<title>Lambang</title><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
    b'<path d="M6 5h20v11z" fill="url(#a)"/>%s</svg>'
)
BAD = [
    (b"<script>alert(1)</script>", b"script"),
    (b'<a href="https://jahat.example"><path d="M0 0"/></a>', b"jahat"),
    (b'<image href="https://jahat.example/x.png"/>', b"jahat"),
    (b'<image xlink:href="data:image/png;base64,AAAA"/>', b"data:"),
    (b'<use xlink:href="https://jahat.example/x.svg#a"/>', b"jahat"),
    (b'<path d="M0 0" onload="alert(1)"/>', b"onload"),
    (b"<foreignObject><p>isi</p></foreignObject>", b"foreignObject"),
    (b'<style>@import "https://jahat.example/x.css";</style>', b"jahat"),
    (b'<path d="M0 0" style="fill:url(https://jahat.example/#a)"/>', b"jahat"),
    (b'<path d="M0 0" fill="u\\72l(https://jahat.example/)"/>', b"jahat"),
    (b'<path d="M0 0" fill="url(//jahat.example/x#a)"/>', b"jahat"),
    (b'<animate attributeName="href" to="javascript:alert(1)"/>', b"javascript"),
    (b'<linearGradient id="b" xlink:href="https://jahat.example/x.svg#a"/>', b"jahat"),
    (b"<!-- catatan penggambar -->", b"catatan"),
]


@pytest.mark.parametrize(
    ("inside", "trace"), BAD, ids=[trace.decode() + str(n) for n, (_, trace) in enumerate(BAD)]
)
def test_what_acts_or_points_outside_is_left_out(inside, trace):
    clean, _left_out = svg.harmless(SHIELD % inside)
    assert trace in SHIELD % inside, "the control: it was there"
    assert trace not in clean
    assert b"url(#a)" in clean, "what points inside stays"
    assert b"M6 5h20v11z" in clean


def test_a_style_becomes_attributes_and_a_link_inside_stays():
    inside = b'<path d="M1 1" style="fill:#c00;stroke-width:2;-inkscape-font:x"/><linearGradient id="b" xlink:href="#a"/>'
    clean, left_out = svg.harmless(SHIELD % inside)
    assert b'fill="#c00"' in clean
    assert b'href="#a"' in clean
    assert b"style" not in clean
    assert left_out == {"-inkscape-font": 1}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "lambang_berdoctype"),
        (b"<svg", "lambang_tidak_terbaca"),
        (b"<html/>", "lambang_tidak_terbaca"),
        (SHIELD % (b"<g/>" * 5000), "lambang_terlalu_rumit"),
    ],
)
def test_a_drawing_that_cannot_be_used_says_why(content, code):
    refused(code, svg.harmless, content)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(width=2, *more):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, 2, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 14))
    return png.SIGNATURE + head + b"".join(more) + body + chunk(b"IEND", b"")


def test_a_picture_keeps_its_picture_and_nothing_else():
    clean, left_out = png.harmless(picture(2, chunk(b"tEXt", b"Author\0seseorang")) + b"<script>")
    assert clean == picture()
    assert left_out == {"tEXt": 1}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\nrusak", "lambang_tidak_terbaca"),
        (picture()[:-9], "lambang_tidak_terbaca"),
        (picture().replace(b"IDAT", b"IDAX"), "lambang_tidak_terbaca"),
        (picture(5000), "lambang_terlalu_besar"),
    ],
)
def test_a_picture_that_cannot_be_used_says_why(content, code):
    refused(code, png.harmless, content)


def test_a_file_too_heavy_for_every_page_is_refused(tmp_path):
    (tmp_path / "lambang.svg").write_bytes(SHIELD % (b'<path d="%s"/>' % (b"M1 1" * 6000)))
    refused("lambang_terlalu_berat", arms.read_arms, tmp_path)
    assert arms.read_arms(tmp_path / "lain") is None


def test_what_was_left_out_and_what_cannot_be_used_is_said(tmp_path, capsys):
    laying = LayingDown(None, None, None)
    (tmp_path / "lambang.svg").write_bytes(SHIELD % b"<script/>")
    finish(laying, tmp_path, by=None, at=None)
    assert "tidak dipakai: script (1)" in capsys.readouterr().out
    (tmp_path / "lambang.svg").write_bytes(b"<svg")
    finish(laying, tmp_path, by=None, at=None)
    assert "Lambang wilayah belum dapat dipakai" in capsys.readouterr().out
