"""After the grace period, who has not read the SOP is told so where they would submit, and cannot (Pasal 16)."""

import pytest
import time_machine
from django.urls import reverse

from klaten_medsos.exceptions import NotAllowed
from opd import actions
from opd.tests.test_sop import READ, at, recorded
from posts import actions as posts
from reports import actions as reports

pytestmark = pytest.mark.django_db


def test_who_has_not_read_the_sop_cannot_submit_and_is_told_where_the_button_is_missing(
    client, dewi, budi, disbudporapar
):
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        version = recorded(dewi, sop=READ)
        post = posts.draft_post(unit=disbudporapar, title="Pentas", text="Pentas seni desa.", by=budi)
        report = reports.open_report(unit=disbudporapar, year=2025, by=budi)
    with time_machine.travel(at("2026-03-17 10.00"), tick=False):
        client.force_login(budi)
        pages = [
            reverse("posts:list"), post.get_absolute_url(), reverse("reports:list"), report.get_absolute_url()
        ]  # fmt: skip
        for page in pages:
            assert "Anda belum dapat mengajukan." in client.get(page).content.decode(), page
        response = client.post(reverse("posts:submit", args=[post.pk]))
        assert response.status_code == 403 and "belum menyatakan telah membaca" in response.content.decode()
        with pytest.raises(NotAllowed, match="belum menyatakan telah membaca"):
            reports.submit_report(report=report, by=budi)
        actions.acknowledge_sop(version=version, by=budi)
        for page in pages:
            assert "Anda belum dapat mengajukan." not in client.get(page).content.decode(), page
