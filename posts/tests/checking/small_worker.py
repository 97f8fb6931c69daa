"""The Celery application of a worker that was shipped with few drafts: learning from all of them takes minutes."""

from klaten_medsos.celery import app
from posts.checks import classifier, suggestions
from posts.tests.checking.small import SMALL

__all__ = ["app"]

classifier.seed_items = lambda: SMALL
suggestions.phrases = tuple
