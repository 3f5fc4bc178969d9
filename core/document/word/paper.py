"""What the text of a document keeps elsewhere in its file."""

from core.document.word.numbering import Lists
from core.document.word.pictures import Pictures, no_content


class Paper:
    """The lists of the document, the addresses that it leads to and the pictures that it shows."""

    def __init__(self, pictures: Pictures | None = None) -> None:
        self.lists = Lists()
        self.addresses: dict[str, str] = {}
        self.pictures = pictures or Pictures((), no_content)
        self._places = 0

    def next_place(self) -> int:
        """The number of the next place where a picture stands."""
        self._places += 1
        return self._places

    def address_id(self, address: str) -> str:
        """By what name the text refers to the address."""
        return self.addresses.setdefault(address, f"link{len(self.addresses) + 1}")
