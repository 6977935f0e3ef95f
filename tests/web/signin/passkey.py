"""A passkey made of plain arithmetic: what a browser and a phone would answer, without either."""

import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

PRESENT, VERIFIED, HOLDS_KEY = 0x01, 0x04, 0x40


class Passkey:
    def __init__(self, origin="http://testserver", rp_id="testserver", verifies=True):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.origin, self.rp_id = origin, rp_id
        self.flags = PRESENT | (VERIFIED if verifies else 0)
        self.handle = b""

    def create(self, options):
        asked = options["publicKey"]
        self.handle = asked["user"]["id"]
        data = AuthenticatorData.create(
            sha256(self.rp_id.encode()),
            self.flags | HOLDS_KEY,
            0,
            AttestedCredentialData.create(
                Aaguid(bytes(16)), self.id, ES256.from_cryptography_key(self.key.public_key())
            ),
        )
        return self._told(
            clientDataJSON=self._client("webauthn.create", asked["challenge"]),
            attestationObject=AttestationObject.create("none", data, {}),
        )

    def get(self, options):
        data = AuthenticatorData.create(sha256(self.rp_id.encode()), self.flags, 1)
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        signature = self.key.sign(bytes(data) + sha256(client), ec.ECDSA(SHA256()))
        told = self._told(clientDataJSON=client, authenticatorData=data, signature=signature)
        told["response"]["userHandle"] = self.handle
        return told

    def _client(self, kind, challenge):
        return CollectedClientData.create(kind, challenge, self.origin)

    def _told(self, **parts):
        return {
            "type": "public-key",
            "id": websafe_encode(self.id),
            "rawId": websafe_encode(self.id),
            "response": {name: websafe_encode(bytes(part)) for name, part in parts.items()},
            "clientExtensionResults": {"credProps": {"rk": True}},
        }
