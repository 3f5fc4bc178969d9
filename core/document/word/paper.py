"""What the text of a document keeps elsewhere in its file."""

from core.document.word.numbering import Lists


class Paper:
    """The lists of the document and the addresses that it leads to."""

    def __init__(self) -> None:
        self.lists = Lists()
        self.addresses: dict[str, str] = {}

    def address_id(self, address: str) -> str:
        """By what name the text refers to the address."""
        return self.addresses.setdefault(address, f"link{len(self.addresses) + 1}")
