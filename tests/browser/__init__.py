"""The portal as people use it: a real Chromium, the real sign-in page, one window per person.

``KEEP_PICTURES=folder`` keeps a picture of every page that a test names by ``Visitor.picture``.
"""
