from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who did it and from which seat, as words that outlive both: "pengguna:12", "jabatan:7"."""

    actor: str
    post: str = ""
