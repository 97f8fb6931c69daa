"""Diskominfo's desk for units, people, personal data, offices and decrees; every change goes through an action."""

from . import decrees, means, offices, people, privacy, sop, templates, units, workdays

__all__ = ["decrees", "means", "offices", "people", "privacy", "sop", "templates", "units", "workdays"]
