from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request that has been written down, and the bytes to lay before the signer."""

    request: int
    work: int
    document: bytes
    document_hash: str
