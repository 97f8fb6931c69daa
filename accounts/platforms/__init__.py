"""What account does a pasted address speak of, and is it ours? (Pasal 18)

Pure and table-driven: no database, no network, no Django. See README.md for how to add a platform.
"""

from .model import Address, Outcome, Platform
from .registry import API_STATUS, Answer, Registry, RegistryEntry, Verdict
from .resolve import resolve
from .table import PLATFORMS

__all__ = [
    "API_STATUS",
    "PLATFORMS",
    "Address",
    "Answer",
    "Outcome",
    "Platform",
    "Registry",
    "RegistryEntry",
    "Verdict",
    "resolve",
]
