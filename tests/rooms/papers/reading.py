"""What a reader sees of a PDF."""

import pypdfium2


def pages_of(pdf):
    """The words of each page, with single spaces between them."""
    found = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    return [" ".join(text.split()) for text in found]


def words_of(pdf):
    return " ".join(pages_of(pdf))
