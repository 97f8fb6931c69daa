"""The page-setter: fetches nothing, prints the same bytes every time, passes the archive's and access rules."""

import ast
import hashlib
import os
import re
import subprocess
import sys
import unicodedata
import zlib
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from django.conf import settings

from klaten_medsos import pdf, pdf_fonts
from klaten_medsos.pdf_text import LONGEST, clean_text, printable

HEAD = (
    '<!doctype html><html lang="id"><head><meta charset="utf-8"><link rel="stylesheet" href="portal:pdf.css">'
)
CALM = (
    HEAD + "<title>x</title></head><body><main><h1>Judul</h1><h2>Bagian</h2><p>Isi.</p></main></body></html>"
)
PROFILES = [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1]
VECTORS = [
    '<img alt="" src="{}">',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
    "<style>@import url('{}');</style>",
    "<style>body {{ background: url('{}') }}</style>",
    "<style>@font-face {{ font-family: F; src: url('{}') }} p {{ font-family: F }}</style>",
    "<style>p::before {{ content: url('{}') }}</style>",
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    '<ul style="list-style-image:url({})"><li>x</li></ul>',
]


def failures(data, profile):
    return [(f.rule_id, f.message) for f in page.validate_pdf_bytes(data, profile=profile).failures]


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_is_read_from_disk_or_network(vector, tmp_path, monkeypatch):
    secret = tmp_path / "rahasia.txt"
    secret.write_text("canary-5c1f")
    asked = []
    monkeypatch.setattr("socket.socket.connect", lambda *a: asked.append(a))
    monkeypatch.setattr("urllib.request.FileHandler.file_open", lambda *a: asked.append(a))
    for address in (secret.as_uri(), "http://127.0.0.1:9/x", "data:text/plain,canary-5c1f"):
        body = CALM.replace("<p>Isi.</p>", "<p>Isi.</p>" + vector.format(address))
        data = pdf.render(body, title="Uji")
        with pikepdf.open(BytesIO(data)) as made:
            assert not made.attachments
            streams = b"".join(
                o.read_bytes() for o in made.objects if isinstance(o, pikepdf.Stream) and _plain(o)
            )
        assert b"canary-5c1f" not in streams
    assert asked == []


def _plain(stream):
    return stream.get("/Filter") in (None, pikepdf.Name.FlateDecode)


def test_the_same_vectors_do_fetch_where_the_guard_is_missing(tmp_path, monkeypatch):
    """The harness is worth something: without our fetcher the file is read."""
    from weasyprint import HTML

    asked = []
    real = HTML.__init__.__globals__["URLFetcher"].fetch
    monkeypatch.setattr(
        "weasyprint.urls.URLFetcher.fetch", lambda s, u, h=None: asked.append(u) or real(s, u, h)
    )
    secret = tmp_path / "x.png"
    secret.write_bytes(b"")
    HTML(string=f'<img src="{secret.as_uri()}">').write_pdf()
    assert asked


def test_only_one_place_calls_the_page_setter():
    """AST gate: HTML(...) of weasyprint appears in pdf.py alone (T15)."""
    found = []
    for path in Path(settings.BASE_DIR).rglob("*.py"):
        parts = path.relative_to(settings.BASE_DIR).parts
        if parts[0].startswith((".", "var")) or "tests" in parts or parts[0] in ("bench", "tests"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("weasyprint"):
                found.append("/".join(parts))
    assert set(found) == {"klaten_medsos/pdf.py"}


@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_what_comes_out_is_archival_and_accessible(profile):
    assert failures(pdf.render(CALM, title="Judul dokumen"), profile) == []


def test_the_checker_would_see_an_untagged_document():
    from weasyprint import HTML

    assert failures(HTML(string=CALM).write_pdf(), page.ValidationProfile.PDF_UA_1)


def test_it_says_its_language_its_title_and_its_parts():
    with pikepdf.open(BytesIO(pdf.render(CALM, title="Laporan Dinkes"))) as made:
        assert made.Root.Lang == "id"
        assert made.docinfo["/Title"] == "Laporan Dinkes"
        with made.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Judul"]
            assert [item.title for item in outline.root[0].children] == ["Bagian"]
        assert "/Filter" not in made.Root.Metadata
        assert b"<dc:title>" in made.Root.Metadata.read_bytes()


def test_the_same_input_gives_the_same_bytes_in_processes_with_other_hash_seeds():
    script = (
        "import hashlib, sys, django; django.setup(); from klaten_medsos import pdf;"
        "print(hashlib.sha256(pdf.render(sys.stdin.read(), title='Uji')).hexdigest())"
    )
    seen = {hashlib.sha256(pdf.render(CALM, title="Uji")).hexdigest()}
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", script], input=CALM, capture_output=True, text=True, check=True,
            cwd=settings.BASE_DIR,
            env=os.environ | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "klaten_medsos.settings_test"},
        )  # fmt: skip
        seen.add(done.stdout.strip())
    assert len(seen) == 1


