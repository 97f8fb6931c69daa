"""The right name on each day: definitive, Plt. and Plh., with the rank and NIP of the signature block."""

import datetime

import pytest
from django.urls import reverse

from klaten_medsos.exceptions import RuleBroken
from opd import actions, ranks
from opd.models import OfficeHolder, User
from opd.rules import check_rank, vacancies
from tests.cast import make_head

pytestmark = pytest.mark.django_db

PNS, PPPK = "198503172010011004", "199607042023211015"


def day(text):
    return datetime.date.fromisoformat(text)


def kept(dewi, unit, **said):
    base = {
        "office": "kepala",
        "unit": unit,
        "title": "Kepala Dinas",
        "name": "A Contoh",
        "starts_on": day("2020-01-06"),
    }
    return actions.save_office_holder(holder=OfficeHolder(**{**base, **said}), by=dewi)


def test_each_day_has_its_own_name_and_a_plh_steps_in(dewi, dinkes):
    kept(dewi, dinkes, name="Lama Contoh", ends_on=day("2025-06-30"))
    kept(
        dewi,
        dinkes,
        name="Sementara Contoh",
        acting="plt",
        starts_on=day("2025-07-01"),
        ends_on=day("2025-08-31"),
    )
    kept(dewi, dinkes, name="Baru Contoh", starts_on=day("2025-09-01"))
    kept(
        dewi,
        dinkes,
        name="Harian Contoh",
        acting="plh",
        starts_on=day("2025-12-22"),
        ends_on=day("2025-12-31"),
    )

    def holder(text):
        return OfficeHolder.objects.holder_on("kepala", day(text), dinkes)

    found = {
        text: (holder(text).name, holder(text).full_title)
        for text in ("2025-06-30", "2025-07-01", "2025-09-01", "2025-12-25", "2026-01-01")
    }
    assert found == {
        "2025-06-30": ("Lama Contoh", "Kepala Dinas"),
        "2025-07-01": ("Sementara Contoh", "Plt. Kepala Dinas"),
        "2025-09-01": ("Baru Contoh", "Kepala Dinas"),
        "2025-12-25": ("Harian Contoh", "Plh. Kepala Dinas"),
        "2026-01-01": ("Baru Contoh", "Kepala Dinas"),
    }
    assert holder("2019-12-31") is None


def test_a_holder_knows_the_words_of_the_signature_block(dewi, dinkes):
    holder = kept(dewi, dinkes, grade="IV/b", nip=PNS)
    assert (holder.rank_words, holder.formal_nip) == ("Pembina Tingkat I", "19850317 201001 1 004")
    holder = kept(dewi, dinkes, acting="plt", name="B Contoh", grade="IX", nip=PPPK)
    assert holder.rank_words == "Golongan IX"


@pytest.mark.parametrize("grade", ranks.PNS)
def test_each_golongan_of_a_pns_brings_its_pangkat(grade):
    assert check_rank(grade=grade, rank="", nip="") == ranks.PNS[grade]


@pytest.mark.parametrize(
    ("grade", "rank", "nip", "words"),
    [
        ("IX", "Penata", "", "tidak memiliki pangkat"),
        ("IV/b", "Pembina", "", "adalah Pembina Tingkat I"),
        ("IX", "", PNS, "milik PPPK"),
        ("III/a", "", PPPK, "milik PNS"),
    ],
)
def test_golongan_pangkat_and_nip_must_agree(grade, rank, nip, words):
    with pytest.raises(RuleBroken, match=words):
        check_rank(grade=grade, rank=rank, nip=nip)


def test_the_short_spelling_of_a_pangkat_is_understood():
    assert check_rank(grade="IV/b", rank="Pembina Tk. I", nip=PNS) == "Pembina Tingkat I"
    assert ranks.read_grade("gol. iv b") == "IV/b" and ranks.read_grade("Golongan xvii") == "XVII"
    assert ranks.read_grade("IV/f") == "" and ranks.read_grade("XX") == "" and ranks.read_grade("drop") == ""


def test_two_definitive_holders_never_share_a_day_but_a_plt_may(dewi, dinkes):
    kept(dewi, dinkes, ends_on=day("2025-06-30"))
    with pytest.raises(RuleBroken, match="dipegang A Contoh"):
        kept(dewi, dinkes, name="B Contoh", starts_on=day("2025-06-30"))
    assert kept(dewi, dinkes, name="B Contoh", starts_on=day("2025-06-01"), acting="plt").pk


