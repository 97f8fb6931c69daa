"""Where the units speak and for whom: segments, accounts, and what happens to them."""

from .account import Account, EvidenceKind, Recovery
from .alias import Alias, AliasKind
from .batch import ImportBatch, ImportRow, RowState
from .compromise import CompromiseCase, CompromiseStep
from .handover import Handover
from .impostor import Harm, ImpostorReport, TakedownSteps
from .name import Beginning, Name
from .review import AccountReview
from .segment import Segment
from .writer import Writer

__all__ = [
    "Account", "AccountReview", "Alias", "AliasKind", "Beginning", "CompromiseCase", "CompromiseStep", "EvidenceKind",
    "Handover", "Harm", "ImportBatch", "ImportRow", "ImpostorReport", "Name", "Recovery", "RowState", "Segment",
    "TakedownSteps", "Writer",
]  # fmt: skip
