"""One transaction, as the repositories over its connection."""

from sqlalchemy import Connection

from core.domain.signals import Signal
from storage.repositories.attachments import SqlAttachments
from storage.repositories.fields import SqlFields
from storage.repositories.history import SqlHistory
from storage.repositories.objectives import SqlObjectives
from storage.repositories.people import SqlPeople
from storage.repositories.postmortems import SqlPostmortems
from storage.repositories.prose import SqlProse
from storage.repositories.referable import SqlReferable
from storage.repositories.revisions import SqlRevisions
from storage.repositories.rows import SqlRows
from storage.repositories.waiting import SqlWaiting
from storage.repositories.workspace import SqlWorkspace


class SqlUnitOfWork:
    """`signals` is what to tell when it is kept."""

    def __init__(self, connection: Connection) -> None:
        self.signals: list[Signal] = []
        self.postmortems = SqlPostmortems(connection, self.signals)
        self.fields = SqlFields(connection)
        self.rows = SqlRows(connection)
        self.prose = SqlProse(connection)
        self.history = SqlHistory(connection)
        self.revisions = SqlRevisions(connection)
        self.people = SqlPeople(connection, self.signals)
        self.workspace = SqlWorkspace(connection)
        self.objectives = SqlObjectives(connection)
        self.attachments = SqlAttachments(connection)
        self.waiting = SqlWaiting(connection)
        self.referable = SqlReferable(connection)
