"""Diskominfo's desk for units, people, offices and decrees; every change goes through an action."""

from . import decrees, means, offices, people, sop, templates, units, workdays

__all__ = ["decrees", "means", "offices", "people", "sop", "templates", "units", "workdays"]
