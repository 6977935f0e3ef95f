"""An eSign Client Service, versions 1 and 2, for trying out and for tests: it signs with a root that nobody should trust.

Its side door: POST /simulator/user, /simulator/next (mishaps, one for each request to sign), /simulator/seen.
"""

import base64
import json
import re
import time
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from simulators.bsre.office import SigningOffice, Trouble
from simulators.serving import parser, serve

LONGEST = 64 * 1024 * 1024


def main() -> None:
    asked = parser("bsre", __doc__ or "")
    asked.add_argument("--client", default="simulator")
    asked.add_argument("--secret", default="simulator")
    asked.add_argument("--delay", type=float, default=5.0, help="seconds of a late answer")
    options = asked.parse_args()
    Handler.service = SigningOffice(options.folder, options.at)
    Handler.delay = options.delay
    Handler.auth = "Basic " + base64.b64encode(f"{options.client}:{options.secret}".encode()).decode()
    serve(Handler, options)


class Handler(BaseHTTPRequestHandler):
    service: SigningOffice
    delay: float
    auth: str

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        self._answer(self.rfile.read(min(length, LONGEST)))

    def _answer(self, body: bytes) -> None:
        try:
            self._route(body)
        except Trouble as trouble:
            self._tell({"error": trouble.message, "status_code": trouble.code}, http=trouble.http)
        except (KeyError, ValueError, TypeError):  # as the real one answers a malformed payload
            self._tell({"error": "Internal Server Error", "status_code": 500}, http=500)

    def _route(self, body: bytes) -> None:
        if self.path.startswith("/simulator/"):
            self._side_door(json.loads(body or b"{}"))
            return
        if self.headers.get("Authorization") != self.auth:
            raise Trouble(401, 401, "Unauthorized")
        self.service.seen.append(re.sub(r"\d{16}", "…", f"{self.command} {self.path}"))
        if self.path.startswith("/api/v2/"):
            self._v2(json.loads(body))
        else:
            self._v1(body)

    def _v2(self, words: dict[str, Any]) -> None:
        match self.path:
            case "/api/v2/user/check/status":
                self._status(words["nik"])
            case "/api/v2/sign/pdf":
                self._sign_v2(words)
            case "/api/v2/verify/pdf":
                self._verify(base64.b64decode(words["file"]))
            case _:
                raise Trouble(404, 404, "Not Found")

    def _v1(self, body: bytes) -> None:
        folder, _, last = self.path.rpartition("/")
        match folder:
            case "/api/user/status":
                self._status(last)
            case "/api/sign/download":
                self._send(self.service.kept[last], "application/pdf")
            case "/api/sign" if last == "pdf":
                self._sign_v1(self._parts(body))
            case "/api/sign" if last == "verify":
                self._verify(self._parts(body)["signed_file"])
            case _:
                raise Trouble(404, 404, "Not Found")

    def _side_door(self, words: dict[str, Any]) -> None:
        if self.path == "/simulator/user":
            self.service.add(**words)
            self._tell({"certificate": self.service.certificate_of(words["nik"])})
        elif self.path == "/simulator/next":
            self.service.mishaps.extend(words["mishaps"])
            self._tell({})
        else:
            self._tell({"seen": self.service.seen, "signed": len(self.service.kept)})

    def _status(self, nik: str) -> None:
        person = self.service.people.get(nik)
        if person is None:
            self._tell({"status_code": 2011, "message": "User tidak terdaftar", "status": "NOT_REGISTERED"})
            return
        good = person.status == "ISSUE"
        code, message = (1111, "User aktif") if good else (2021, "Sertifikat tidak aktif")
        told: dict[str, Any] = {"status_code": code, "message": message}
        if self.path.startswith("/api/v2/"):
            told["status"] = person.status
        self._tell(told)

    def _sign_v2(self, words: dict[str, Any]) -> None:
        mishap = self.service.next_mishap()
        files = [
            self.service.sign(base64.b64decode(file), words["nik"], words["passphrase"], mishap)[1]
            for file in words["file"]
        ]
        if len(words["signatureProperties"]) != len(files):
            raise ValueError
        self._be_late(mishap)
        if mishap == "garbled":
            self._tell({"time": 1, "file": ["%%%"]})
            return
        self._tell({"time": 1234, "file": [base64.b64encode(each).decode() for each in files]})

    def _sign_v1(self, parts: dict[str, bytes]) -> None:
        mishap = self.service.next_mishap()
        if parts["tampilan"] not in {b"visible", b"invisible"}:
            raise ValueError
        reference, content = self.service.sign(
            parts["file"], parts["nik"].decode(), parts["passphrase"].decode(), mishap
        )
        self._be_late(mishap)
        empty = mishap in {"lost body", "garbled"}
        headers = {} if mishap == "garbled" else {"id_dokumen": reference}
        self._send(b"" if empty else content, "application/pdf", headers=headers)

    def _be_late(self, mishap: str) -> None:
        """It has signed already."""
        if mishap == "late":
            time.sleep(self.delay)

    def _verify(self, content: bytes) -> None:
        mishap = self.service.next_mishap()
        found = PdfFileReader(BytesIO(content)).embedded_regular_signatures
        details = []
        for each in found:
            each.compute_integrity_info()
            details.append(
                {
                    "signature_field": each.field_name,
                    "info_tsa": {"name": "", "tsa_cert_validity": ""},
                    "info_signer": {
                        "issuer_dn": each.signer_cert.issuer.human_friendly,
                        "signer_name": each.signer_cert.subject.native.get("common_name", ""),
                        "signer_dn": each.signer_cert.subject.human_friendly,
                        "cert_user_certified": mishap != "doubted",
                    },
                    "signature_document": {"signed_using_tsa": False, "document_integrity": True},
                }
            )
        self._tell(
            {
                "nama_dokumen": "dokumen.pdf",
                "jumlah_signature": len(found),
                "summary": "VALID" if found else "NO_SIGNATURE",
                "notes": "",
                "details": details,
            }
        )

    def _parts(self, body: bytes) -> dict[str, bytes]:
        """The parts of multipart/form-data, by name."""
        boundary = self.headers["Content-Type"].split("boundary=")[1].strip('"').encode()
        found = {}
        for piece in body.split(b"--" + boundary)[1:-1]:
            head, _, content = piece.partition(b"\r\n\r\n")
            name = re.search(rb'name="([^"]+)"', head)
            if name is None:
                raise ValueError
            found[name[1].decode()] = content.removesuffix(b"\r\n")
        return found

    def _tell(self, words: dict[str, Any], *, http: int = 200) -> None:
        self._send(json.dumps(words).encode(), "application/json", http=http)

    def _send(
        self, content: bytes, kind: str, *, http: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        try:
            self.send_response(http)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)
        except BrokenPipeError:
            return  # who asked has gone

    def log_message(self, *_: object) -> None:
        """A log would hold the NIK."""


if __name__ == "__main__":
    main()
