"""The portal as it runs, with one more address: the bare signed-in view that pages are compared with."""

from klaten_medsos.settings import *  # noqa: F403

ROOT_URLCONF = "portal_urls"
LOGGING["root"]["level"] = "ERROR"  # noqa: F405
