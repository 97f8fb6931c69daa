"""Names that look alike are one name: ``Ａdmin``, ``аdmin`` (Cyrillic), ``adm1n`` beside ``admln``.

A key is what the eye sees: NFKC, case folded, without accents and invisible characters, look-alike letters
of other scripts as their Latin ones. Two people never share a key (RELIABILITY T33).
"""

import re
import unicodedata

from django.db import models

# Small letters of other scripts that print like Latin ones (after NFKC and case folding).
CONFUSABLE = str.maketrans(
    {
        **dict(zip("авеікмнорстухјѕԁԛԝһӏ", "abeikmhopctyxjsdqwhl", strict=True)),
        **dict(zip("αβεηικμνορτυχγ", "abenikuvoptuxy", strict=True)),
        "ı": "i",
        "ɡ": "g",
        "ɑ": "a",
        "0": "o",
        "1": "l",
        "|": "l",
    }
)
PAIRS = (("rn", "m"), ("vv", "w"))
SEPARATORS = re.compile(r"[._-]+")
INVISIBLE = {"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Co", "Cn"}


def look_of(text: str) -> str:
    """What ``text`` looks like: the same for names the eye cannot tell apart."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(
        char for char in unicodedata.normalize("NFKD", folded) if unicodedata.category(char) not in INVISIBLE
    )
    seen = seen.translate(CONFUSABLE)
    for pair, one in PAIRS:
        seen = seen.replace(pair, one)
    return seen


def username_key(username: str) -> str:
    """The key of a user name; dots, dashes and underscores tell nobody apart."""
    return SEPARATORS.sub("", look_of(username))


def email_key(email: str) -> str:
    """The key of an address; its dots count."""
    return look_of(email)


class KeyField(models.CharField):
    """Keeps the key of another field of the row, however the row is saved (``bulk_create`` too).

    ``of`` is the name of that field, ``key`` one of the functions above.
    """

    def __init__(self, *args, of="", key=None, **kwargs):
        self.of, self.key = of, key
        super().__init__(*args, **{"editable": False, "blank": True, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of, "key": self.key}

    def pre_save(self, row, add):
        value = self.key(getattr(row, self.of))[: self.max_length]
        setattr(row, self.attname, value)
        return value
