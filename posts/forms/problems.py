"""Showing a refusal of the rules beside the fields it speaks of."""

from posts.rules import FIELD_WORDS

LABELS = {label: name for name, label in FIELD_WORDS.items()}


class ProblemFormMixin:
    """Puts the problems of a refusal beside the fields they speak of."""

    def add_problems(self, refused):
        problems = getattr(refused, "problems", ())
        if not problems:
            self.add_refusal(refused)
        for problem in problems:
            name = LABELS.get(problem.where)
            known = name in self.fields
            cited = f" ({problem.citation})" if problem.citation else ""
            words = problem.message if known or not problem.where else f"{problem.where}: {problem.message}"
            self.add_error(name if known else None, f"{words}{cited}")
