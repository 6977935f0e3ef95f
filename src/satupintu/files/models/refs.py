import secrets


def new_ref() -> str:
    """Return 120 random bits as 20 letters that are safe in an address (ADR 0009)."""
    return secrets.token_urlsafe(15)
