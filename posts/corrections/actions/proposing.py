"""What a correction proposes: words, facts and files, storable and other than what is out."""

from dataclasses import dataclass

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RELOAD, RuleBroken, StateChanged
from posts import rules
from posts.actions.media import NewFile, check_room, media_words, read_file
from posts.corrections.words import FACTS, corrected
from posts.versions import WORDS, content_hash, said_of


@dataclass(frozen=True)
class Proposal:
    """The proposed content; a file that came with it stands in ``media`` until it is kept."""

    base: dict
    words: dict
    own_texts: dict
    media: list

    @property
    def brings_files(self) -> bool:
        return any(isinstance(each, NewFile) for each in self.media)

    def says_the_same_as(self, content: dict) -> bool:
        return not self.brings_files and content_hash(self.content()) == content_hash(content)

    def content(self, media=None) -> dict:
        return corrected(self.base, self.words, self.own_texts, self.media if media is None else media)

    def keep(self, post, by, at) -> dict:
        """Keep the files that came with it and give the content of the new version."""
        entries = []
        for place, each in enumerate(self.media, start=1):
            if isinstance(each, NewFile):
                media = each.keep(place, is_offered=True)
                record(
                    Event.CORRECTION_MEDIA, on=post, by=by, at=at, media=str(media), sha256=media.sha256
                )  # fmt: skip
                each = said_of(media)
            entries.append(each)
        return self.content(entries)


def read_files(post, media, files, *, by, at):
    """Clean what was uploaded, before any row is locked: ``({pk of the file replaced: NewFile}, [NewFile])``."""
    replaced = {
        old.pk: read_file(
            post, given["replacement"], by=by, at=at, alt=given.get("alt", old.alt),
            caption=given.get("caption", old.caption),
        )
        for old, given in (media or {}).items()
        if given.get("replacement") and not given.get("remove")
    }  # fmt: skip
    return replaced, [read_file(post, by=by, at=at, **given) for given in files]


def propose(post, published, *, text, own_texts, facts, media, replaced, added, was=None) -> Proposal:
    """The content proposed, compared with ``published``; ``was``: the proposal so far.

    What is ``None`` stays as it was. Raises ``Incomplete``, ``RuleBroken`` (also when nothing would change),
    ``StateChanged`` when a file is no longer there.
    """
    base = was or published
    if unknown := set(facts or ()) - set(FACTS):
        raise TypeError(f"correction: unknown fields {sorted(unknown)}")
    words = rules.tidy({"text": text, **{name: base[name] for name in FACTS}, **(facts or {})})
    rules.check_draft({name: base[name] for name in WORDS} | words)
    if not words["text"]:
        raise RuleBroken("Teks koreksi kosong.", fix="Tulis teks yang benar.", citation="Pasal 4 huruf a")
    proposal = Proposal(
        published,
        {name: str(value) for name, value in words.items()},
        _own_texts(post, published, base, own_texts),
        _media(base.get("media", ()), media or {}, replaced, added),
    )
    if proposal.says_the_same_as(published):
        raise RuleBroken(
            "Koreksi ini sama dengan yang sudah terbit.", fix="Ubah bagian yang keliru, lalu simpan."
        )
    return proposal


def _own_texts(post, published, base, own_texts):
    if own_texts is None:
        return {
            each["key"]: (each["name"], each["title"], each["text"]) for each in base.get("own_texts", ())
        }
    rules.check_own_texts(own_texts, post.accounts.all())
    names = {account["key"]: account["name"] for account in published["accounts"]}
    tidied = {
        account.key: rules.tidy({"title": "", "text": "", **said}) for account, said in own_texts.items()
    }
    return {key: (names[key], said["title"], said["text"]) for key, said in tidied.items() if key in names}


def _media(there, media, replaced, added) -> list:
    """The entries in their order: described anew, replaced, taken out; what is new stands last."""
    given = {each.pk: row for each, row in media.items()}
    if set(given) - {said["id"] for said in there}:
        raise StateChanged("Berkas ini tidak ada lagi pada pesan.", fix=RELOAD)
    placed = []
    for number, said in enumerate(there, start=1):
        row = given.get(said["id"], {})
        if not row.get("remove"):
            words = media_words(alt=row.get("alt", said["alt"]), caption=row.get("caption", said["caption"]))
            placed.append((row.get("position") or number, number, replaced.get(said["id"], said | words)))
    kept = [each for *_, each in sorted(placed, key=lambda one: one[:2])]
    for new in [*replaced.values(), *added]:
        others = [_fingerprint(each) for each in kept if each is not new]
        check_room(others, new)
        if new not in kept:
            kept.append(new)
    return kept


def _fingerprint(entry) -> str:
    return entry.media.sha256 if isinstance(entry, NewFile) else entry["sha256"]
