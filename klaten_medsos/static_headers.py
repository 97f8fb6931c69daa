"""How long browsers keep our static files."""

FOREVER = "public, max-age=31536000, immutable"


def set_cache(headers, path, url):
    """A file whose name holds the hash of its content never changes: one year; others as whitenoise says."""
    if "immutable" in headers.get("Cache-Control", ""):
        headers["Cache-Control"] = FOREVER
