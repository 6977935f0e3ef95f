from pydantic import Field

from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Sentence


class Node(Part):
    """A box of the printed flowchart, tied to the step of our flow that stands for it."""

    number: Sentence = Field(alias="no", description="Nomor atau huruf simpul seperti tercetak.")
    text: Sentence = Field(alias="teks", description="Tulisan dalam simpul, persis seperti tercetak.")
    step: str = Field(
        "", alias="langkah", description="Kode langkah yang menjalankan simpul; kosong bila di luar alur."
    )


class Arrow(Part):
    start: Sentence = Field(alias="dari", description="Nomor simpul asal panah.")
    target: Sentence = Field(alias="ke", description="Nomor simpul tujuan panah.")
    text: str = Field("", alias="teks", description="Tulisan pada panah, persis seperti tercetak.")


class Diagram(Part):
    """The flowchart as the document prints it, faults and all; what really runs are the steps."""

    title: str = Field("", alias="judul", description="Tulisan di atas bagan seperti tercetak.")
    nodes: tuple[Node, ...] = Field(
        (), alias="simpul", description="Kotak-kotak bagan, urut seperti tercetak."
    )
    arrows: tuple[Arrow, ...] = Field((), alias="panah", description="Panah-panah bagan, seperti tercetak.")
