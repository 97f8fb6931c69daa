"""One HEAD over a real socket: what each answer means, and that no trick leads the portal inside."""

import datetime
import ipaddress
import ssl
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from posts.links import knocking
from posts.links.guard import NotPublic, check_public, target_of
from posts.links.knocking import Network, knock
from posts.links.verdicts import Verdict
from posts.tests.links.servers import PUBLIC, network, raw, site

pytestmark = pytest.mark.domain
AGENT = "PortalMedsosKlaten/1.0 (pemeriksa tautan; +https://medsos.klatenkab.go.id/)"
PAGE = "http://situs.contoh.id/berita"


def ask(server, address=PAGE, **more):
    port = server if isinstance(server, int) else server.server_address[1]
    wire, resolved, dialled = network(port, **more)
    return knock(address, agent=AGENT, network=wire), resolved, dialled


def test_a_page_that_is_there_is_asked_once_by_head_and_introduced_without_cookie_or_referrer():
    with site({"/berita": (200, {"Set-Cookie": "jejak=1"})}) as server:
        answer, resolved, dialled = ask(server)
    assert answer == knocking.Answer(Verdict.REACHED, 200)
    assert (resolved, dialled) == (["situs.contoh.id"], [(PUBLIC, 80)])
    [(verb, path, headers)] = server.asked
    assert (verb, path) == ("HEAD", "/berita")
    assert headers == {
        "Host": "situs.contoh.id", "User-Agent": AGENT, "Accept": "*/*", "Connection": "close",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (200, Verdict.REACHED), (204, Verdict.REACHED), (404, Verdict.GONE), (410, Verdict.GONE),
        (401, Verdict.REFUSED), (403, Verdict.REFUSED), (451, Verdict.REFUSED), (429, Verdict.TEMPORARY),
        (500, Verdict.TEMPORARY), (503, Verdict.TEMPORARY),
    ],
)  # fmt: skip
def test_each_answer_of_a_site_has_one_meaning(status, verdict):
    with site({"/berita": (status, {})}) as server:
        answer, *_ = ask(server)
    assert (answer.verdict, answer.status) == (verdict, status)


@pytest.mark.parametrize("refusal", [405, 501, 403, 404])
def test_a_site_that_does_not_serve_head_is_asked_for_one_byte(refusal):
    with site({("HEAD", "/berita"): (refusal, {}), ("GET", "/berita"): (206, {})}) as server:
        answer, resolved, _ = ask(server)
    assert answer.verdict == Verdict.REACHED
    assert server.asked[1][2]["Range"] == "bytes=0-0"
    assert resolved == ["situs.contoh.id"]


def test_redirects_are_followed_and_each_hop_is_resolved_anew():
    pages = {"/berita": (301, {"Location": "http://lain.contoh.id/baru?x=1#isi"}), "/baru?x=1": (200, {})}
    with site(pages) as server:
        answer, resolved, _ = ask(server)
    assert answer.verdict == Verdict.REACHED
    assert resolved == ["situs.contoh.id", "lain.contoh.id"]


