"""The two versions of the service, as they are spoken (domain.md F2, F3)."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from satupintu.gateways.bsre.line import Answer, Line
from satupintu.signing.ports import OutcomeUnknown, Passphrase


@dataclass(frozen=True, slots=True)
class Appearance:
    """Invisible is usual: the printed block is in the document. Visible needs a sign in the text to stand at."""

    image: bytes = b""
    tag: str = ""
    width: int = 200
    height: int = 80

    @property
    def is_visible(self) -> bool:
        return bool(self.tag)


@dataclass(frozen=True, slots=True)
class Returned:
    content: bytes
    reference: str


class Dialect(Protocol):
    def status(self, nik: str) -> Answer: ...

    def sign(self, document: bytes, nik: str, passphrase: Passphrase) -> Answer: ...

    def returned(self, answer: Answer) -> Returned | None: ...

    def verify(self, signed: bytes) -> Answer: ...


class V1:
    """Multipart in, the file itself out; a file once signed is fetched again by its `id_dokumen`."""

    def __init__(self, line: Line, appearance: Appearance) -> None:
        self._line = line
        self._look = appearance

    def status(self, nik: str) -> Answer:
        return self._line.ask(f"/api/user/status/{nik}", lambda client, url: client.get(url))

    def sign(self, document: bytes, nik: str, passphrase: Passphrase) -> Answer:
        fields, files = self._looks(), self._files(document)

        def send(client: httpx.Client, url: str) -> httpx.Response:
            return client.post(
                url, data={"nik": nik, "passphrase": passphrase.reveal(), **fields}, files=files
            )

        return self._line.ask("/api/sign/pdf", send, signs=True)

    def returned(self, answer: Answer) -> Returned | None:
        reference = answer.headers.get("id_dokumen", "")
        if answer.status != httpx.codes.OK:
            return None
        if answer.is_pdf:
            return Returned(answer.content, reference)
        return Returned(self.download(reference), reference) if reference else None

    def download(self, reference: str) -> bytes:
        """A file that the service has signed and kept."""
        answer = self._line.ask(
            f"/api/sign/download/{reference}", lambda client, url: client.get(url), signs=True
        )
        if answer.status != httpx.codes.OK or not answer.is_pdf:
            raise OutcomeUnknown
        return answer.content

    def verify(self, signed: bytes) -> Answer:
        files = {"signed_file": ("dokumen.pdf", signed, "application/pdf")}
        return self._line.ask("/api/sign/verify", lambda client, url: client.post(url, files=files))

    def _looks(self) -> dict[str, str]:
        if not self._look.is_visible:
            return {"tampilan": "invisible"}
        return {
            "tampilan": "visible",
            "image": "true" if self._look.image else "false",
            "tag_koordinat": self._look.tag,
            "width": str(self._look.width),
            "height": str(self._look.height),
        }

    def _files(self, document: bytes) -> dict[str, tuple[str, bytes, str]]:
        files = {"file": ("dokumen.pdf", document, "application/pdf")}
        if self._look.is_visible and self._look.image:
            files["imageTTD"] = ("tampilan.png", self._look.image, "image/png")
        return files


class V2:
    """JSON both ways, files as base64; the lists agree by their places."""

    def __init__(self, line: Line, appearance: Appearance) -> None:
        self._line = line
        self._look = appearance

    def status(self, nik: str) -> Answer:
        return self._line.ask(
            "/api/v2/user/check/status", lambda client, url: client.post(url, json={"nik": nik})
        )

    def sign(self, document: bytes, nik: str, passphrase: Passphrase) -> Answer:
        looks, file = self._looks(), _text(document)

        def send(client: httpx.Client, url: str) -> httpx.Response:
            return client.post(
                url,
                json={
                    "nik": nik,
                    "passphrase": passphrase.reveal(),
                    "signatureProperties": [looks],
                    "file": [file],
                },
            )

        return self._line.ask("/api/v2/sign/pdf", send, signs=True)

    def returned(self, answer: Answer) -> Returned | None:
        if answer.status != httpx.codes.OK or not isinstance(answer.told, dict):
            return None
        files = answer.told.get("file")
        if not isinstance(files, list) or len(files) != 1:
            return None
        try:
            return Returned(base64.b64decode(files[0], validate=True), answer.word("time"))
        except (binascii.Error, TypeError, ValueError):
            return None

    def verify(self, signed: bytes) -> Answer:
        file = _text(signed)
        return self._line.ask(
            "/api/v2/verify/pdf", lambda client, url: client.post(url, json={"file": file, "password": ""})
        )

    def _looks(self) -> dict[str, Any]:
        if not self._look.is_visible:
            return {"tampilan": "INVISIBLE"}
        return {
            "tampilan": "VISIBLE",
            "imageBase64": _text(self._look.image),
            "tag_koordinat": self._look.tag,
            "width": self._look.width,
            "height": self._look.height,
        }


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
