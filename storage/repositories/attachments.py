"""The bytes of attached files."""

from sqlalchemy import Connection, select

from core.domain.errors import NotFound
from core.domain.ids import AttachmentId, PostmortemId
from storage.tables import attachment_content


class SqlAttachments:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, postmortem: PostmortemId, attachment: AttachmentId, content: bytes) -> None:
        row = {"postmortem_id": postmortem, "attachment": attachment, "content": content}
        self._connection.execute(attachment_content.insert().values(row))

    def content(self, postmortem: PostmortemId, attachment: AttachmentId) -> bytes:
        whose = (
            attachment_content.c.postmortem_id == postmortem,
            attachment_content.c.attachment == attachment,
        )
        found: bytes | None = self._connection.scalar(select(attachment_content.c.content).where(*whose))
        if found is None:
            raise NotFound("attachment", attachment)
        return found
