"""A timestamp authority (RFC 3161) for trying out and for tests. Nobody should trust it but those."""

from http.server import BaseHTTPRequestHandler

from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from asn1crypto.keys import PrivateKeyInfo
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from simulators.authority import pair_in, root_in
from simulators.serving import now, parser, serve

LONGEST = 64 * 1024


def main() -> None:
    options = parser("tsa", __doc__ or "").parse_args()
    at = options.at
    root = root_in(options.folder, "Akar Cap Waktu Simulator", at=now(at))
    pair = pair_in(options.folder, "jam", "Cap Waktu Simulator", "stamps", root, at=now(at))
    store = SimpleCertificateStore()
    store.register(asn1_x509.Certificate.load(pair.der))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            if self.headers.get("Content-Type") != "application/timestamp-query" or length > LONGEST:
                self.send_error(400)
                return
            stamper = DummyTimeStamper(
                asn1_x509.Certificate.load(pair.der),
                PrivateKeyInfo.load(pair.key_der),
                certs_to_embed=store,
                fixed_dt=now(at),
            )
            answer = stamper.request_tsa_response(tsp.TimeStampReq.load(self.rfile.read(length))).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing: a test reads the first line only."""

    serve(Handler, options)


if __name__ == "__main__":
    main()
