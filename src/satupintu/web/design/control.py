"""What a form asks, ready to be shown: one shape for every kind of control."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "teks",
    "paragraf",
    "angka",
    "uang",
    "tanggal",
    "pilihan",
    "banyak_pilihan",
    "daftar",
    "sandi",
    "berkas",
    "kode",
    "telepon",
    "surel",
    "nik",
    "wilayah",
    "tabel",
    "centang",
    "cari",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose; `inside` is what it asks further, shown below it (and always, without script)."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False
    inside: "tuple[Control, ...]" = ()


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that is there already; `drop` is the value of the button that takes it away."""

    name: str
    size: str = ""
    address: str = ""
    note: str = ""
    error: str = ""
    drop: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """`id` is where the error summary points to, `error` the sentence beside it.

    `table` holds the rows of a table, cell by cell; `add_name`, `drop_name` and `search_name` name the buttons inside.
    `heading` makes the label the h1 of its page; `locked` says why the answer is only shown; `width` is in letters.
    """

    id: str
    name: str
    label: str
    kind: Kind = "teks"
    value: str = ""
    hint: str = ""
    error: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = True
    rows: int = 0
    maxlength: int = 0
    autocomplete: str = ""
    table: tuple[tuple["Control", ...], ...] = ()
    add_name: str = ""
    search_name: str = ""
    accept: str = ""
    many: bool = False
    drop_name: str = ""
    width: Literal[0, 2, 3, 4, 5, 10, 20, 30] = 0
    inputmode: str = ""
    prefix: str = ""
    suffix: str = ""
    heading: bool = False
    locked: str = ""
    files: tuple[GivenFile, ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of the hint and the error, for screen readers."""
        return " ".join([f"{self.id}-petunjuk"] * bool(self.hint) + [f"{self.id}-salah"] * bool(self.error))

    @property
    def date_parts(self) -> tuple[str, str, str]:
        """Day, month and year of an ISO date, or of what was typed in three boxes; anything else stays in the first."""
        parts = self.value.split("-")
        if len(parts) != 3:
            return (self.value, "", "")
        first, second, third = parts
        return (third.lstrip("0"), second.lstrip("0"), first) if len(first) == 4 else (first, second, third)
