"""Messages, their versions, reviews and proofs of publication."""

from .post import KipClass, Post, SourceKind, Version
from .review import Decision, Publication, Review

__all__ = ["Decision", "KipClass", "Post", "Publication", "Review", "SourceKind", "Version"]
