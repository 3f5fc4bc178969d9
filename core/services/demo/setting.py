"""A story set in time: the postmortem that its authors would have written, with figures that fit together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.domain.action_items import ActionItem
from core.domain.causes import CauseFacts
from core.domain.impact import Outage
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
from core.domain.learning import Pattern
from core.domain.postmortem import Postmortem
from core.domain.resolution import ImmediateAction, Recovery
from core.domain.review import Approval, Attendee, Review
from core.domain.taxonomy import ActionStatus, Audience, EventKind, Raci, ServiceState, ShareOf, Stage
from core.domain.timeline import TimelineEvent
from core.services.demo.cast import CTO, MANAGER, TEAMS
from core.services.demo.figures import Figures
from core.services.demo.story import Item, Story

_STATUS_PAGE = "status.example.com"
_SHARES = {ServiceState.DOWN: 100.0, ServiceState.DEGRADED: 25.0, ServiceState.INTERMITTENT: 10.0}
"""Percent of requests that a service which only suffers along loses."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One story and the moment at which its incident began."""

    story: Story
    began: datetime

    def at(self, *kinds: EventKind) -> datetime | None:
        """When the first event of the first of these kinds that occurs was."""
        minutes = (event.minute for kind in kinds for event in self.story.course if event.kind is kind)
        return next((self.began + timedelta(minutes=minute) for minute in minutes), None)

    def after(self, days: float) -> datetime:
        return self.began + timedelta(days=days)

    def told(self) -> Postmortem:
        """Everything that the story says, as values."""
        story, figures = self.story, Figures(self.story)
        return Postmortem(
            incident=self._incident(),
            papers=Papers(author=story.author, document_owner=story.author, reviewers=story.commander),
            detection=self._detection(),
            response=self._response(),
            channels=self._channels(),
            user_impact=figures.users(),
            business_impact=figures.business(),
            service_figures=figures.service(),
            budget_use=figures.budget(),
            cause=self._cause(),
            recovery=self._recovery(),
            pattern=Pattern(is_pattern=bool(story.pattern), pattern_note=story.pattern),
            review=self._review(),
            prose=story.prose,
            services=tuple(AffectedService(name=name, state=state) for name, state in story.services.items()),
            people=self._people(),
            updates=self._updates(),
            timeline=self._timeline(),
            outages=self._outages(),
            whys=story.whys,
            factors=story.factors,
            immediate_actions=self._immediate_actions(),
            action_items=tuple(self._item(item) for item in story.items),
            attendees=tuple(Attendee(name=name, attended=name != MANAGER) for name in self._circle()),
            approvals=self._approvals(),
        )

    def _incident(self) -> Incident:
        return Incident(
            title=self.story.title,
            severity=self.story.severity,
            category=self.story.category,
            occurred_on=self.began.date(),
            started_at=self.began,
            resolved_at=self.at(EventKind.RESOLVED),
        )

    def _detection(self) -> Detection:
        return Detection(
            detected_by=self.story.detected_by,
            detected_at=self.at(EventKind.ALERT, EventKind.PAGED),
            alert_name=self.story.alert,
            alert_source="Alertmanager" if self.story.alert else "",
        )

    def _response(self) -> Response:
        return Response(
            acknowledged_at=self.at(EventKind.ACKNOWLEDGED),
            first_responder=self.story.responder,
            incident_commander=self.story.commander,
            was_escalated=self.story.commander != self.story.responder,
        )

    def _channels(self) -> Channels:
        return Channels(
            internal_channels=f"#inc-{self.story.main_service}",
            external_channels=_STATUS_PAGE,
            engineering_told_at=self.at(EventKind.ACKNOWLEDGED),
            customers_told_at=self.at(EventKind.COMMUNICATION),
        )

    def _cause(self) -> CauseFacts:
        return CauseFacts(
            cause_identified_at=self.at(EventKind.CAUSE),
            cause_category=self.story.cause,
            trigger=self.story.trigger,
            whys_note="" if len(self.story.whys) == 5 else self.story.whys_note,  # noqa: PLR2004 -- 5 Whys
        )

    def _recovery(self) -> Recovery:
        watched_from, watched_to = (
            self.story.minute_of(kind) for kind in (EventKind.RESTORED, EventKind.MONITORING_ENDED)
        )
        rolled_back = bool(self.story.rolled_back_to)
        return Recovery(
            mitigated_at=self.at(EventKind.MITIGATION),
            health_checks_passed=True,
            smoke_tests_passed=True,
            monitoring_normal=True,
            watched_for=watched_to - watched_from,
            rolled_back=rolled_back,
            rolled_back_at=self.at(EventKind.MITIGATION) if rolled_back else None,
            rolled_back_to=self.story.rolled_back_to,
        )

    def _review(self) -> Review:
        return Review(
            meeting_at=self.after(3.25), facilitator=MANAGER, distribution="engineering@example.com"
        )

    def _circle(self) -> tuple[str, ...]:
        """Those who take part in the review: each once, in order."""
        return tuple(dict.fromkeys((self.story.author, self.story.commander, self.story.responder, MANAGER)))

    def _people(self) -> tuple[Participant, ...]:
        story = self.story
        parts = (
            (story.commander, "incident_commander", Raci.ACCOUNTABLE),
            (story.responder, "operations_lead", Raci.RESPONSIBLE),
            (story.author, "author", Raci.RESPONSIBLE),
            (MANAGER, "engineering_manager", Raci.INFORMED),
        )
        return tuple(
            Participant(name=name, role=role, raci=raci, team=TEAMS[name]) for name, role, raci in parts
        )

    def _outages(self) -> tuple[Outage, ...]:
        """The main service fails until the mitigation, and less while it recovers; others suffer from the alert on."""
        main, rate = self.story.main_service, self.story.error_rate
        ended, eased = self.at(EventKind.RESTORED), self.at(EventKind.MITIGATION, EventKind.RESTORED)
        stretches = [
            (main, self.began, eased, rate),
            (main, self.at(EventKind.CAUSE), ended, round(rate / 3, 1)),
        ]
        stretches += [
            (name, self.at(EventKind.ALERT, EventKind.PAGED, EventKind.BEGAN), ended, _SHARES[state])
            for name, state in self.story.services.items()
            if name != main and state in _SHARES
        ]
        return tuple(
            Outage(
                service=service,
                began_at=began,
                ended_at=ended,
                share=share,
                share_of=ShareOf.REQUESTS,
                felt=self.story.experience if service == main else None,
            )
            for service, began, ended, share in stretches
            if began and ended and began <= ended
        )

    def _updates(self) -> tuple[CommunicationUpdate, ...]:
        return tuple(
            CommunicationUpdate(
                at=event.at,
                audience=Audience.CUSTOMERS,
                channel=_STATUS_PAGE,
                text=event.text,
                author=event.actor,
            )
            for event in self._timeline()
            if event.kind is EventKind.COMMUNICATION
        )

    def _timeline(self) -> tuple[TimelineEvent, ...]:
        return tuple(
            TimelineEvent(
                at=self.began + timedelta(minutes=event.minute),
                kind=event.kind,
                text=event.text,
                actor=event.actor,
            )
            for event in self.story.course
        )

    def _immediate_actions(self) -> tuple[ImmediateAction, ...]:
        return tuple(
            ImmediateAction(at=event.at, description=event.text, actor=event.actor)
            for event in self._timeline()
            if event.kind is EventKind.MITIGATION
        )

    def _item(self, item: Item) -> ActionItem:
        return ActionItem(
            title=item.title,
            owner=item.owner,
            due_on=self.after(item.due).date(),
            priority=item.priority,
            kind=item.kind,
            status=item.status,
            is_must_fix=item.is_must_fix,
            success_criterion=item.success,
            blocker=item.blocker,
            completed_at=self.after(item.done) if item.status is ActionStatus.DONE else None,
        )

    def _approvals(self) -> tuple[Approval, ...]:
        if self.story.stage is Stage.IN_REVIEW:
            return ()
        signed = ((self.story.commander, "tech_lead"), (MANAGER, "engineering_manager"), (CTO, "cto"))
        return tuple(
            Approval(person=name, role=role, approved_on=self.after(5).date()) for name, role in signed
        )