def test_no_stream_ends_where_its_length_would_seem_wrong():
    """By chance one in 256 streams does: of these small documents several would, were it not prevented."""
    texts = [CALM.replace("Isi.", f"Isi {number}.") for number in range(25)]
    assert not any(b"\r\nendstream" in pdf.render(text, title="Uji") for text in texts)


def test_a_stream_with_such_an_end_is_left_uncompressed():
    import pydyf

    class Document:
        pass

    awkward = next(n for n in range(1, 300) if zlib.compress(b"a" * n, 9).endswith(b"\r"))
    made = pydyf.PDF()
    metadata = pydyf.Stream([b"<rdf:RDF></rdf:RDF>"], {}, True)
    streams = [pydyf.Stream([b"a" * length], {}, True) for length in (awkward, 1)]
    for thing in (metadata, *streams):
        made.add_object(thing)
    made.catalog["Metadata"] = metadata.reference
    pdf._finish(Document(), made)
    assert [stream.compress for stream in streams] == [False, True]


def test_a_text_without_end_is_refused_before_it_costs_anything():
    with pytest.raises(pdf.RenderingFailed):
        pdf.render("x" * (pdf.LONGEST_HTML + 1), title="Uji")


def test_nesting_without_end_is_a_clear_failure():
    with pytest.raises(pdf.RenderingFailed):
        pdf.render(CALM.replace("<p>Isi.</p>", "<div>" * 3000), title="Uji")


# --- Text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("NUL\x00 dan bel\x07", "NUL dan bel"),
        ("baris\r\nbaru\tdan tab", "baris\r\nbaru\tdan tab"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\ufeffawal", "awal"),
        ("e\u0301", "é"),
        ("\ud800patah", "patah"),
        ("biasa saja", "biasa saja"),
        ("keluarga 👨\u200d👩\u200d👧", "keluarga 👨\u200d👩\u200d👧"),
        ("ꦲꦏ꧀ꦱꦫꦗꦮ", "ꦲꦏ꧀ꦱꦫꦗꦮ"),
    ],
)
def test_harmless_text_stays_and_the_rest_falls_away(given, kept):
    assert clean_text(given) == kept


@pytest.mark.parametrize("mark", ["\u0301", "\u0301\u200d", "\u0489"])
def test_at_most_eight_marks_stand_on_one_letter(mark):
    cleaned = clean_text("x" + mark * 5000 + "y")
    runs = re.findall(r"[^xy]+", cleaned)
    assert len(runs) == 1 and len(runs[0]) == 8
    assert all(unicodedata.category(letter) in ("Mn", "Me", "Cf") for letter in runs[0])


def test_text_is_cut_at_its_limit_and_says_so():
    assert clean_text("a" * (LONGEST + 5)) == "a" * (LONGEST - 1) + "…"
    assert clean_text("a" * LONGEST) == "a" * LONGEST


def test_letters_no_font_holds_are_replaced_everywhere_in_a_content():
    unknown = "\U000e0fff"
    assert not pdf_fonts.can_draw(unknown)
    assert printable({"a": [f"x{unknown}", 3, None]}) == {"a": [f"x{pdf_fonts.UNDRAWN}", 3, None]}
    assert pdf_fonts.can_draw("é") and pdf_fonts.can_draw(pdf_fonts.UNDRAWN)


# --- The machine ----------------------------------------------------------------------------------


def test_this_machine_can_print():
    assert pdf.check_pdf_engine(None) == []


@pytest.mark.parametrize("lost", ["families", "library"])
def test_a_machine_that_cannot_print_is_refused_with_the_cure(lost, monkeypatch):
    if lost == "families":
        monkeypatch.setattr(pdf_fonts, "installed_families", frozenset)
    else:
        monkeypatch.setattr(pdf_fonts, "LIBRARIES", ("libpango-not-there.so.0",))
    (problem,) = pdf.check_pdf_engine(None)
    assert problem.is_serious()
    assert "bin/setup" in problem.hint
