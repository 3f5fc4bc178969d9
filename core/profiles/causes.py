"""Taxonomies of causes."""

from collections.abc import Mapping
from typing import Final

from core.i18n import N_

BY_KIND: Final[Mapping[str, str]] = {
    "change_configuration": N_("Change of configuration"),
    "change_code": N_("Change of code"),
    "change_infrastructure": N_("Change of infrastructure"),
    "capacity": N_("Capacity"),
    "external_dependency": N_("External dependency"),
    "data": N_("Data"),
    "security": N_("Security"),
    "process": N_("Process"),
}
BY_GAP: Final[Mapping[str, str]] = {
    "missing_monitoring": N_("Missing monitoring"),
    "missing_tests": N_("Missing tests"),
    "insufficient_capacity": N_("Insufficient capacity"),
    "wrong_configuration": N_("Wrong configuration"),
    "external_dependency": N_("External dependency"),
    "code_defect": N_("Code defect"),
    "inadequate_process": N_("Inadequate process"),
}
