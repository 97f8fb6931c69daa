"""What an officer carries from the portal to each account: texts, files, and a line for WhatsApp groups."""

import io
import zipfile

from posts.wording import wordings_of

MOST_BYTES = 60 * 1024 * 1024
NAMES = {"jpg": "gambar", "png": "gambar", "mp4": "video", "pdf": "dokumen"}


def whatsapp_text(content, publications) -> str:
    """Ready for a group: the text word for word and where it came out; the working title stays in the portal."""
    links = "\n".join(f"{proof.account.platform_label}: {proof.url}" for proof in publications)
    ending = f"\n\n{links}" if links else ""
    return f"{content['text']}{ending}"


def attached_to(post, content) -> list:
    """``(Media, what the version says of it)`` in the order of the version."""
    said = {each["id"]: each for each in content.get("media", ())}
    found = {media.pk: media for media in post.media.filter(pk__in=said)}
    return [(found[pk], each) for pk, each in said.items() if pk in found]


def too_large(attached) -> bool:
    """Whether the files are better fetched one by one."""
    return sum(media.size for media, _ in attached) > MOST_BYTES


def zip_of(content, attached, whatsapp) -> bytes:
    """Texts as UTF-8 files (one per account), the files under plain names, and their alternative texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for place, wording in enumerate(wordings_of(content), start=1):
            words = f"{wording.title}\n\n{wording.text}" if wording.title else wording.text
            archive.writestr(f"teks-{place:02d}-{wording.platform}.txt", words)
        archive.writestr("teks-whatsapp.txt", whatsapp)
        lines = []
        for place, (media, said) in enumerate(attached, start=1):
            suffix = media.file.name.rpartition(".")[2]
            name = f"{place:02d}-{NAMES.get(suffix, 'berkas')}.{suffix}"
            with media.file.open("rb") as content_of_file:
                archive.writestr(name, content_of_file.read())
            lines.append(
                f"{name}\nTeks alternatif: {said['alt'] or '-'}\nKeterangan: {said['caption'] or '-'}\n"
            )
        if lines:
            archive.writestr("teks-alternatif.txt", "\n".join(lines))
    return out.getvalue()
