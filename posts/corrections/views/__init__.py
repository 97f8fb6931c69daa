"""Pages of corrections: write, look, hand in, decide, and record that a platform was put right."""

from .deciding import review
from .handing_in import cancel, recall, submit
from .places import place
from .reading import correction
from .writing import correct, edit

__all__ = ["cancel", "correct", "correction", "edit", "place", "recall", "review", "submit"]