def test_a_redirect_that_never_ends_is_left_after_three():
    with site({"/berita": (302, {"Location": "/berita"})}) as server:
        answer, *_ = ask(server)
    assert answer == knocking.Answer(Verdict.LOOP, 302)
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1/", "http://10.0.0.7/admin", "http://169.254.169.254/latest/meta-data/", "//[::1]/",
        "http://dalam.contoh.id/", "http://situs.contoh.id:6379/", "file:///etc/passwd", "gopher://situs.contoh.id/",
        "ftp://situs.contoh.id/", "http://localhost/", "http://2130706433/", "http://petugas@lain.contoh.id/",
    ],
)  # fmt: skip
def test_a_redirect_inside_is_not_followed(onward):
    with site({"/berita": (302, {"Location": onward})}) as server:
        answer, _, dialled = ask(server, names={"dalam.contoh.id": ["192.168.1.10"]})
    assert answer == knocking.Answer(Verdict.UNKNOWN)
    assert dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://127.1/", "http://0/", "http://0.0.0.0/", "http://2130706433/",
        "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/",
        "http://127.0.0.1.", "http://10.1.2.3/", "http://172.16.0.1/", "http://192.168.0.1/", "http://100.64.0.1/",
        "http://169.254.169.254/", "http://192.0.2.1/", "http://198.18.0.1/", "http://224.0.0.1/",
        "http://240.0.0.1/", "http://255.255.255.255/", "http://[::1]/", "http://[::]/",
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/", "http://[::127.0.0.1]/", "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[ff02::1]/", "http://[2002:7f00:1::]/",
        "http://[64:ff9b::7f00:1]/", "http://[2001:0:7f00:1::80ff:fffe]/", "http://[2001:db8::1]/",
        "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://sub.localhost/", "http://router.local/",
        "http://basisdata.internal/", "http://intranet/", "http://rahasia.onion/", "http://１２７.０.０.１/",
        "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://situs.contoh.id:22/", "http://situs.contoh.id:443/",
        "https://situs.contoh.id:80/", "http://situs.contoh.id:8080/", "http://situs.contoh.id:99999/",
        "http://u:p@situs.contoh.id/", "http://situs.contoh.id@127.0.0.1/", "http://127.0.0.1\\@situs.contoh.id/",
        "http://127.0.0.1#@situs.contoh.id/", "http://situs.contoh.id /x", "http://situs.contoh.id/\r\nHost: x",
        "http://situs.contoh.id\x00/", "ftp://situs.contoh.id/", "file:///etc/passwd", "javascript:alert(1)",
        "http:///x", "http://", "http://[", "http://a..b.id/", "http://-x-.id\u2028/", "http://" + "a." * 200 + "id/",
    ],
)  # fmt: skip
def test_no_form_of_an_inner_address_is_ever_dialled(address):
    with site({"/": (200, {})}) as server:
        answer, resolved, dialled = ask(server, address)
    assert answer == knocking.Answer(Verdict.UNKNOWN)
    assert (resolved, dialled, server.asked) == ([], [], [])


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"], ["::1"], ["10.0.0.1"], ["::ffff:192.168.0.1"], ["169.254.169.254"], ["fe80::1%eth0"],
        ["fd00::1"], [PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], ["224.0.0.5"], ["0.0.0.0"], [],
    ],
)  # fmt: skip
def test_a_name_that_leads_inside_is_not_dialled_even_if_one_of_its_addresses_is_public(found):
    with site({"/berita": (200, {})}) as server:
        answer, _, dialled = ask(server, names={"situs.contoh.id": found})
    assert (answer, dialled) == (knocking.Answer(Verdict.UNKNOWN), [])


def test_a_name_that_changes_its_answer_gains_nothing():
    """DNS rebinding: public when looked at, inside a moment later. It is asked once, and that address is dialled."""
    turns = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]
    with site({("HEAD", "/berita"): (405, {}), ("GET", "/berita"): (200, {})}) as server:
        answer, resolved, dialled = ask(server, names={"situs.contoh.id": turns})
    assert answer.verdict == Verdict.REACHED
    assert (resolved, dialled) == (["situs.contoh.id"], [(PUBLIC, 80), (PUBLIC, 80)])


def test_a_redirect_to_the_same_name_is_guarded_by_its_new_answer():
    turns = [[PUBLIC], ["127.0.0.1"]]
    with site({"/berita": (302, {"Location": "/masuk"}), "/masuk": (200, {})}) as server:
        answer, _, dialled = ask(server, names={"situs.contoh.id": turns})
    assert (answer.verdict, dialled) == (Verdict.UNKNOWN, [(PUBLIC, 80)])


def test_the_real_resolver_reads_old_forms_of_inner_addresses_and_the_guard_still_refuses_them():
    with pytest.raises(NotPublic):
        target_of("http://0177.1/")
    for found in knocking.resolve("localhost", 80, 3):
        with pytest.raises(NotPublic):
            check_public(found)
    assert knock("http://localhost.localdomain/", agent=AGENT).verdict in (Verdict.UNKNOWN, Verdict.TEMPORARY)


def test_every_public_looking_address_outside_the_special_blocks_passes():
    for text in (PUBLIC, "8.8.8.8", "103.10.60.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"):
        check_public(text)
        assert ipaddress.ip_address(text).is_global


def test_a_site_left_alone_by_policy_is_not_asked_even_through_a_redirect():
    with site({"/berita": (302, {"Location": "http://platform.contoh.id/"}), "/": (200, {})}) as server:
        wire, resolved, _ = network(server.server_address[1])
        answer = knock(PAGE, agent=AGENT, network=wire, may_ask=lambda host: host != "platform.contoh.id")
    assert answer == knocking.Answer(Verdict.UNTESTED)
    assert resolved == ["situs.contoh.id"]


def quick(server, **more):
    begun = time.monotonic()
    answer, *_ = ask(server, **more)
    return answer, time.monotonic() - begun


def test_a_server_that_says_nothing_is_left_in_time():
    with raw(lambda connection, stop: stop.wait(10)) as port:
        answer, took = quick(port)
    assert answer == knocking.Answer(Verdict.TEMPORARY) and took < 2


