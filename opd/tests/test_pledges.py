"""Integrity pledges: each letter, by the appointed person alone, kept word for word (Pasal 15)."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from klaten_medsos.regulation import Ethic
from opd import actions, means_duties
from opd.models import Pledge, PledgeText
from opd.pledges import DEFAULT, LETTERS, unsigned, words_to_sign
from opd.tasks import remind_unsigned_pledges

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def of(user):
    return user.appointments.get()


def signed(user, **changed) -> Pledge:
    said = {"letters": set(LETTERS), "signed_as": user.name}
    return actions.sign_pledge(appointment=of(user), by=user, **{**said, **changed})


def agreed(user, **changed):
    return {f"letter_{letter}": "on" for letter in LETTERS} | {"signed_as": user.name} | changed


def test_before_diskominfo_records_words_the_letters_of_pasal_15_are_signed(budi):
    pledge = signed(budi)
    assert [tuple(line) for line in pledge.statements] == [(ethic.letter, ethic.text) for ethic in Ethic]
    assert pledge.text is None and pledge.opening == DEFAULT.opening
    sentence = Entry.objects.on(pledge).get().sentence
    assert sentence.startswith("Budi Contoh menandatangani Pakta integritas Budi Contoh atas Keputusan Nomor")


def test_every_letter_must_be_agreed_to(budi):
    with pytest.raises(RuleBroken, match="Huruf c, g belum"):
        signed(budi, letters=set(LETTERS) - {"c", "g"})
    assert not Pledge.objects.exists()


@pytest.mark.parametrize(
    ("typed", "is_right"), [("budi  contoh", True), ("Budi Contoh.", True), ("Budi", False), ("", False)]
)
def test_the_own_name_is_retyped(budi, typed, is_right):
    if is_right:
        assert signed(budi, signed_as=typed).signed_as == "Budi Contoh"
    else:
        with pytest.raises(RuleBroken, match="Nama yang diketik"):
            signed(budi, signed_as=typed)


def test_nobody_signs_for_another_or_after_the_end(budi, ratna, dewi, tono):
    for person in (ratna, dewi):
        with pytest.raises(NotAllowed, match="orang yang ditunjuk"):
            actions.sign_pledge(appointment=of(budi), letters=set(LETTERS), signed_as=person.name, by=person)
    with pytest.raises(NotAllowed, match="sudah berakhir"):
        signed(tono)


def test_a_pledge_is_signed_once_even_when_pressed_twice(client, budi):
    client.force_login(budi)
    url = reverse("opd:pledge", args=[of(budi).pk])
    for _ in range(2):
        assert client.post(url, agreed(budi)).url == url
    assert Pledge.objects.count() == 1
    with pytest.raises(StateChanged):
        signed(budi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pledge.objects.create(
            appointment=of(budi),
            opening="x",
            statements=[],
            closing="x",
            signed_as="x",
            signed_at=dates.now(),
        )


def test_new_words_bind_the_next_and_leave_the_signed_as_they_were(budi, ratna, dewi):
    old = signed(budi)
    statements = {letter: f"janji baru {letter}" for letter in LETTERS}
    text = actions.record_pledge_text(
        opening="Saya berjanji:",
        statements=statements,
        closing="Demikian.",
        effective_on=dates.today(),
        by=dewi,
    )
    new = signed(ratna)
    old.refresh_from_db()
    assert (new.text, new.statements[0]) == (text, ["a", "janji baru a"])
    assert old.text is None and old.statements[0][1] == Ethic.HONOUR.text


def test_words_lacking_a_letter_or_of_the_past_are_refused(dewi, budi):
    whole = dict.fromkeys(LETTERS, "x")
    said = {"opening": "o", "closing": "c", "effective_on": dates.today(), "by": dewi}
    with pytest.raises(RuleBroken, match="huruf e belum diisi"):
        actions.record_pledge_text(statements=whole | {"e": " "}, **said)
    with pytest.raises(RuleBroken, match="berlaku surut"):
        yesterday = dates.today() - datetime.timedelta(days=1)
        actions.record_pledge_text(statements=whole, **{**said, "effective_on": yesterday})
    with pytest.raises(NotAllowed):
        actions.record_pledge_text(statements=whole, **{**said, "by": budi})


def test_the_page_keeps_what_was_ticked_and_says_what_is_missing(client, budi):
    client.force_login(budi)
    url = reverse("opd:pledge", args=[of(budi).pk])
    sent = agreed(budi, signed_as="Orang Lain")
    response = client.post(url, sent)
    page = response.content.decode()
    assert response.status_code == 422 and "Nama yang diketik berbeda" in page
    assert page.count("checked") == len(LETTERS)
    del sent["letter_d"]
    assert "Huruf d belum Anda setujui." in client.post(url, sent).content.decode()


def test_the_signed_pledge_is_read_by_the_unit_and_diskominfo_only(client, budi, ratna, dewi, sari):
    pledge = signed(budi)
    for person, status in ((budi, 200), (ratna, 200), (dewi, 200), (sari, 404)):
        client.force_login(person)
        assert client.get(pledge.get_absolute_url()).status_code == status
    client.force_login(ratna)
    assert client.post(pledge.get_absolute_url(), agreed(ratna)).status_code == 403


def test_who_has_not_signed_comes_first_and_the_duty_ends_with_signing(client, budi, ratna, sari, dewi, tono):
    assert [duty.citation for duty in means_duties.duties_for(ratna)] == ["Pasal 15"]
    signed(ratna)
    assert means_duties.duties_for(ratna) == []
    assert {row.user for row in unsigned()} == {budi, sari}
    client.force_login(dewi)
    page = client.get(reverse("opd:pledge_list")).content.decode()
    assert "2 dari 3 belum" in page and page.index("Budi Contoh") < page.index("Ratna Contoh")
    sheet = client.get(reverse("opd:pledge_list_csv")).content.decode()
    assert sheet.count(",belum") == 2 and "Tono" not in sheet
    client.force_login(sari)
    assert "Budi Contoh" not in client.get(reverse("opd:pledge_list")).content.decode()


def test_dewi_records_words_at_her_desk_and_only_reads_pledges(client, dewi, budi):
    pledge = signed(budi)
    client.force_login(dewi)
    add = reverse("admin:opd_pledgetext_add")
    page = client.get(add).content.decode()
    assert Ethic.STATE_SECRETS.text in page  # begun from the words in use
    sent = {f"letter_{letter}": f"janji {letter}" for letter in LETTERS}
    sent |= {"opening": "Saya berjanji:", "closing": "Demikian.", "effective_on": f"{dates.today():%d-%m-%Y}"}
    assert client.post(add, sent).status_code == 302
    assert words_to_sign().statements[6] == ("g", "janji g")
    text = PledgeText.objects.get()
    assert "janji c" in client.get(reverse("admin:opd_pledgetext_change", args=[text.pk])).content.decode()
    change = reverse("admin:opd_pledge_change", args=[pledge.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"signed_as": "lain"}).status_code == 403


def test_each_appointed_person_is_told_once_that_the_pledge_waits(budi, ratna, tono):
    signed(ratna)
    assert [remind_unsigned_pledges() for _ in range(2)] == [1, 0]
    notice = Notice.objects.get(kind="pakta_belum")
    assert notice.recipient == budi and notice.path == reverse("opd:pledge", args=[of(budi).pk])
