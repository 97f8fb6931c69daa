"""Slow links and hasty fingers: nothing weighs too much or happens twice."""

from playwright.sync_api import expect

from posts.models import Post
from tests.browser.scene import TEXT

LARGEST_FIRST_PAGE = 150 * 1024
# the page and all it fetched, before any compression: what really travels is less
WEIGHT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, one) => sum + one.decodedBodySize, 0)"""


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