def test_a_server_that_drips_a_byte_at_a_time_is_left_in_time():
    def drip(connection, stop):
        for char in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100:
            if stop.wait(0.1):
                return
            connection.sendall(bytes([char]))

    with raw(drip) as port:
        answer, took = quick(port)
    assert answer == knocking.Answer(Verdict.TEMPORARY) and took < 2


def test_a_head_without_end_is_cut_and_its_first_line_counts():
    sent = []

    def flood(connection, stop):
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while not stop.is_set():
            sent.append(connection.send(b"X-Besar: " + b"a" * 8000 + b"\r\n"))

    with raw(flood) as port:
        answer, took = quick(port)
    assert answer == knocking.Answer(Verdict.REACHED, 200) and took < 2


def test_a_body_without_end_is_not_read():
    def stream(connection, stop):
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 404 Tidak Ada\r\n\r\n" + b"a" * 65536)
        stop.wait(5)

    with raw(stream) as port:
        answer, took = quick(port)
    assert answer == knocking.Answer(Verdict.GONE, 404) and took < 2


@pytest.mark.parametrize(
    "said",
    [
        b"", b"\r\n\r\n", b"SSH-2.0-OpenSSH_9\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 999 X\r\n\r\n",
        b"HTTP/1.1\r\n\r\n", b"\x00\xff" * 40 + b"\r\n\r\n", b"HTTP/1.1 \xb2\xb2\xb2 X\r\n\r\n", b"-ERR unknown\r\n",
        b"HTTP/1.1 100 Lanjut\r\n\r\n" * 3,
    ],
)  # fmt: skip
def test_whatever_is_no_http_is_a_temporary_failure_and_never_an_error(said):
    def talk(connection, stop):
        connection.recv(4096)
        connection.sendall(said)

    with raw(talk) as port:
        assert quick(port)[0] == knocking.Answer(Verdict.TEMPORARY)


def test_an_interim_answer_is_not_the_answer():
    def talk(connection, stop):
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")

    with raw(talk) as port:
        assert quick(port)[0] == knocking.Answer(Verdict.REACHED, 200)


def test_a_closed_door_and_a_slow_or_unknown_name_are_told_apart():
    def refuse(*args):
        raise ConnectionRefusedError

    def unknown(*args):
        raise knocking.NoSuchName

    def slow(*args):
        raise TimeoutError

    def verdict(**edges):
        edges = {"resolve": lambda *args: [PUBLIC], "dial": refuse} | edges
        return knock(PAGE, agent=AGENT, network=Network(**edges)).verdict

    assert verdict() == Verdict.TEMPORARY
    assert verdict(resolve=unknown) == Verdict.UNKNOWN
    assert verdict(resolve=slow) == Verdict.TEMPORARY


def test_a_resolver_that_hangs_is_left_in_time(monkeypatch):
    monkeypatch.setattr(knocking.socket, "getaddrinfo", lambda *args, **more: time.sleep(1.5))
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        knocking.resolve("situs.contoh.id", 80, 0.2)
    assert time.monotonic() - begun < 1


def certificate(tmp_path, name):
    """A self-signed certificate for ``name`` as a server context, and a client context that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    at = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(subject).public_key(key.public_key()).serial_number(1)
        .not_valid_before(at - datetime.timedelta(days=1)).not_valid_after(at + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = tmp_path / "site.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    return server, ssl.create_default_context(cadata=made.public_bytes(serialization.Encoding.PEM).decode())


def test_https_is_checked_against_the_name_and_a_bad_certificate_is_said(tmp_path):
    server_side, trusting = certificate(tmp_path, "situs.contoh.id")
    secure = "https://situs.contoh.id/berita"
    with site({"/berita": (200, {})}, server_side) as server:
        good, _, dialled = ask(server, secure, context=trusting)
        stranger, *_ = ask(server, secure)
        wrong_name, *_ = ask(server, "https://lain.contoh.id/berita", context=trusting)
    assert (good.verdict, dialled) == (Verdict.REACHED, [(PUBLIC, 443)])
    assert (stranger.verdict, wrong_name.verdict) == (Verdict.UNSAFE, Verdict.UNSAFE)
    assert len(server.asked) == 1


def test_indonesian_paths_and_names_go_out_as_browsers_send_them():
    with site({"/daftar%20harga/caf%C3%A9?q=soto%20%26": (200, {})}) as server:
        answer, resolved, _ = ask(server, "http://soto-é.id/daftar%20harga/café?q=soto%20%26")
    assert answer.verdict == Verdict.REACHED
    assert resolved == ["xn--soto--fsa.id"]
