"""Refusals: what the portal says when it may not or must not do what was asked.

A refusal names what is wrong, how to mend it and which article asks; the middleware shows it kindly.
"""

from dataclasses import dataclass

# how to mend that somebody else was quicker
RELOAD = "Tidak ada yang hilang. Muat ulang halaman untuk melihat keadaan terakhir."


class Refusal(Exception):
    """Something was asked that the regulation or the record does not allow.

    ``message`` says what is wrong, ``fix`` how to mend it, ``citation`` which article asks
    (e.g. ``"Pasal 11"``); all in Indonesian, all shown to the user.
    """

    status_code = 422

    def __init__(self, message: str, *, fix: str = "", citation: object = ""):
        self.message, self.fix, self.citation = message, fix, str(citation)
        super().__init__(message)

    def __str__(self):
        parts = [self.message, self.fix]
        if self.citation:
            parts.append(f"Dasar: {self.citation} Perbup Klaten 4/2020.")
        return " ".join(part for part in parts if part)


class NotAllowed(Refusal):
    """This person may not do this here and now (403)."""

    status_code = 403


def allowed(check, *arguments) -> bool:
    """What ``check`` raises, answered for templates: the other half of every pair of permissions."""
    try:
        check(*arguments)
    except NotAllowed:
        return False
    return True


class RuleBroken(Refusal):
    """What was entered does not meet the regulation (422)."""


class StateChanged(Refusal):
    """The record is no longer where the caller thought it was (409)."""

    status_code = 409


@dataclass(frozen=True)
class Problem:
    """One of several things that stand in the way, for lists of what is still missing."""

    where: str
    message: str
    citation: str = ""


class Incomplete(RuleBroken):
    """Several things are missing at once; ``problems`` lists them all, so nobody mends them one by one."""

    def __init__(self, message: str, problems, *, fix: str = "", citation: object = ""):
        self.problems = list(problems)
        super().__init__(message, fix=fix, citation=citation)
