"""Diskominfo's desk for units, people, offices and decrees; every change goes through an action."""

from . import decrees, offices, people, sop, units, workdays

__all__ = ["decrees", "offices", "people", "sop", "units", "workdays"]
