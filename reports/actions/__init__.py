"""Everything that changes reports and evaluations; pages, desk buttons and commands are doors to these."""

from .evaluating import edit_evaluation, finalise_evaluation, start_evaluation
from .handing import (
    forward_report,
    receive_report,
    return_report,
    send_back_report,
    sign_report,
    submit_report,
)
from .writing import answer_recommendation, edit_section, open_report, plan_action, remove_planned_action

__all__ = [
    "answer_recommendation", "edit_evaluation", "edit_section", "finalise_evaluation", "forward_report",
    "open_report", "plan_action", "receive_report", "remove_planned_action", "return_report",
    "send_back_report", "sign_report", "start_evaluation", "submit_report",
]  # fmt: skip
