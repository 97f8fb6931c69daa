"""Which fonts this machine has and which letters they can draw, asked of fontconfig in this very process.

The page-setter crashes where there is no font at all, and prints forbidden empty glyphs for letters that no
font holds; both are asked for beforehand here.
"""

import ctypes
from functools import cache

LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
FAMILIES = ("Liberation Sans", "Liberation Serif")
UNDRAWN = "\u25a1"  # stands for a letter no installed font can draw
# Joiners and selectors shape their neighbours and are never drawn themselves.
_SILENT = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\t\n\r")


class _FontSet(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_int),
        ("room", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    )


@cache
def _fontconfig():
    """The library with the few functions asked here, or None where it is not installed."""
    try:
        library = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return None
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcConfigGetFonts.argtypes = [pointer, number]
    library.FcPatternGetString.argtypes = [pointer, text, number, ctypes.POINTER(text)]
    library.FcPatternGetCharSet.argtypes = [pointer, text, number, ctypes.POINTER(pointer)]
    library.FcCharSetHasChar.argtypes = [pointer, ctypes.c_uint32]
    return library if library.FcInit() else None


def _patterns():
    """Every installed font, as fontconfig keeps it."""
    library = _fontconfig()
    found = library.FcConfigGetFonts(None, 0) if library else None
    return [found.contents.fonts[at] for at in range(found.contents.count)] if found else []


def installed_families() -> frozenset[str]:
    """Names of the font families on this machine; empty where fontconfig is missing."""
    library, name, families = _fontconfig(), ctypes.c_char_p(), set()
    for pattern in _patterns():
        if library.FcPatternGetString(pattern, b"family", 0, ctypes.byref(name)) == 0:
            families.add((name.value or b"").decode(errors="replace"))
    return frozenset(families)


@cache
def _charsets():
    library, charsets = _fontconfig(), []
    for pattern in _patterns():
        charset = ctypes.c_void_p()
        if library.FcPatternGetCharSet(pattern, b"charset", 0, ctypes.byref(charset)) == 0:
            charsets.append(charset.value)
    return charsets


@cache
def can_draw(letter: str) -> bool:
    """Whether any installed font holds ``letter``."""
    library = _fontconfig()
    return any(library.FcCharSetHasChar(charset, ord(letter)) for charset in _charsets())


def drawable(text: str) -> str:
    """``text`` with □ for every letter no font can draw; unchanged where all can be drawn."""
    if text.isascii():
        return text
    return "".join(
        letter if letter < "\u0250" or letter in _SILENT or can_draw(letter) else UNDRAWN for letter in text
    )


def missing_parts() -> list[str]:
    """What this machine lacks to make PDFs: names of libraries and fonts."""
    missing = []
    for library in LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    families = installed_families()
    return missing + [f"font {family}" for family in FAMILIES if family not in families]
