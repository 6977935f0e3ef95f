"""What an officer asks of his inbox: which tab, in which order, with which filters. Nothing else can be asked."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final, Literal, TypeVar, get_args

from satupintu.rules.errors import Refused

Time = Literal["", "terlambat", "mendekati"]
CODE: Final = re.compile(r"[a-z0-9_-]{0,80}")
LONGEST_TEXT: Final = 80
LONG_NUMBER: Final = re.compile(r"(?:[0-9][ .-]?){8,}")
"""A NIK, a KK or a phone: it is looked for by searching, and never kept in a filter."""


Choice = TypeVar("Choice", bound=StrEnum)


class Tab(StrEnum):
    MINE = "saya"
    POST = "jabatan"
    ELSEWHERE = "menunggu"
    LATE = "terlambat"


class Order(StrEnum):
    OLDEST = "terlama"
    NEWEST = "terbaru"
    DUE = "tenggat"


TABS: Final[Mapping[Tab, str]] = {
    Tab.MINE: "Saya kerjakan",
    Tab.POST: "Jabatan saya",
    Tab.ELSEWHERE: "Menunggu pihak lain",
    Tab.LATE: "Terlambat",
}
ORDERS: Final[Mapping[Order, str]] = {
    Order.OLDEST: "Paling lama menunggu",
    Order.NEWEST: "Terbaru",
    Order.DUE: "Paling dekat tenggatnya",
}
TIMES: Final[Mapping[str, str]] = {"terlambat": "Terlambat", "mendekati": "Mendekati tenggat"}


def orders_of(tab: Tab) -> tuple[Order, ...]:
    """First in, first out is the default everywhere; what lies with others is due there, not here."""
    return (Order.OLDEST, Order.NEWEST) if tab is Tab.ELSEWHERE else tuple(Order)


@dataclass(frozen=True, slots=True)
class Filters:
    service: str = ""
    step: str = ""
    post: str = ""
    """The code of one of the reader's own posts."""
    time: Time = ""
    channel: str = ""
    returned: bool = False
    """Only files that went back for correction at least once."""
    text: str = ""
    """Part of a name, or of the number."""

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class View:
    tab: Tab = Tab.POST
    order: Order = Order.OLDEST
    filters: Filters = Filters()

    @property
    def title(self) -> str:
        return TABS[self.tab]

    def as_query(self) -> dict[str, str]:
        """As an address or a saved filter says it; what is as usual is left out."""
        said = {WORDS[name]: value for name, value in asdict(self.filters).items() if value}
        query = {word: "ya" if value is True else str(value) for word, value in said.items()}
        return {"tab": self.tab.value, "urut": self.order.value} | query


WORDS: Final[Mapping[str, str]] = {
    "service": "layanan",
    "step": "langkah",
    "post": "jabatan",
    "time": "waktu",
    "channel": "jalur",
    "returned": "dikembalikan",
    "text": "kata",
}
"""By field of the filters, its word in an address."""


def read_view(raw: Mapping[str, str]) -> View:
    """Whatever else the address holds is left alone; a value that cannot be is refused."""
    tab = _one_of(Tab, raw.get("tab", ""), Tab.POST)
    order = _one_of(Order, raw.get("urut", ""), Order.OLDEST)
    if order not in orders_of(tab):
        raise _unknown(f"urut={order.value}")
    words = {name: raw.get(word, "").strip() for name, word in WORDS.items()}
    for name in ("service", "step", "post", "channel"):
        if not CODE.fullmatch(words[name]):
            raise _unknown(f"{WORDS[name]}={words[name]}")
    if words["returned"] not in {"", "ya"}:
        raise _unknown(f"dikembalikan={words['returned']}")
    if len(words["text"]) > LONGEST_TEXT:
        raise _unknown("kata terlalu panjang")
    filters = Filters(
        service=words["service"],
        step=words["step"],
        post=words["post"],
        time=_time(words["time"]),
        channel=words["channel"],
        returned=words["returned"] == "ya",
        text=" ".join(words["text"].split()),
    )
    return View(tab, order, filters)


def read_saved(stored: Mapping[str, str]) -> View:
    """A filter that is kept holds nothing but what is asked by it, and no number of a person."""
    unknown = sorted(set(stored) - {"tab", "urut", *WORDS.values()})
    if unknown:
        raise _unknown(", ".join(unknown))
    view = read_view(stored)
    if LONG_NUMBER.search(view.filters.text):
        raise Refused(
            "saringan_berisi_nomor_pribadi",
            "Saringan yang disimpan tidak boleh memuat NIK, nomor KK, atau nomor telepon; cari nomor itu lewat pencarian.",
        )
    return view


def _time(word: str) -> Time:
    for time in get_args(Time):
        if word == time:
            known: Time = time
            return known
    raise _unknown(f"waktu={word}")


def _one_of(choices: type[Choice], word: str, usual: Choice) -> Choice:
    if not word:
        return usual
    try:
        return choices(word)
    except ValueError:
        raise _unknown(word) from None


def _unknown(what: str) -> Refused:
    return Refused(
        "saringan_tidak_dikenal",
        f"Daftar ini tidak dapat disaring atau diurutkan menurut «{what[:60]}»; buka kotak masuk dari awal.",
    )
