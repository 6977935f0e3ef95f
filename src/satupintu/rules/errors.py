class Refused(Exception):
    """Somebody asked for what the rules do not allow: a stable code and a sentence for that person."""

    def __init__(self, code: str, sentence: str, **facts: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.facts = facts
