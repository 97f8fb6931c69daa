"""What several tests of this room start from."""

import datetime

from opd import actions
from opd.models import Decree, Role
from tests.cast import make_head, make_person, pdf_upload

TODAY = datetime.date(2026, 3, 2)


def as_typed(unit, **changed):
    """What a person types in the form of a decree, as the browser sends it."""
    head = unit.heads.first() or make_head(unit)
    typed = {
        "number": "480/7/2026",
        "decided_on": "2026-01-05",
        "signer": head.pk,
        "starts_on": "2026-01-06",
        "ends_on": "2026-12-31",
        "upload": pdf_upload(),
        "orang-TOTAL_FORMS": "5",
        "orang-INITIAL_FORMS": "0",
    }
    return {**typed, **changed}


def recorded(unit, by, *, people=None, **changed) -> Decree:
    """A decree recorded by the real action."""
    if people is None:
        people = {make_person(f"staf{unit.decrees.count()}", "Staf Contoh", unit): Role.PETUGAS}
    said = {
        "number": f"480/{unit.decrees.count() + 100}/2026",
        "decided_on": datetime.date(2026, 1, 5),
        "signer": unit.heads.first() or make_head(unit),
        "starts_on": datetime.date(2026, 1, 6),
        "ends_on": datetime.date(2026, 12, 31),
        "upload": pdf_upload(),
    }
    return actions.record_decree(unit=unit, by=by, people=people, **{**said, **changed})
