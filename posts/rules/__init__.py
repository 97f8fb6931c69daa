"""What the regulation and the record demand of a message: plain functions, no database, no request."""

from .drafting import (
    check_audience_and_targets,
    check_draft,
    check_own_texts,
    check_scheduled_for,
    is_unreadable,
    tidy,
)
from .publication import (
    ForeignAddress,
    check_mended_time,
    check_publication_address,
    check_publication_time,
    is_evident,
)
from .review import check_findings, check_note, check_nothing_new, check_reason, check_warnings
from .submission import check_checklist, check_ready_to_submit, hints_of, missing_to_submit
from .words import FIELD_WORDS, KIP_CLASSES, LONGEST, NEEDS_SOURCE, SOURCE_KINDS, SOURCED

__all__ = [
    "ForeignAddress",
    "FIELD_WORDS",
    "KIP_CLASSES",
    "LONGEST",
    "NEEDS_SOURCE",
    "SOURCED",
    "SOURCE_KINDS",
    "check_audience_and_targets",
    "check_checklist",
    "check_draft",
    "check_own_texts",
    "hints_of",
    "is_evident",
    "is_unreadable",
    "check_findings",
    "check_mended_time",
    "check_nothing_new",
    "check_warnings",
    "check_note",
    "check_publication_address",
    "check_publication_time",
    "check_ready_to_submit",
    "check_reason",
    "check_scheduled_for",
    "missing_to_submit",
    "tidy",
]