def test_days_without_a_holder_are_named():
    periods = [
        (day("2020-01-06"), day("2024-12-31")), (day("2025-02-01"), day("2025-06-30")), (day("2025-03-01"), day("2025-03-31")),
    ]  # fmt: skip
    assert vacancies(periods, day("2025-07-02")) == [
        (day("2025-01-01"), day("2025-01-31")),
        (day("2025-07-01"), day("2025-07-02")),
    ]
    assert vacancies([(day("2020-01-06"), None)], day("2025-01-01")) == []
    assert vacancies([], day("2025-01-01")) == []


def test_the_page_shows_the_holders_of_the_day_asked_and_the_units_without(client, budi, dewi, dinkes):
    kept(dewi, dinkes, name="Lama Contoh", ends_on=day("2024-12-31"), nip=PNS)
    client.force_login(budi)
    page = reverse("opd:official_list")
    then = client.get(page, {"tanggal": "2024-06-01"}).content.decode()
    assert "Lama Contoh" in then and PNS not in then and "004" in then
    now = client.get(page, {"tanggal": "2025-06-01"})
    assert "Lama Contoh" not in now.content.decode() and dinkes in now.context["without"]
    assert client.get(page, {"tanggal": "besok", "q": "x" * 200}).status_code == 200
    file = client.get(reverse("opd:official_csv"), {"tanggal": "2024-06-01"}).content.decode()
    assert "Lama Contoh" in file and PNS not in file


def test_the_desk_never_shows_a_nip_again_and_keeps_it_when_left_empty(client, dewi, dinkes):
    holder = make_head(dinkes, nip=PNS)
    client.force_login(dewi)
    page = reverse("admin:opd_officeholder_change", args=[holder.pk])
    shown = client.get(page).content.decode()
    assert PNS not in shown and "•••• 004" in shown
    typed = {
        "office": "kepala", "unit": dinkes.pk, "title": "Kepala Dinas", "acting": "definitif", "name": "Nama Baru",
        "grade": "IV/b", "rank": "", "nip": "", "user": "", "starts_on": "2020-01-06", "ends_on": "",
    }  # fmt: skip
    assert client.post(page, typed).status_code == 302
    holder.refresh_from_db()
    assert (holder.name, holder.nip, holder.rank) == ("Nama Baru", PNS, "Pembina Tingkat I")
    client.post(page, {**typed, "nip": "hapus"})
    holder.refresh_from_db()
    assert holder.nip == ""
    listed = client.get(reverse("admin:opd_officeholder_changelist")).content.decode()
    assert PNS not in listed


def test_an_unusual_nip_is_kept_with_a_warning(client, dewi, dinkes):
    client.force_login(dewi)
    holder = make_head(dinkes)
    typed = {
        "office": "kepala", "unit": dinkes.pk, "title": "Kepala Dinas", "acting": "definitif", "name": "Nama",
        "grade": "", "rank": "", "nip": "195003172012011004", "user": "", "starts_on": "2020-01-06", "ends_on": "",
    }  # fmt: skip
    answer = client.post(reverse("admin:opd_officeholder_change", args=[holder.pk]), typed, follow=True)
    assert "Mohon diperiksa kembali" in answer.content.decode()
    holder.refresh_from_db()
    assert holder.nip == "195003172012011004"
    user = User.objects.get(pk=dewi.pk)
    assert user.nip == ""


def test_the_desk_is_told_of_days_without_a_holder(client, dewi, dinkes):
    make_head(dinkes, "Lama Contoh", ends_on=day("2020-12-31"))
    client.force_login(dewi)
    typed = {
        "office": "kepala", "unit": dinkes.pk, "title": "Kepala Dinas", "acting": "definitif", "name": "Baru Contoh",
        "grade": "", "rank": "", "nip": "", "user": "", "starts_on": "2021-03-01", "ends_on": "",
    }  # fmt: skip
    answer = client.post(reverse("admin:opd_officeholder_add"), typed, follow=True)
    assert "tidak tercatat dipegang siapa pun 1 Januari s.d. 28 Februari 2021" in answer.content.decode()
