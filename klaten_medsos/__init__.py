"""The portal's frame: settings, shared mechanisms, and the composition of the rooms."""

from .celery import app as celery_app

__all__ = ["celery_app"]
