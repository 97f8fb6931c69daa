"""The open JSON: its document tells the truth, its answers are exact, its refusals say why."""

import json
import re

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Segment
from accounts.platforms import API_STATUS
from accounts.public.description import document
from accounts.tests.test_register import propose

pytestmark = pytest.mark.django_db
LIST, CHECK, DESCRIPTION = "/api/v1/akun", "/api/v1/akun/verifikasi", "/api/v1/openapi.json"
ADDRESS = "https://www.instagram.com/wisata_uji_klaten"
KINDS = {
    "string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)
}  # fmt: skip


@pytest.fixture
def segment(db):
    return Segment.objects.create(name="Wisatawan")


@pytest.fixture
def account(budi, disbudporapar, segment, dewi):
    """An official account of Disbudporapar."""
    return actions.verify_account(account=propose(budi, disbudporapar, segment), by=dewi)


def faults(value, schema, at="$") -> list[str]:
    """Where ``value`` differs from ``schema``: types, enums, formats, keys in either direction."""
    if "$ref" in schema:
        return faults(value, document()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], at)
    if "anyOf" in schema:
        tried = [faults(value, option, at) for option in schema["anyOf"]]
        return min(tried, key=len)
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is KINDS[kind] for kind in kinds):
        return [f"{at}: {value!r} is not {kinds}"]
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r} is none of the enum")
    if schema.get("format") == "date" and value and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        found.append(f"{at}: {value!r} is no date")
    if isinstance(value, dict):
        if set(value) != set(schema["properties"]) or set(value) != set(schema["required"]):
            found.append(f"{at}: keys {set(value) ^ set(schema['properties'])}")
        for key in set(value) & set(schema["properties"]):
            found += faults(value[key], schema["properties"][key], f"{at}.{key}")
    if isinstance(value, list):
        for n, item in enumerate(value):
            found += faults(item, schema["items"], f"{at}[{n}]")
    return found


def schema_of(path, status) -> dict:
    response = document()["paths"][path]["get"]["responses"][str(status)]
    return response["content"]["application/json"]["schema"]


def get(client, path, **query):
    """The JSON of an answer, after comparing it with the document."""
    response = client.get(path, query)
    assert response.headers["Content-Type"] == "application/json"
    assert faults(response.json(), schema_of(path, response.status_code)) == []
    return response.status_code, response.json()


def check(client, text) -> dict:
    status, answer = get(client, CHECK, q=text)
    assert status == 200
    return answer


def test_an_official_account_is_answered_whole(client, account, disbudporapar):
    answer = check(client, "IG @Wisata_Uji_Klaten")
    assert answer | {
        "status": "resmi", "platform": "instagram", "nama_akun": "wisata_uji_klaten", "alamat_baku": ADDRESS,
        "unit": disbudporapar.name, "kode_unit": "DISBUDPORAPAR", "jenis_media": "media_sharing",
        "mirip_dengan": None, "resmi_sampai": None, "contoh": False,
    } == answer  # fmt: skip
    assert answer["penjelasan"].startswith("Resmi.") and answer["resmi_sejak"]


@pytest.mark.parametrize(
    ("pasted", "status"),
    [
        ("https://www.instagram.com/warung_sebelah", "tidak_terdaftar"),
        ("https://www.instagram.com/wisata_uji_klaten/p/Cabc1234567/", "belum_terbukti"),
        ("https://bit.ly/3abcDEF", "perlu_dibuka"),
        ("@wisata_uji_klaten", "ambigu"),
        ("selamat pagi semuanya", "tidak_sah"),
    ],
)
def test_each_other_status_is_answered_and_explained(client, account, pasted, status):
    answer = check(client, pasted)
    assert answer["status"] == status and answer["penjelasan"]


def test_a_lookalike_names_whom_it_imitates(client, account):
    answer = check(client, "https://www.instagram.com/wisata_uji_k1aten")
    assert answer["status"] == "tidak_terdaftar" and answer["unit"] is None
    assert answer["mirip_dengan"]["nama_akun"] == "wisata_uji_klaten"


def test_a_proposal_is_not_official_and_a_closed_account_once_was(client, budi, disbudporapar, segment, dewi):
    proposal = propose(budi, disbudporapar, segment)
    assert check(client, ADDRESS)["status"] == "tidak_terdaftar"
    assert get(client, LIST)[1]["akun"] == []
    actions.verify_account(account=proposal, by=dewi)
    assert check(client, ADDRESS)["status"] == "resmi"
    actions.retire_account(account=proposal, reason="Digabung.", by=dewi)
    answer = check(client, ADDRESS)
    assert answer["status"] == "pernah_resmi" and answer["resmi_sampai"]
    assert get(client, LIST)[1]["akun"] == []
    assert [row["nama_akun"] for row in get(client, LIST, status="pernah_resmi")[1]["akun"]] == [
        proposal.handle
    ]


def test_an_example_account_is_marked(client, budi, disbudporapar, segment, dewi):
    actions.verify_account(account=propose(budi, disbudporapar, segment, is_example=True), by=dewi)
    answer = check(client, ADDRESS)
    assert answer["contoh"] is True and "bukan akun nyata" in answer["penjelasan"]
    assert get(client, LIST)[1]["akun"][0]["contoh"] is True


