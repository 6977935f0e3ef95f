"""The line to an eSign Client Service: Basic auth, every time-out explicit, nothing asked twice.

A request carries the passphrase, so no exception of the HTTP library leaves this module: only its kind does.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from satupintu.signing.ports import OutcomeUnknown, SignerFault

PATIENCE = httpx.Timeout(60.0, connect=5.0, write=30.0, pool=5.0)
# The library tells each address at INFO, and version 1 has the NIK in one.
logging.getLogger("httpx").setLevel(logging.WARNING)
_NOTHING_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class ServiceUnreachable(SignerFault):
    """Certainly not signed: nothing was sent."""

    stops_batch = True
    code = "layanan_tidak_terjangkau"
    sentence = (
        "Layanan tanda tangan BSrE tidak terjangkau, jadi dokumen belum ditandatangani. Coba lagi beberapa menit lagi; "
        "bila tetap gagal, hubungi petugas TI."
    )


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes
    told: Any
    """What it says in JSON; None where it is not JSON."""

    @property
    def is_pdf(self) -> bool:
        return self.content.startswith(b"%PDF")

    def word(self, *names: str) -> str:
        """The first of these that is told."""
        if not isinstance(self.told, dict):
            return ""
        return next((str(self.told[name]) for name in names if self.told.get(name) is not None), "")

    @property
    def code(self) -> str:
        return self.word("status_code", "code")


class Line:
    def __init__(self, url: str, client: str, secret: str, *, patience: httpx.Timeout = PATIENCE) -> None:
        self._url = url.rstrip("/")
        self._auth = httpx.BasicAuth(client, secret)
        self._patience = patience

    def ask(
        self, path: str, send: Callable[[httpx.Client, str], httpx.Response], *, signs: bool = False
    ) -> Answer:
        """`signs` is: once it has been sent, a lost answer may hide a signature."""
        fault: SignerFault | None = None
        answer: Answer | None = None
        try:
            with httpx.Client(auth=self._auth, timeout=self._patience, trust_env=False) as client:
                answer = _read(send(client, self._url + path))
        except _NOTHING_SENT:
            fault = ServiceUnreachable()
        except Exception:  # noqa: BLE001  its frames hold the request
            fault = OutcomeUnknown() if signs else ServiceUnreachable()
        if answer is None:
            raise fault or OutcomeUnknown()
        return answer


def _read(response: httpx.Response) -> Answer:
    content = response.content
    told = None
    if "json" in response.headers.get("Content-Type", "") or content[:1] in {b"{", b"["}:
        told = response.json()
    return Answer(response.status_code, response.headers, content, told)
