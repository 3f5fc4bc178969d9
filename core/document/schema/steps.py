"""The steps of the guided form, in the order in which people think of an incident."""

from typing import Final

from core.document.fields import Step
from core.i18n import N_

STEPS: Final[tuple[Step, ...]] = (
    Step(
        key="incident",
        title=N_("The incident"),
        purpose=N_(
            "Say what was disturbed, when and how badly, so that a newcomer knows what this is about."
        ),
        good=N_("Card payments failed for 38 minutes for one customer in four."),
        bad=N_("The system had some problems."),
    ),
    Step(
        key="response",
        title=N_("Detection and response"),
        purpose=N_("How we found out, who answered, and who was told when."),
        good=N_(
            "The alert PaymentErrors fired 2 minutes after the start; the on-call engineer acknowledged it at 14:07."
        ),
        bad=N_("Somebody noticed it at some point."),
    ),
    Step(
        key="timeline",
        title=N_("Timeline"),
        purpose=N_("What happened in order: events and actions, with precise times and without judgement."),
        good=N_("14:05 Error rate of checkout passes 5 %; the alert fires."),
        bad=N_("In the afternoon Ivan broke the database."),
    ),
    Step(
        key="impact",
        title=N_("Impact"),
        purpose=N_("Who was hit, how, how much and for how long: in figures."),
        good=N_("4,210 of 16,800 orders failed; 38 minutes; about 12,600 EUR."),
        bad=N_("Many users were unhappy."),
    ),
    Step(
        key="why",
        title=N_("Why"),
        purpose=N_(
            "Dig from what failed to the system that allowed it. There may be several causes, and no culprit."
        ),
        good=N_("The pool had no upper limit because the default was never reviewed."),
        bad=N_("Human error."),
    ),
    Step(
        key="resolution",
        title=N_("Resolution"),
        purpose=N_("What brought the service back, and how we knew that it was back."),
        good=N_("Rolled back to 4.18.2 at 14:41; error rate normal for 30 minutes."),
        bad=N_("We fixed it."),
    ),
    Step(
        key="actions",
        title=N_("Action items"),
        purpose=N_("What we promise to change, each with one owner and a day."),
        good=N_("Alert when pool use passes 80 % for 5 minutes. Ana, 12 March."),
        bad=N_("Improve monitoring."),
    ),
    Step(
        key="lessons",
        title=N_("Lessons and prevention"),
        purpose=N_("What to keep, what to change, and where luck helped."),
        good=N_("The runbook named the right dashboard; it saved us ten minutes."),
        bad=N_("Everybody should be more careful."),
    ),
    Step(
        key="review",
        title=N_("Summary and review"),
        purpose=N_("Write the summary last, in a sentence each. Then let others read it and follow up."),
        good=N_("A deploy removed an index; checkout slowed down until it was rolled back."),
        bad=N_("See the timeline."),
    ),
)
