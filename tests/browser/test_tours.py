"""Every page of every tour: everybody can use it, by day and by night, and it fits every screen.

A page is built and opened once and then looked at in all these ways; each fault names the page and the way.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import TOURS

WIDE, TOUCH = 1280, 360
WIDTHS = (320, TOUCH, 768, WIDE)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# without preload axe adds no style of its own, which our policy would refuse
OPTIONS = {"resultTypes": ["violations"], "preload": False}
BY_DAY = OPTIONS | {"runOnly": {"type": "tag", "values": TAGS}}
# the night changes colours and nothing else (tests/house/test_tokens.py): what has no colour was judged by day
BY_NIGHT = OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# by night the page still has the half megabyte of axe that was put into it by day
AXE_IS_THERE = Axe(axe_script="axe.version")

# the desk's links change colour slowly: judge the colours they arrive at
ARRIVE = """() => document.getAnimations()
  .filter((one) => one instanceof CSSTransition).forEach((one) => one.finish())"""
TOO_WIDE = """() => {
  const edge = document.scrollingElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > edge + 1)
    .slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).concat("(scrolls sideways)");
}"""
SMALL_BUTTONS = """() => [...document.querySelectorAll("main .button.primary, .nav a, main .form-actions .button")]
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
  .map(([words, box]) => `${words}: ${box.width} × ${box.height}`)"""


@pytest.mark.parametrize("name", TOURS)
def test_axe_has_no_complaint_no_page_scrolls_sideways_and_fingers_find_the_buttons(visit, scene, name):
    tour = TOURS[name]
    stops = tour.stops(scene)
    visitor = visit(getattr(scene, tour.who) if tour.who else None, width=TOUCH)
    faults = []
    for number, (path, status) in enumerate(stops):
        resize(visitor, WIDE)
        visitor.open(path, status=status)
        faults += complaints(visitor, path, "light", BY_DAY, f"{name}-{number}", axe=Axe())
        faults += complaints(visitor, path, "dark", BY_NIGHT, f"{name}-{number}", axe=AXE_IS_THERE)
        faults += misfits(visitor, path)
    assert not faults, "\n".join(faults)


def resize(visitor, width):
    visitor.page.set_viewport_size({"width": width, "height": 900})


def complaints(visitor, path, theme, options, picture, axe):
    """What ``axe`` says of the page in ``theme``."""
    visitor.page.emulate_media(color_scheme=theme)
    visitor.page.evaluate(ARRIVE)
    visitor.picture(f"{picture}-{theme}")
    found = axe.run(visitor.page, options=options).response["violations"]
    return [
        f"{path} ({theme}) {one['impact']} {one['id']}: {node['html'][:160]}"
        for one in found
        for node in one["nodes"]
    ]


def misfits(visitor, path):
    """What is wider than a screen, and what is too small for a finger on a telephone."""
    faults = []
    for width in WIDTHS:
        resize(visitor, width)
        faults += [f"{path} at {width}: {one}" for one in visitor.page.evaluate(TOO_WIDE)]
        if width == TOUCH and not path.startswith("/admin/"):
            faults += [f"{path}: {one}" for one in visitor.page.evaluate(SMALL_BUTTONS)]
    return faults
