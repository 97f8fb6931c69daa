"""What template authors rely on: tags, forms, the frame's navigation, and error pages that always render."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory, SimpleTestCase, override_settings
from django.test.utils import override_script_prefix
from django.urls import NoReverseMatch, path, reverse

from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.forms import MAX_TEXT, PortalForm
from klaten_medsos.frame import Entry, Frame
from klaten_medsos.regulation import Citation
from klaten_medsos.templatetags.portal import ALIASES, ICONS, TONES, pasal_anchor
from klaten_medsos.workflow import TONES as FLOW_TONES


def render(source, query="", **context):
    request = RequestFactory().get(f"/daftar/{query}")
    return Template(source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("citation", "anchor"),
    [
        ("Pasal 12", "pasal-12"),
        ("Pasal 12 huruf a", "pasal-12-a"),
        ("Pasal 19 ayat (3) huruf c", "pasal-19-3-c"),
        ("Pasal 10 huruf e sampai i", "pasal-10"),
        (Citation(20), "pasal-20"),
        ("Pasal 1 angka 12", "pasal-1-12"),
        ("UU 14/2008", ""),
    ],
)
def test_a_citation_becomes_the_anchor_of_its_text(citation, anchor):
    assert pasal_anchor(citation) == anchor


def test_every_tone_of_a_workflow_has_a_pill_with_an_icon():
    assert set(TONES) == set(FLOW_TONES)
    assert set(TONES.values()) | set(ALIASES.values()) <= ICONS


def test_a_pill_says_its_state_in_words_and_survives_unknown_names():
    html = render("{% pill state %}", state=SimpleNamespace(label="<Baru>", tone="warning", icon="tak-ada"))
    assert 'class="pill warning"' in html
    assert "&lt;Baru&gt;" in html
    assert f"#{TONES['warning']}" in html
    assert 'class="pill neutral"' in render('{% pill "Aneh" tone="pelangi" %}')


def test_what_is_not_known_is_never_zero():
    html = render(
        "{{ none|number }} {{ zero|number }} {{ none|date_id }} {{ empty|missing }}", none=None, zero=0
    )
    assert html.count("data tidak ada") == 3
    assert " 0 " in html


def test_dates_are_indonesian_and_machine_readable():
    html = render("{% when day %}", day=dt.date(2026, 12, 31))
    assert html == '<time datetime="2026-12-31">31 Desember 2026</time>'
    moment = dt.datetime(2026, 12, 31, 17, 30, tzinfo=dt.UTC)
    assert 'datetime="2027-01-01T00:30+07:00"' in render("{% when at %}", at=moment)


def test_only_three_digits_of_a_nip_are_shown():
    html = render("{{ nip|mask_nip }}", nip="19850101 201001 1 123")
    assert html == "•••• 123"


def test_sorting_keeps_filters_and_starts_paging_anew():
    tag = '{% sort_header "Judul" "judul" %}'
    html = render(tag, "?tahun=2026&halaman=4&urut=judul")
    assert 'aria-sort="ascending"' in html
    assert 'href="?tahun=2026&amp;urut=-judul"' in html
    assert 'aria-sort="none"' in render(tag)


def test_paging_keeps_filters_and_names_the_total():
    html = render("{% portal_pagination page %}", "?q=air+bersih", page=Paginator(range(1250), 50).page(2))
    assert "51–100 dari 1.250 baris" in html
    assert 'href="?q=air+bersih&amp;halaman=3"' in html
    assert 'aria-current="page">2<' in html


class LetterForm(PortalForm):
    pasal = {"text": "Pasal 12"}
    text = forms.CharField(label="Naskah", help_text="Satu kalimat.", widget=forms.Textarea)
    source = forms.CharField(label="Sumber", required=False)


def test_a_field_ties_help_error_and_input_together():
    html = LetterForm({"text": ""}).render()
    assert 'aria-describedby="id_text_helptext id_text_error"' in html
    assert 'id="id_text_helptext"' in html
    assert 'id="id_text_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<a href="#id_text">Naskah</a>' in html
    assert html.count("(opsional)") == 1
    assert "Pasal 12" in html


def test_a_valid_form_shows_no_summary():
    assert "error-summary" not in LetterForm({"text": "Jadwal vaksin"}).render()


def test_a_refusal_can_be_shown_beside_its_field():
    form = LetterForm({"text": "Jadwal vaksin"})
    assert form.is_valid()
    form.add_refusal(RuleBroken("Sumber belum disebut.", fix="Isi sumbernya.", citation="Pasal 1"), "source")
    form.add_refusal(RuleBroken("SOP belum berlaku."), "tidak_ada")
    assert "Sumber belum disebut. Isi sumbernya. Dasar: Pasal 1" in str(form.errors["source"])
    assert "SOP belum berlaku." in form.non_field_errors()


@pytest.mark.parametrize(("text", "why"), [("a\0b", "NUL"), ("x" * (MAX_TEXT + 1), "terlalu panjang")])
def test_no_form_takes_what_nobody_types(text, why):
    form = LetterForm({"text": text})
    assert not form.is_valid()
    assert why in form.errors["text"][0]
    assert LetterForm({"text": "x" * MAX_TEXT}).is_valid()


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 429, 500, 503])
def test_error_pages_need_nothing_but_themselves(status):
    html = render_to_string(f"errors/{status}.html", {"request_id": "a1b2c3"})
    assert '<html lang="id">' in html
    assert f"Galat {status}" in html
    assert "a1b2c3" in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_djangos_own_error_names_wear_the_same_page(status):
    assert render_to_string(f"{status}.html") == render_to_string(f"errors/{status}.html")


def _page(request):
    raise AssertionError("never called")


urlpatterns = [path("beranda/", _page, name="home")]


@override_settings(ROOT_URLCONF=__name__)
class FrameTests(SimpleTestCase):
    """The navigation offers only what is served."""

    def test_addresses_that_are_not_served_are_left_out(self):
        frame = Frame(self._request(is_authenticated=True))
        assert [(entry.label, entry.url) for entry in frame.nav] == [("Beranda", "/beranda/")]
        assert frame.places == {"home": "/beranda/"}

    def test_citizens_get_no_workplace(self):
        frame = Frame(self._request(is_authenticated=False))
        assert (frame.nav, frame.person, frame.unread) == ([], None, 0)

    def test_no_view_hides_the_frame_by_using_one_of_its_names(self):
        request = self._request(is_authenticated=True)
        names = dict.fromkeys(
            ("frame", "places", "nav", "person", "unread_notices", "request"), "milik halaman"
        )
        page = Template("{% frame as frame %}{{ frame.places.home }} {{ places }}").render(
            RequestContext(request, names)
        )
        assert page == "/beranda/ milik halaman"

    def _request(self, *, is_authenticated):
        request = RequestFactory().get("/beranda/")
        request.user = SimpleNamespace(is_authenticated=is_authenticated, is_staff=True)
        return request

    def test_a_page_is_named_by_where_the_portal_is_mounted_and_what_it_serves_now(self):
        assert render('{% url "home" %}') == "/beranda/"
        with override_script_prefix("/medsos/"):
            assert (
                render('{% url "home" %}{% url "home" as there %} {{ there }}')
                == "/medsos/beranda/ /medsos/beranda/"
            )
        with override_settings(ROOT_URLCONF="klaten_medsos.urls"):
            assert render('{% url "home" %}') == reverse("home", urlconf="klaten_medsos.urls")
        assert render('{% url "home" %}{% url "posts:list" as none %}[{{ none }}]') == "/beranda/[]"
        with self.assertRaises(NoReverseMatch):
            render('{% url "posts:list" %}')


def test_the_entries_of_a_navigation_say_where_one_is_and_escape_their_words():
    here, there = (
        Entry("Pesan <b>", "/pesan/?a&b", "post", active=True),
        Entry("Meja", "/meja/", "desk", extra=True),
    )
    html = render("{% nav_entries entries %}", entries=[here, there])
    assert '<li><a href="/pesan/?a&amp;b" aria-current="page">' in html
    assert "<span>Pesan &lt;b&gt;</span>" in html
    assert '<li class="extra"><a href="/meja/"><svg' in html
    assert render("{% foot_entries entries %}", entries=[there]) == '<li><a href="/meja/">Meja</a></li>'
