"""States are a table: a workflow fits on one screen, and a move succeeds only from where the row still is."""

from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils import timezone

from .exceptions import StateChanged

TONES = ("neutral", "info", "warning", "success", "danger", "seal")


@dataclass(frozen=True)
class StateStyle:
    """How a state looks and who must act next: ``tone`` of the pill, ``icon`` name, ``owner`` in words."""

    tone: str
    icon: str
    owner: str = ""


@dataclass(frozen=True)
class Pill:
    """A state ready to be shown: words, ``tone`` and ``icon``."""

    label: str
    tone: str
    icon: str


@dataclass(frozen=True)
class Flow:
    """One workflow: the ``states`` enum, its ``transitions`` and how each state is shown.

    Raises ``ValueError`` at import when a state has no row or no style, so a gap cannot reach a page.
    """

    states: type[models.TextChoices]
    transitions: dict
    styles: dict
    field: str = "status"
    noun: str = "Catatan"

    def __post_init__(self):
        for table, name in ((self.transitions, "transitions"), (self.styles, "styles")):
            if set(table) != set(self.states):
                raise ValueError(f"{self.states.__name__}: {name} does not name every state")
        if any(style.tone not in TONES for style in self.styles.values()):
            raise ValueError(f"{self.states.__name__}: unknown tone")

    def allows(self, current, to) -> bool:
        return self.states(to) in self.transitions[self.states(current)]

    def style(self, state) -> StateStyle:
        return self.styles[self.states(state)]

    @cached_property
    def _pills(self) -> dict:
        return {
            one: Pill(str(one.label), self.styles[one].tone, self.styles[one].icon) for one in self.states
        }

    def pill(self, state) -> Pill:
        return self._pills[self.states(state)]


def move(obj, to, **changes):
    """Bring ``obj`` to state ``to`` with ``changes``, exactly once, and return it.

    The update is conditional on the state ``obj`` was loaded with: of two people who press at the same
    time one wins and the other gets ``StateChanged``. The model names its ``Flow`` as ``flow``.
    """
    flow = obj.flow
    current = getattr(obj, flow.field)
    if not flow.allows(current, to):
        raise StateChanged(
            f"{flow.noun} berstatus “{flow.states(current).label}”, "
            f"sehingga tidak dapat menjadi “{flow.states(to).label}”.",
            fix="Muat ulang halaman untuk melihat keadaan terakhir.",
        )
    values = {flow.field: to, **changes}
    if any(f.name == "updated_at" for f in obj._meta.fields):
        values.setdefault("updated_at", timezone.now())
    model = type(obj)
    if model._base_manager.filter(pk=obj.pk, **{flow.field: current}).update(**values) != 1:
        obj.refresh_from_db(fields=[flow.field])
        latest = flow.states(getattr(obj, flow.field)).label
        raise StateChanged(
            f"Orang lain lebih dahulu mengubah keadaan ini: sekarang “{latest}”.",
            fix="Tidak ada yang hilang. Muat ulang halaman lalu putuskan kembali.",
        )
    for name, value in values.items():
        setattr(obj, name, value)
    return obj
