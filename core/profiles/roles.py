"""The roles that all shipped profiles know."""

from collections.abc import Mapping
from typing import Final

from core.i18n import N_

ROLES: Final[Mapping[str, str]] = {
    "incident_commander": N_("Incident commander"),
    "communications_lead": N_("Communications lead"),
    "operations_lead": N_("Operations lead"),
    "expert": N_("Subject-matter expert"),
    "scribe": N_("Scribe"),
    "stakeholder": N_("Stakeholder"),
    "author": N_("Author"),
    "tech_lead": N_("Tech lead"),
    "engineering_manager": N_("Engineering manager"),
    "cto": N_("CTO"),
}
