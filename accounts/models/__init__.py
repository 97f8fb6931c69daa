"""Where the units speak and for whom: segments, accounts, and what happens to them."""

from .account import Account, EvidenceKind, Recovery
from .batch import ImportBatch, ImportRow, RowState
from .compromise import CompromiseCase, CompromiseStep
from .handover import Handover
from .name import Beginning, Name
from .segment import Segment

__all__ = [
    "Account", "Beginning", "CompromiseCase", "CompromiseStep", "EvidenceKind", "RowState", "Handover", "ImportBatch", "ImportRow",
    "Name", "Recovery", "Segment",
]  # fmt: skip
