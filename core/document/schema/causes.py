"""Why it happened."""

from typing import Final

from core.document.fields import Facts, Field, Flag, Line, Listing, Moment, Pick, Prose, Section, Text
from core.domain.causes import ContributingFactor, Why
from core.domain.taxonomy import Stage
from core.i18n import N_

CAUSES: Final[tuple[Section, ...]] = (
    Prose(
        key="what_happened",
        title=N_("What happened, technically"),
        step="why",
        help=N_("The mechanism, for an engineer of another team."),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="why_it_happened",
        title=N_("Why it happened"),
        step="why",
        help=N_("The conditions that let it happen. Systems, not people."),
    ),
    Listing(
        key="whys",
        title=N_("5 Whys"),
        step="why",
        entry=Why,
        one=N_("why"),
        prefix="W",
        help=N_("Ask why of the last answer, until you reach something that we can change."),
        fields=(
            Field("key", N_("Key"), is_kept=True),
            Field("after", N_("Follows"), Line(), N_("The key of the why that this one digs below.")),
            Field("question", N_("Question"), Text(), "", Stage.IN_REVIEW),
            Field("answer", N_("Answer"), Text(), "", Stage.IN_REVIEW),
            Field("evidence", N_("Evidence"), Text()),
        ),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="root_cause",
        title=N_("Root cause"),
        step="why",
        help=N_("The deepest conditions that we can act on. There may be several."),
        needed_for=Stage.IN_REVIEW,
    ),
    Listing(
        key="factors",
        title=N_("Contributing factors"),
        step="why",
        entry=ContributingFactor,
        one=N_("factor"),
        prefix="F",
        help=N_("Conditions without which it would have been milder or absent."),
        fields=(
            Field("key", N_("Key"), is_kept=True),
            Field("name", N_("Factor"), Line(), "", Stage.IN_REVIEW),
            Field("description", N_("Description"), Text()),
            Field("category", N_("Cause category"), Pick("causes")),
            Field("is_root", N_("Root cause"), Flag()),
        ),
    ),
    Facts(
        key="cause",
        title=N_("Cause in brief"),
        step="why",
        fields=(
            Field("cause_category", N_("Root-cause category"), Pick("causes"), "", Stage.PUBLISHED),
            Field("cause_identified_at", N_("Cause identified"), Moment()),
            Field("trigger", N_("Trigger"), Line(), N_("What set it off that day.")),
            Field(
                "whys_note",
                N_("Why not five"),
                Line(),
                N_("A word why, if the chain has more or fewer than five."),
            ),
        ),
        figures=("time_to_investigate",),
    ),
)
