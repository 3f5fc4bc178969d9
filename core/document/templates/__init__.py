"""The document templates that ship with the product."""

from collections.abc import Mapping
from typing import Final

from core.document.templates.crm import CRM, CRM_SHORT
from core.document.templates.field import FIELD_RCA
from core.document.templates.full_report import FULL_REPORT
from core.document.templates.model import Chapter, Template
from core.document.templates.platform import PLATFORM

__all__ = ["TEMPLATES", "Chapter", "Template"]

TEMPLATES: Final[Mapping[str, Template]] = {
    template.key: template for template in (PLATFORM, FULL_REPORT, CRM, CRM_SHORT, FIELD_RCA)
}
