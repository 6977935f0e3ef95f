"""How long an account rests after wrong passwords or codes: longer each time, and never for good."""

from datetime import timedelta

FREE = 5
"""Wrong ones before a pause; a person who mistypes gets by with these."""
FIRST = timedelta(minutes=15)
LONGEST = timedelta(hours=24)
FORGOTTEN_AFTER = timedelta(hours=24)
"""Without another wrong one, all is forgotten."""


def pause_after(failed: int) -> timedelta | None:
    """The fifth wrong one in a row pauses for a quarter of an hour, and every fifth after it twice as long as before."""
    rounds, rest = divmod(failed, FREE)
    if rounds == 0 or rest:
        return None
    doubled: int = 2 ** min(rounds - 1, 16)
    return min(FIRST * doubled, LONGEST)
