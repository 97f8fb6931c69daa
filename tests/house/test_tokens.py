"""The palette stays readable: WCAG 2.2 AA for every pair we put together, light and dark."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"

TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "ink-soft") for ground in ("paper", "surface", "sunken")],
    ("ink", "action-tint"),
    ("ink-soft", "action-tint"),
    *[("ink", f"{tone}-tint") for tone in ("gold", "danger", "warning", "success")],
    *[(tone, f"{tone}-tint") for tone in ("action", "gold", "danger", "warning", "success")],
    *[
        (tone, ground)
        for tone in ("action", "action-strong", "gold", "danger", "warning", "success")
        for ground in ("paper", "surface")
    ],
    ("action", "sunken"),
    ("danger", "sunken"),
    ("on-action", "action"),
    ("on-action", "action-strong"),
    ("surface", "danger"),
    *[("chart-on", f"chart-{n}") for n in (1, 3, 5, 7)],
]
SHAPE_PAIRS = [  # borders of inputs, focus ring, marks on a track: 3 to 1
    *[("line-strong", ground) for ground in ("paper", "surface", "sunken")],
    *[("action", ground) for ground in ("paper", "surface", "sunken")],
    ("gold-line", "surface"),
    ("amber", "surface"),
    *[(f"chart-{n}", "surface") for n in (1, 3, 5, 7)],
]


def palettes() -> dict[str, dict[str, str]]:
    """Colours per theme as the browser would see them: the light values with the dark ones on top."""
    css = re.sub(r"/\*.*?\*/", "", (CSS / "tokens.css").read_text(), flags=re.S)
    found = {}
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        found[selector.strip()] = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\s*;", body))
    light = found[":root"]
    return {
        "light": light,
        "dark by device": light | found[':root:not([data-theme="light"])'],
        "dark by choice": light | found[':root[data-theme="dark"]'],
    }


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


THEMES = palettes()


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable(theme, ink, ground):
    ratio = contrast(THEMES[theme][ink], THEMES[theme][ground])
    assert ratio >= 4.5, f"--{ink} on --{ground} is {ratio:.2f} in {theme}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_stand_out(theme, shape, ground):
    ratio = contrast(THEMES[theme][shape], THEMES[theme][ground])
    assert ratio >= 3, f"--{shape} on --{ground} is {ratio:.2f} in {theme}"


def test_both_ways_to_dark_are_the_same():
    assert THEMES["dark by device"] == THEMES["dark by choice"]


def test_the_dark_theme_changes_nothing_but_colours():
    """Whatever else a page is judged by is judged once, by day (tests/browser/test_tours.py)."""
    css = re.sub(r"/\*.*?\*/", "", (CSS / "tokens.css").read_text(), flags=re.S)
    dark = [body for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css) if "data-theme" in selector]
    assert len(dark) == 2
    for declaration in filter(None, (one.strip() for body in dark for one in body.split(";"))):
        assert re.fullmatch(r"color-scheme: dark|--[\w-]+: .*(#[0-9a-f]{6}|rgb\().*", declaration), (
            declaration
        )
    for sheet in CSS.glob("*.css"):
        assert sheet.name == "tokens.css" or "prefers-color-scheme" not in sheet.read_text(), sheet.name
        selectors = (
            re.findall(r"[^{}\n]*data-theme[^{}]*", sheet.read_text()) if sheet.name != "tokens.css" else []
        )
        # the two that name every theme at once, whatever it is
        assert {one.strip() for one in selectors} <= {
            ":root, html[data-theme]",
            ":root, :root[data-theme]",
        }, sheet.name


def test_style_sheets_use_tokens_and_stay_light():
    portal = (CSS / "portal.css").read_text()
    screen = portal.split("@media print")[0]
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])", screen), "a literal colour: use a token"
    assert len(portal.encode()) + (CSS / "tokens.css").stat().st_size <= 32 * 1024
    named = set(re.findall(r"var\(--([\w-]+)", portal))
    known = set(re.findall(r"--([\w-]+):", (CSS / "tokens.css").read_text() + portal))
    assert named <= known, f"unknown tokens: {named - known}"
