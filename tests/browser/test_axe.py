"""Everybody can use it: axe finds nothing to complain of, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import TOURS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# without preload axe adds no style of its own, which our policy would refuse
OPTIONS = {"resultTypes": ["violations"], "preload": False, "runOnly": {"type": "tag", "values": TAGS}}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", TOURS)
def test_axe_has_no_complaint(visit, scene, name, theme):
    tour = TOURS[name]
    stops = tour.stops(scene)
    visitor = visit(getattr(scene, tour.who) if tour.who else None, theme=theme)
    complaints = []
    for number, (path, status) in enumerate(stops):
        visitor.open(path, status=status).picture(f"{name}-{number}-{theme}")
        for found in Axe().run(visitor.page, options=OPTIONS).response["violations"]:
            complaints += [
                f"{path} {found['impact']} {found['id']}: {node['html'][:160]}" for node in found["nodes"]
            ]
    assert not complaints, "\n".join(complaints)
