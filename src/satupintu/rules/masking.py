"""What the public sees of a person's name: enough to compare it with a paper in the hand, too little to learn it."""

STAR = "*"


def masked_name(name: str) -> str:
    """The first letter of each word: "Budi Santoso" is B*** S******."""
    return " ".join(_masked(word) for word in name.split())


def _masked(word: str) -> str:
    """A bracket or a quotation mark before the name is no letter of it."""
    first = next((place for place, sign in enumerate(word) if sign.isalnum()), None)
    if first is None:
        return STAR * len(word)
    return word[: first + 1] + "".join(STAR if sign.isalnum() else sign for sign in word[first + 1 :])
