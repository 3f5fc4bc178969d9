"""Files that a text shows or leads to: `![words](attachment:id)`."""

from markdown_it.token import Token

from core.domain.attachments import ADDRESS


def attached(address: str) -> str | None:
    """The id of the file, if the address is one of a file."""
    return address[len(ADDRESS) :] if address.lower().startswith(ADDRESS) else None


def words_of(image: Token) -> str:
    """What stands for a picture where it cannot be seen."""
    return "".join(" " if child.type == "softbreak" else child.content for child in image.children or ())
