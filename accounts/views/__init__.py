"""Pages of the register of accounts."""

from .aliases import aliases, change_purpose, confirm_alias, end_alias
from .cases import case, tick
from .custody import change_custody, custody, evidence, hand_over
from .imports import (
    apply_batch,
    batch,
    batch_progress,
    import_accounts,
    import_template_csv,
    import_template_xlsx,
    undo_batch,
)
from .life import cancel, reinstate, report_compromise, retire, review, suspend
from .listing import account_csv, account_list, account_xlsx, detail
from .proposals import create, revise
from .radar import radar, radar_csv, radar_xlsx
from .segments import segment_list
from .statistics import statistics, statistics_csv, statistics_xlsx

__all__ = [
    "account_csv",
    "account_list",
    "account_xlsx",
    "aliases",
    "apply_batch",
    "batch",
    "batch_progress",
    "cancel",
    "case",
    "change_custody",
    "change_purpose",
    "confirm_alias",
    "create",
    "custody",
    "detail",
    "end_alias",
    "evidence",
    "hand_over",
    "import_accounts",
    "import_template_csv",
    "import_template_xlsx",
    "radar",
    "radar_csv",
    "radar_xlsx",
    "reinstate",
    "report_compromise",
    "retire",
    "review",
    "revise",
    "segment_list",
    "statistics",
    "statistics_csv",
    "statistics_xlsx",
    "suspend",
    "tick",
    "undo_batch",
]
