"""What must hold for any text at all."""

import random
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accounts.platforms import PLATFORMS, Outcome, Verdict, resolve
from accounts.platforms.routing import ATLAS

from .cases import hosts, register, rows

INPUTS = [case["input"] for name in ("url-cases-dev.csv", "url-cases-more.csv") for case in rows(name)]
OFFICIAL = [text for text in INPUTS if register().verify(text).verdict is Verdict.OFFICIAL]
KNOWN_HOSTS = sorted(ATLAS.exact)
WIKIS = {"wikipedia", "mediawiki"}

pieces = st.sampled_from(
    "https:// http:// @ / // ? & = # #! %2F %40 %00 %2e%2e .. . : :443 :8080 \\ \u200b \u202e \ud800 а і ẞ ｉ K\u0130"
    " xn-- xn--a \n \t IG: FB x r/ u/ @a@b.c did:plc: at:// tg://resolve?domain= acct: spotify:show: profile.php?id="
    " people/ 1s0x1:0x2 ChIJ index.php?title=Pengguna: l.php?u= url?q= bit.ly instagram.com t.me go.id 127.0.0.1"
    " [::1] dishub_misalklaten 100071122334455".split(" ")
)
messy = st.lists(st.one_of(pieces, st.sampled_from(KNOWN_HOSTS), st.text(max_size=6)), max_size=9).map(
    "".join
)
pasted = st.one_of(st.text(), messy, st.sampled_from(INPUTS))


@settings(max_examples=400, deadline=None)
@given(pasted)
@example("")
@example("\x00")
@example("https://xn--a.com/")
@example("https://" + "a" * 5000)
@example("١٢٣٤٥٦٧٨٩٠")
@example("https://①②.com")
@example("wa: ٠٨٥٧٠٠٠٠١١١١")
def test_no_text_raises_and_every_answer_is_well_formed(text):
    answer = register().verify(text)
    address = answer.address
    assert isinstance(address.outcome, Outcome)
    assert isinstance(answer.verdict, Verdict)
    assert answer.explanation and answer.status
    assert (address.key is None) == (address.handle is None) == (address.canonical_url is None)
    if address.key:
        assert address.outcome in (Outcome.ACCOUNT, Outcome.POST_UNPROVEN)
        assert address.key == f"{address.platform}:{address.handle}"
        assert address.platform in PLATFORMS
        assert address.canonical_url.isascii()
        assert re.fullmatch(r"https://[a-z0-9._-]+(?:/\S*)?", address.canonical_url)
        assert not re.search(r"""[\s"'<>\\^`{|}]""", address.canonical_url.replace("'", ""))
        if address.platform not in WIKIS:
            assert re.fullmatch(r"[A-Za-z0-9@+:._/&' -]+", address.handle)


@settings(max_examples=400, deadline=None)
@given(pasted)
def test_the_canonical_address_is_a_fixed_point(text):
    address = resolve(text, hosts())
    if address.canonical_url is None:
        return
    declared = dict(hosts())
    if address.platform == "mastodon":
        # Any server may be written as @name@server; its plain address needs the declaration.
        declared[address.handle.rpartition("@")[2]] = "mastodon"
    again = resolve(address.canonical_url, declared)
    assert (again.key, again.canonical_url) == (address.key, address.canonical_url)
    assert again.outcome is Outcome.ACCOUNT


@settings(max_examples=400, deadline=None)
@given(
    pasted,
    st.sampled_from(["", " ", "\n", "\u200b", "(", '"']),
    st.sampled_from(["", " ", ".", ",", ")", '"', "\u200f"]),
)
def test_wrapping_does_not_change_what_a_web_address_means(text, before, after):
    address = resolve(text, hosts())
    if not address.canonical_url or address.platform == "mastodon":
        return
    assert resolve(f"{before}{address.canonical_url}{after}", hosts()).key == address.key


def _changed(handle: str, rng: random.Random) -> str:
    at = rng.randrange(len(handle))
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz0123456789-_.іаоеΑ%2F@/:")
    return rng.choice(
        [
            handle[:at] + handle[at + 1 :],
            handle[:at] + letter + handle[at + 1 :],
            handle[:at] + letter + handle[at:],
            handle + letter,
            letter + handle,
            handle.swapcase(),
            handle[::-1],
        ]
    )


