"""A duty: one thing a person must do, with its date and the article that asks. Rooms list theirs in ``duties.py``."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Duty:
    """One line of “what must I do today?”: ``title`` begins with a verb; ``due`` may be unknown."""

    title: str
    citation: str
    url: str
    due: datetime.date | None = None
    tone: str = "info"
    detail: str = ""
    is_at_hand: bool = False  # stays on top of the list whatever else waits: a way that must be found at once

    @property
    def why(self) -> str:
        """The article, by the name the duty component reads."""
        return self.citation

    @property
    def text(self) -> str:
        return self.detail

    @property
    def sort_key(self):
        """What must be at hand, then urgent tones, then by date; undated ones last."""
        tones = {"danger": 0, "warning": 1, "info": 2, "neutral": 3}
        return (not self.is_at_hand, tones.get(self.tone, 2), self.due or datetime.date.max, self.title)