def test_the_list_is_narrowed_by_unit_and_media_type(client, account, sari, dinkes, segment, dewi):
    other = propose(sari, dinkes, segment, pasted="https://x.com/uji_klaten_x")
    actions.verify_account(account=other, by=dewi)
    assert get(client, LIST)[1]["jumlah"] == 2
    for query in ({"unit": "DINKES"}, {"unit": "dinkes"}, {"jenis_media": "microblog"}):
        assert [row["nama_akun"] for row in get(client, LIST, **query)[1]["akun"]] == [other.handle]


def test_the_list_shows_nothing_of_the_people(client, account):
    shown = json.dumps(get(client, LIST)[1])
    assert not [words for words in ("budi", "Budi", "Kode KLT", "klaten.invalid") if words in shown]


def test_a_hundred_a_page_and_as_many_queries_as_for_one(
    client, account, budi, disbudporapar, segment, dewi, django_assert_max_num_queries
):
    def asked():
        with django_assert_max_num_queries(20) as queries:
            client.get(LIST)
        return len([query for query in queries if "accounts_account" in query["sql"]])

    before = asked()
    for n in range(100):
        new = propose(budi, disbudporapar, segment, pasted=f"https://www.instagram.com/uji_{n}_klaten")
        actions.verify_account(account=new, by=dewi)
    assert asked() == before == 2
    first, second = get(client, LIST)[1], get(client, LIST, halaman="2")[1]
    assert (len(first["akun"]), len(second["akun"]), first["jumlah"], first["jumlah_halaman"]) == (
        100,
        1,
        101,
        2,
    )


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (CHECK, {}), (CHECK, {"q": "  "}), (CHECK, {"q": "\x00"}), (CHECK, {"q": "a" * 5000}),
        (LIST, {"halaman": "0"}), (LIST, {"halaman": "-1"}), (LIST, {"halaman": "9" * 30}), (LIST, {"halaman": "٣"}),
        (LIST, {"halaman": "2"}), (LIST, {"unit": "TIDAKADA"}), (LIST, {"jenis_media": "televisi"}),
        (LIST, {"status": "diusulkan"}),
    ],
)  # fmt: skip
def test_an_unclear_question_is_refused_with_its_reason(client, account, path, query):
    status, answer = get(client, path, **query)
    assert status == answer["galat"] == 400 and len(answer["pesan"]) > 20


@pytest.mark.parametrize(
    "text", ["😀" * 300, "a" * 3000, "ꦏꦭꦠꦺꦤ꧀", "<script>", "http://[::1", "\u202egnp.exe", "%00"]
)
def test_junk_gets_an_honest_answer(client, account, text):
    assert check(client, text)["status"] in set(API_STATUS.values()) - {"resmi", "pernah_resmi"}


@pytest.mark.parametrize("path", [LIST, CHECK])
def test_the_sixty_first_request_in_a_minute_waits(client, account, path, monkeypatch):
    monkeypatch.setattr("klaten_medsos.rate_limit.time.time", lambda: 1_800_000_000 + 15)
    assert {client.get(path, {"q": ADDRESS}).status_code for _ in range(60)} == {200}
    refused = client.get(path, {"q": ADDRESS})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "45")
    assert faults(refused.json(), schema_of(path, 429)) == []
    assert client.get(path, {"q": ADDRESS}, REMOTE_ADDR="10.0.0.9").status_code == 200


def test_no_cookie_and_the_caches_are_told_what_they_may_keep(client, account, budi):
    for path in (LIST, CHECK, DESCRIPTION):
        response = client.get(path, {"q": ADDRESS})
        assert not response.cookies
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        wanted = "no-store" if path == CHECK else "public, max-age=60"
        assert wanted in response.headers["Cache-Control"]
    client.force_login(budi)
    assert "no-store" in client.get(LIST).headers["Cache-Control"]


@pytest.mark.parametrize("path", [LIST, CHECK, DESCRIPTION])
def test_it_can_only_be_read(client, account, path):
    response = client.post(path, {"q": ADDRESS})
    assert (response.status_code, response.json()["galat"]) == (405, 405)


def test_the_document_names_the_addresses_that_exist_and_its_examples_are_true_to_it(client):
    served = client.get(DESCRIPTION).json()
    assert served == json.loads(json.dumps(document())) and served["openapi"] == "3.1.0"
    assert set(served["paths"]) == {
        reverse(f"public:api_{name}") for name in ("accounts", "verification", "fakes")
    }
    for path, item in served["paths"].items():
        assert set(item["get"]["responses"]) == {"200", "400", "429"}
        for status, response in item["get"]["responses"].items():
            content = response["content"]["application/json"]
            assert content["examples"]
            for name, example in content["examples"].items():
                assert faults(example["value"], content["schema"]) == [], (path, status, name)


def test_the_document_holds_every_status_and_no_word_is_lost():
    schema = document()["components"]["schemas"]["Verifikasi"]["properties"]["status"]
    assert schema["enum"] == list(API_STATUS.values())
    assert all(f"{word}: " in schema["description"] for word in schema["enum"])
