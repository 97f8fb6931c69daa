"""The workflows of all rooms as one document of state diagrams."""

from accounts.impostors.workflow import FLOW as IMPOSTOR
from accounts.workflow import FLOW as ACCOUNT
from feedback.workflow import FLOW as ITEM
from posts.corrections.workflow import CORRECTION_FLOW as CORRECTION
from posts.planning.workflow import PLAN_FLOW as PLAN
from posts.workflow import FLOW as POST
from reports.workflow import EVALUATION_FLOW as EVALUATION
from reports.workflow import FLOW as REPORT

FLOWS = {
    "Akun resmi (Pasal 10 huruf b, 18)": ACCOUNT,
    "Laporan akun tiruan (Pasal 3 huruf e, 14 huruf c)": IMPOSTOR,
    "Rencana media sosial (Pasal 8)": PLAN,
    "Pesan (Pasal 10 huruf d, 12)": POST,
    "Koreksi pesan yang terbit (Pasal 4 huruf a, 10 huruf d)": CORRECTION,
    "Masukan khalayak (Pasal 10 huruf e–g)": ITEM,
    "Laporan tahunan (Pasal 19)": REPORT,
    "Evaluasi (Pasal 20)": EVALUATION,
}
HEAD = """# States

Drawn from the workflow tables by `manage.py draw_states`; a test fails when the two differ. Each arrow is one action:
one guard, one conditional update, one line in the audit log, in one transaction.
"""


def drawing() -> str:
    """The Markdown of docs/states.md: a Mermaid diagram and a table of owners for each workflow."""
    return "\n".join([HEAD, *(_flow(title, flow) for title, flow in FLOWS.items())])


def _flow(title, flow) -> str:
    names = [state.name for state in flow.states]
    lines = [f"## {title}", "", "```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.name}: {state.label}" for state in flow.states]
    lines.append(f"    [*] --> {names[0]}")
    for state in flow.states:
        after = flow.transitions[state]
        lines += [f"    {state.name} --> {to.name}" for to in flow.states if to in after]
        if not after:
            lines.append(f"    {state.name} --> [*]")
    lines += ["```", "", "| state | value | shown as | who acts next |", "|---|---|---|---|"]
    for state in flow.states:
        style = flow.style(state)
        lines.append(
            f"| {state.name} | `{state.value}` | {state.label} ({style.tone}) | {style.owner or '–'} |"
        )
    return "\n".join(lines) + "\n"
