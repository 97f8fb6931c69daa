"""The words of the pledge: those Diskominfo recorded, before that the letters of Pasal 15 themselves."""

from dataclasses import dataclass

from klaten_medsos.regulation import Ethic
from opd.models import Appointment, PledgeText

OPENING = (
    "Saya yang menandatangani pakta ini, yang ditunjuk mengelola media sosial Perangkat Daerah, berjanji menegakkan "
    "dan memegang teguh etika bermedia sosial, yaitu:"
)
CLOSING = "Bila saya melanggar janji ini, saya bersedia menerima sanksi menurut ketentuan peraturan perundang-undangan."
LETTERS = tuple(ethic.letter for ethic in Ethic)


@dataclass(frozen=True)
class Words:
    """What is signed: ``statements`` are (letter, text); ``text`` the version, None for the portal's own words."""

    opening: str
    statements: tuple[tuple[str, str], ...]
    closing: str
    text: PledgeText | None = None


DEFAULT = Words(OPENING, tuple((ethic.letter, ethic.text) for ethic in Ethic), CLOSING)


def words_to_sign(on=None) -> Words:
    """The pledge as it is signed on a day. One query."""
    text = PledgeText.objects.to_sign(on)
    if text is None:
        return DEFAULT
    return Words(text.opening, tuple(map(tuple, text.statements)), text.closing, text)


def unsigned(*, on=None, units=None, user=None):
    """Appointments in force on a day whose person has not signed, of ``units`` or one ``user`` when said."""
    rows = Appointment.objects.in_force(on).filter(pledge=None, user__is_active=True)
    if units is not None:
        rows = rows.filter(decree__unit__in=units)
    return rows.filter(user=user) if user is not None else rows
