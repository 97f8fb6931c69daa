"""Small screens, slow links, hasty fingers: nothing overflows, weighs too much or happens twice."""

import pytest
from playwright.sync_api import expect

from posts.models import Post
from tests.browser.pages import TOURS
from tests.browser.scene import TEXT

WIDTHS = (320, 360, 768, 1280)
LARGEST_FIRST_PAGE = 150 * 1024
TOO_WIDE = """() => {
  const edge = document.scrollingElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > edge + 1)
    .slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).concat("(scrolls sideways)");
}"""
# the page and all it fetched, before any compression: what really travels is less
WEIGHT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, one) => sum + one.decodedBodySize, 0)"""
SMALL_BUTTONS = """() => [...document.querySelectorAll("main .button.primary, .nav a, main .form-actions .button")]
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
  .map(([words, box]) => `${words}: ${box.width} × ${box.height}`)"""


@pytest.mark.parametrize("name", TOURS)
def test_no_page_scrolls_sideways_and_fingers_find_the_buttons(visit, scene, name):
    tour = TOURS[name]
    stops = tour.stops(scene)
    visitor = visit(getattr(scene, tour.who) if tour.who else None, width=360)
    faults = []
    for path, status in stops:
        visitor.open(path, status=status)
        for width in WIDTHS:
            visitor.page.set_viewport_size({"width": width, "height": 800})
            faults += [f"{path} at {width}: {one}" for one in visitor.page.evaluate(TOO_WIDE)]
            if width == 360 and not path.startswith("/admin/"):
                faults += [f"{path}: {one}" for one in visitor.page.evaluate(SMALL_BUTTONS)]
    assert not faults, "\n".join(faults)


def test_the_first_pages_are_light(visit, scene):
    scene.official_account()
    for visitor, path in ((visit(), "/masuk/"), (visit(scene.budi), "/")):
        visitor.open(path)
        weight = visitor.page.evaluate(WEIGHT)
        assert 1024 < weight <= LARGEST_FIRST_PAGE, f"{path}: {weight} bytes"


def test_a_double_click_makes_one_message(visit, scene):
    account = scene.official_account()
    budi = visit(scene.budi).open("/pesan/baru/")
    budi.write(title="Festival Rowo Jombor", text=TEXT).tick("potensi", name="category")
    budi.tick(account.pk, name="accounts")
    budi.main.get_by_role("button", name="Simpan draf").dblclick()
    expect(budi.heading).to_have_text("Festival Rowo Jombor")
    assert Post.objects.count() == 1


def test_without_scripts_a_second_submit_of_a_message_is_told_kindly(visit, scene):
    """Two windows show the same draft; the second click finds it submitted already."""
    post = scene.draft(scene.official_account())
    first = visit(scene.budi, javascript=False).open(f"/pesan/{post.pk}/")
    second = visit(scene.budi, javascript=False).open(f"/pesan/{post.pk}/")
    for window in (first, second):
        window.press("Ajukan ke pejabat").confirm_all()
    first.press("Ajukan ke pejabat").sees("Menunggu")
    second.press("Ajukan ke pejabat")
    expect(second.main).to_contain_text("Muat ulang")
    post.refresh_from_db()
    assert (post.status, post.versions.count()) == ("menunggu", 1)
