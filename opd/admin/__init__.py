"""Diskominfo's desk for units, people, offices and decrees; every change goes through an action."""

from . import decrees, hidden, means, offices, people, sop, templates, units, workdays

__all__ = ["hidden", "decrees", "means", "offices", "people", "sop", "templates", "units", "workdays"]
