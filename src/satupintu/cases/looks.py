"""Who has looked has a chain of its own beside the case's: nobody waits for a reader."""


def looks_chain(ref: str) -> str:
    return f"dilihat:{ref}"
