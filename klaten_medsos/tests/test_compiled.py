"""A question written once answers for each value anew."""

import pytest

from klaten_medsos.compiled import PLACE, Compiled
from klaten_medsos.frame import frame_of
from klaten_medsos.notices.models import Kind, Notice
from opd.models import Unit
from tests.cast import make_unit

pytestmark = pytest.mark.django_db


def test_each_value_has_its_own_answer_and_each_time_the_answer_of_the_day():
    names = Compiled(Unit.objects.filter(pk=PLACE).values_list("name"))
    one, two = make_unit("9.01", "Dinas Satu", "Satu"), make_unit("9.02", "Dinas Dua", "Dua")
    assert [list(names(unit.pk)) for unit in (one, two)] == [[("Dinas Satu",)], [("Dinas Dua",)]]
    Unit.objects.filter(pk=one.pk).update(name="Dinas Baru")
    assert list(names(one.pk)) == [("Dinas Baru",)]
    assert list(names(0)) == []


def test_a_question_without_its_place_is_refused():
    with pytest.raises(ValueError, match="exactly once"):
        Compiled(Unit.objects.filter(pk=3).values_list("name"))


def test_the_bell_counts_the_unread_notices_of_one_person_alone(budi, dewi, rf):
    def bell(user):
        request = rf.get("/")
        request.user = user
        return frame_of(request).unread

    assert bell(budi) == 0
    read = "2026-11-25 08:00+07:00"
    for number, (person, read_at) in enumerate(((budi, None), (budi, None), (budi, read), (dewi, None))):
        Notice.objects.create(recipient=person, kind=Kind.DOCUMENT_READY, object_id=number, read_at=read_at)
    assert (bell(budi), bell(dewi)) == (2, 1)
