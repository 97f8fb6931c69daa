"""Word groups ("concepts") and the one-pass tagger that finds them.

The table is `data/concepts.json`: lower-case words or phrases without hyphens; a trailing `*` on a word
matches any ending.
"""

import json
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
DISGUISED_CONCEPTS = (
    "slur",
    "group_neg",
    "gamble",
    "gamble_strong",
    "porn_strong",
    "loan",
    "vote",
    "candidate",
    "sell_strong",
)


class Concepts:
    """A compiled table of concepts.

    `tag(doc)` fills `doc.tags` with `{concept: [(first token, last token), ...]}` in text order.
    """

    def __init__(self, table, version=""):
        self.version = version
        self.words, self.starts = {}, {}
        self.disguised = frozenset(
            word
            for name in DISGUISED_CONCEPTS
            for term in table.get(name, ())
            for word in term.split()
            if len(word) > 3
        )
        for name, terms in table.items():
            for term in terms:
                self._add(name, tuple(term.split()))

    def _add(self, name, parts):
        head, rest = parts[0], parts[1:]
        if head.endswith("*"):
            self.starts.setdefault(head[:3], []).append((head[:-1], rest, name))
        else:
            self.words.setdefault(head, []).append((rest, name))

    def tag(self, doc):
        """Tag every token run that reads like a term; longest runs are not preferred, all count."""
        forms = [token.form for token in doc.tokens]
        tags: dict[str, list] = {}
        count = len(forms)
        for index, form in enumerate(forms):
            for rest, name in self.words.get(form, ()):
                end = index + len(rest)
                if end < count and (not rest or self._rest(forms, index, rest)):
                    tags.setdefault(name, []).append((index, end))
            for head, rest, name in self.starts.get(form[:3], ()):
                end = index + len(rest)
                if end < count and form.startswith(head) and self._rest(forms, index, rest):
                    tags.setdefault(name, []).append((index, end))
        doc.tags = tags
        return doc

    @staticmethod
    def _rest(forms, index, rest):
        for offset, word in enumerate(rest, index + 1):
            form = forms[offset]
            if form == word:
                continue
            if word.endswith("*") and form.startswith(word[:-1]):
                continue
            if form in (word + "nya", word + "lah"):
                continue
            return False
        return True


@lru_cache(maxsize=1)
def concepts():
    """The concepts shipped with the package, compiled once."""
    data = json.loads((DATA / "concepts.json").read_text(encoding="utf-8"))
    return Concepts(data["concepts"], data["version"])
