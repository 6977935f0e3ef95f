class Fault(Exception):
    """What is wrong with a file, as a code; the sentence for its uploader is said outside the child."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
