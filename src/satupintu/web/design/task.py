from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a task list; the tone is colour for what is still to be done."""

    title: str
    address: str
    state: str
    tone: str = ""
    hint: str = ""
