"""Every word and figure that a report or an evaluation prints, as plain JSON: one source for page and PDF.

Tables are ``{"caption", "headers", "rows", "numeric", "note"}`` with cells already in Indonesian words
(``numeric`` lists the column numbers to align right). Charts are ``{"kind": "bar" | "stacked" | "line" |
"share", "title", ...}``; ``reports.drawing.draw`` turns one into a picture.
"""

from .evaluation import evaluation_content
from .report import report_content

__all__ = ["evaluation_content", "report_content"]
