"""Which text goes to which account, read from the content of a version. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """What one target account gets: its own text where there is one, the common text otherwise."""

    key: str
    name: str
    title: str
    text: str
    is_own: bool

    @property
    def platform(self) -> str:
        return self.key.partition(":")[0]


def wordings_of(content: dict) -> list[Wording]:
    """The text of each target account of a version, in the order of the accounts."""
    own = {each["key"]: each for each in content.get("own_texts", ())}
    return [
        Wording(
            account["key"], account["name"], own.get(account["key"], {}).get("title", ""),
            own.get(account["key"], {}).get("text") or content["text"],
            bool(own.get(account["key"], {}).get("text")),
        )
        for account in content["accounts"]
    ]  # fmt: skip


def texts_of(content: dict) -> list[tuple[str, str, str]]:
    """Each different text of a version once: (key of the account or "", name, text); the common text first."""
    texts = [("", "Isi pesan", content["text"])]
    return texts + [
        (own["key"], own["name"], own["text"]) for own in content.get("own_texts", ()) if own["text"]
    ]