@pytest.mark.parametrize("entry", register().entries, ids=lambda entry: entry.id)
def test_a_changed_handle_is_never_official_unless_the_platform_calls_it_the_same(entry):
    """The hard gate. Whatever is called official must carry a key the register holds, on its own platform."""
    rng = random.Random(entry.id)
    form, value = PLATFORMS[entry.platform].take_apart(entry.handle)
    mine = {f"{entry.platform}:{name}" for name in (entry.handle, *entry.aliases)}
    for _ in range(100):
        changed = _changed(value, rng)
        text = entry.canonical_url.replace(value.replace(" ", "_"), changed.replace(" ", "_"))
        if text == entry.canonical_url:
            continue
        answer = register().verify(text)
        if answer.verdict is not Verdict.OFFICIAL:
            continue
        assert answer.address.key in mine
        same = form.normalise(changed.partition("/")[0].partition("?")[0]) == value
        www = entry.platform == "website" and changed.removeprefix("www.").rstrip(".") == value
        # What follows "/" or "#" leaves the account itself as it is.
        assert same or www or changed.rstrip("/.%:@").startswith(value) or changed.strip("./@_-:") == value, (
            changed
        )


@pytest.mark.parametrize("text", OFFICIAL[:60])
def test_an_official_address_on_a_foreign_host_is_never_official(text):
    address = resolve(text, hosts())
    for host in (
        "evil.example",
        "xinstagram.com",
        "instagram.com.evil.example",
        "t.me.example",
        "fb.com-id.example",
    ):
        path = re.sub(r"^https://[^/]+", "", address.canonical_url)
        assert register().verify(f"https://{host}{path}").verdict is not Verdict.OFFICIAL
        assert register().verify(
            f"https://{address.canonical_url[8:].partition('/')[0]}@{host}{path}"
        ).verdict is (Verdict.INVALID)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(OFFICIAL), st.data())
def test_case_of_the_host_and_tracking_never_change_the_answer(text, data):
    canonical = resolve(text, hosts()).canonical_url
    host, slash, path = canonical.removeprefix("https://").partition("/")
    host = "".join(data.draw(st.sampled_from([c.lower(), c.upper()])) for c in host)
    joint = "&" if "?" in path else "?"
    tracked = f"https://{host}/{path}{joint}utm_source=wa&fbclid=abc#top"
    assert register().verify(tracked).verdict is Verdict.OFFICIAL


@pytest.mark.parametrize(
    "text",
    [
        "javascript:location='https://www.instagram.com/dishub_misalklaten'",
        "data:text/html,https://www.instagram.com/dishub_misalklaten",
        "  JavaScript: https://www.instagram.com/dishub_misalklaten",
        "intent://www.instagram.com/dishub_misalklaten#Intent;scheme=https;end",
        "Klik javascript:alert(1) atau https://www.instagram.com/dishub_misalklaten",
    ],
)
def test_code_is_never_official_though_an_honest_address_stands_inside_it(text):
    assert register().verify(text).verdict in (Verdict.INVALID, Verdict.AMBIGUOUS)


@pytest.mark.parametrize(
    "text", ["inſtagram: dishub_misalklaten", "ıg: dishub_misalklaten", "faceboo\u212a: dishubmisalklaten"]
)
def test_the_name_of_a_platform_in_foreign_letters_is_no_name(text):
    assert register().verify(text).verdict is Verdict.INVALID


@pytest.mark.parametrize(
    "text", ["https://x.com/@home", "https://www.facebook.com/logi.n", "facebook: pho.to.s"]
)
def test_a_page_of_the_platform_is_no_account_however_it_is_written(text):
    assert resolve(text).key is None


def test_www_before_a_federated_server_changes_nothing():
    for bare in ("https://mastodon.social/@misalklaten", "https://mstdn.jp/@misalklaten"):
        assert resolve(bare.replace("//", "//www.")).canonical_url == resolve(bare).canonical_url == bare
