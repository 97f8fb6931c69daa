"""Peraturan Bupati Klaten Nomor 4 Tahun 2020: its vocabulary, its words, its places.

Every rule is written here once, with its article; all other code asks. Imports nothing of ours.
"""

from .citation import Citation
from .clause import Clause
from .document import ARTICLES, REGULATION, Article, Paragraph, article, full_text, text_of
from .practice import (
    Duty,
    Element,
    Ethic,
    Facility,
    FollowUpKind,
    InputKind,
    MediaType,
    PostCategory,
    Theme,
)
from .principles import Aim, Asas, Benefit, GoodGovernance, PlanPrinciple, Principle, Target
from .reporting import ObstacleKind, ReportSection

__all__ = [
    "ARTICLES",
    "REGULATION",
    "Aim",
    "Article",
    "Asas",
    "Benefit",
    "Citation",
    "Clause",
    "Duty",
    "Element",
    "Ethic",
    "Facility",
    "FollowUpKind",
    "GoodGovernance",
    "InputKind",
    "MediaType",
    "ObstacleKind",
    "Paragraph",
    "PlanPrinciple",
    "PostCategory",
    "Principle",
    "ReportSection",
    "Target",
    "Theme",
    "article",
    "full_text",
    "text_of",
]
