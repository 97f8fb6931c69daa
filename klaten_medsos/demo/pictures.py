"""Pictures and a paper of the demo, drawn when it is loaded: nothing foreign is shipped."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

SIZE = (1080, 1080)
INK, PAPER = "#16302b", "#f7f5ef"


def _upload(picture, name) -> SimpleUploadedFile:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def _sky(top, bottom):
    """A sheet that runs from one colour to another."""
    column = Image.new("RGB", (1, 2))
    column.putpixel((0, 0), top)
    column.putpixel((0, 1), bottom)
    return column.resize(SIZE, Image.Resampling.BILINEAR)


def spring() -> SimpleUploadedFile:
    """A clear spring between trees, with a wooden path."""
    picture = _sky((196, 226, 232), (238, 244, 226))
    draw = ImageDraw.Draw(picture)
    for place in range(9):
        left = place * 130 - 60
        draw.ellipse((left, 260 - place % 3 * 40, left + 210, 520), fill=(58 + place * 4, 120, 84))
        draw.rectangle((left + 95, 480, left + 115, 600), fill="#5b4636")
    draw.ellipse((90, 560, 990, 980), fill="#2f8f9d")
    for ring in range(5):
        draw.ellipse(
            (200 + ring * 60, 620 + ring * 30, 880 - ring * 60, 920 - ring * 30), outline="#a6dbe0", width=5
        )
    draw.polygon(((470, 1080), (610, 1080), (560, 760), (520, 760)), fill="#8a6a4a")
    for step in range(8):
        draw.line(
            (474 + step * 6, 1060 - step * 40, 606 - step * 6, 1060 - step * 40), fill="#5b4636", width=6
        )
    return _upload(picture, "umbul-pagi.png")


def weaving() -> SimpleUploadedFile:
    """The stripes of a lurik cloth, close by."""
    picture = Image.new("RGB", SIZE, "#2b2f4a")
    draw = ImageDraw.Draw(picture)
    colours = ("#c9a35b", "#8f3b3b", "#e6dcc3", "#3d5a6c", "#1d2036")
    for place in range(0, SIZE[0], 36):
        width = (8, 22, 12, 30, 6)[place // 36 % 5]
        draw.rectangle((place, 0, place + width, SIZE[1]), fill=colours[place // 36 % 5])
    for row in range(0, SIZE[1], 12):
        draw.line((0, row, SIZE[0], row), fill="#2b2f4a", width=2)
    return _upload(picture, "lurik.png")


def notice(heading: str, lines, name: str) -> SimpleUploadedFile:
    """An announcement with a heading and a few lines."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, SIZE[0], 250), fill=INK)
    draw.multiline_text((70, 70), heading, font=ImageFont.load_default(64), fill=PAPER, spacing=18)
    for place, line in enumerate(lines):
        top = 330 + place * 165
        draw.rounded_rectangle((70, top, 1010, top + 130), 24, fill="#e3ece6")
        draw.ellipse((100, top + 30, 170, top + 100), fill="#2f6f5e")
        draw.text((122, top + 40), str(place + 1), font=ImageFont.load_default(44), fill=PAPER)
        draw.text((205, top + 42), line, font=ImageFont.load_default(40), fill=INK)
    return _upload(picture, name)


def road() -> SimpleUploadedFile:
    """A road under repair: cones before a lane that is being paved."""
    picture = _sky((214, 222, 230), (242, 236, 222))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 560, 1080, 1080), fill="#7c8f5f")
    draw.polygon(((300, 1080), (780, 1080), (590, 480), (490, 480)), fill="#4b4f54")
    draw.polygon(((300, 1080), (520, 1080), (535, 480), (490, 480)), fill="#2d3033")
    for step in range(6):
        top = 500 + step * 95
        draw.polygon(
            ((538, top), (546 + step * 2, top), (552 + step * 4, top + 50), (536, top + 50)), fill="#f2f2f2"
        )
    for place, size in ((250, 1.4), (360, 1.0), (430, 0.7)):
        base = 1080 - (place - 250) * 2
        tall = int(170 * size)
        draw.polygon(
            ((place, base), (place + tall // 2, base), (place + tall // 4, base - tall)), fill="#d9622b"
        )
        draw.line(
            (place + tall // 8, base - tall // 2, place + tall * 3 // 8, base - tall // 2),
            fill="#fff",
            width=10,
        )
    return _upload(picture, "perbaikan-jalan.png")


def leaflet(heading: str, lines, name: str) -> SimpleUploadedFile:
    """A PDF of one page with real, selectable words."""
    words = [f"BT /F1 22 Tf 60 760 Td ({_told(heading)}) Tj ET"]
    words += [
        f"BT /F1 13 Tf 60 {720 - 26 * place} Td ({_told(line)}) Tj ET" for place, line in enumerate(lines)
    ]
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream("\n".join(words).encode("latin-1", "replace"))
        pdf.Root.Lang = "id-ID"
        pdf.save(out, deterministic_id=True)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


def _told(text) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
