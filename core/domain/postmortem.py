"""A postmortem: facts in groups, prose by key, rows in listings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from core.domain.action_items import ActionItem
from core.domain.attachments import Attachment
from core.domain.causes import CauseFacts, ContributingFactor, Why
from core.domain.ids import PostmortemId
from core.domain.impact import BudgetUse, BusinessImpact, Outage, ServiceFigures, UserImpact
from core.domain.incident import (
    AffectedService,
    Channels,
    CommunicationUpdate,
    Detection,
    Incident,
    Papers,
    Participant,
    Response,
)
from core.domain.learning import Link, Pattern, Prevention, SimilarIncident
from core.domain.resolution import ImmediateAction, Recovery
from core.domain.review import Approval, Attendee, Feedback, FollowUp, Review
from core.domain.timeline import TimelineEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Postmortem:
    """The whole document as one value.

    Identity (`id`, a row's `id`) and `revision`, which grows with every change, are not part of its
    content: two postmortems are equal when they say the same.
    """

    id: PostmortemId = field(default=PostmortemId(""), compare=False)
    revision: int = field(default=0, compare=False)

    incident: Incident = Incident()
    papers: Papers = Papers()
    detection: Detection = Detection()
    response: Response = Response()
    channels: Channels = Channels()
    user_impact: UserImpact = UserImpact()
    business_impact: BusinessImpact = BusinessImpact()
    service_figures: ServiceFigures = ServiceFigures()
    budget_use: BudgetUse = BudgetUse()
    cause: CauseFacts = CauseFacts()
    recovery: Recovery = Recovery()
    prevention: Prevention = Prevention()
    pattern: Pattern = Pattern()
    review: Review = Review()
    follow_up: FollowUp = FollowUp()

    prose: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    services: tuple[AffectedService, ...] = ()
    people: tuple[Participant, ...] = ()
    updates: tuple[CommunicationUpdate, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    outages: tuple[Outage, ...] = ()
    whys: tuple[Why, ...] = ()
    factors: tuple[ContributingFactor, ...] = ()
    immediate_actions: tuple[ImmediateAction, ...] = ()
    action_items: tuple[ActionItem, ...] = ()
    similar: tuple[SimilarIncident, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    approvals: tuple[Approval, ...] = ()
