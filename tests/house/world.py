"""One object of each kind, all of Disbudporapar, made by the real actions, for the tests that walk every address."""

import datetime
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts import actions as accounts
from accounts.impostors import actions as impostors
from accounts.models import Segment
from feedback import actions as feedback
from klaten_medsos import dates
from klaten_medsos.notices.models import Notice
from opd import actions as opd
from opd.models import BudgetLine, DayOverride
from opd.pledges import LETTERS
from opd.sop import parameters
from posts import actions as posts
from posts.corrections import actions as corrections
from posts.emergency import actions as emergency
from posts.planning import actions as planning
from posts.publishing import actions as publishing
from posts.spreading import actions as spreading
from reports import actions as reports
from reports.documents import request_document
from reports.models import DocumentKind, FollowUp
from tests.cast import Cast, pdf_upload, photo_upload, png_upload
from tests.house.addresses import PEOPLE

YEAR = 2025
# stands in every text of ours that other people must not see
CANARY = "KENARI-RAHASIA"


@dataclass
class World:
    """The objects and, per parameter name of an address, the value that leads to them."""

    people: dict
    objects: dict = field(default_factory=dict)

    def arguments(self, name: str, pattern: str) -> dict:
        """The arguments of address ``name``: its room decides whose primary key ``pk`` is."""
        wanted = {}
        for parameter in (
            "pk",
            "unit_pk",
            "media_pk",
            "comment_pk",
            "letter",
            "planned",
            "follow_up",
            "word",
            "kind",
            "code",
            "uidb36",
            "key",
            "token",
            "proof_pk",
            "step",
            "unit_code",
        ):
            if f":{parameter}>" in pattern or f"<{parameter}>" in pattern:
                wanted[parameter] = self._value(name, parameter)
        return wanted

    def _value(self, name, parameter):
        fixed = {
            "letter": "a",
            "word": "jawab",
            "kind": "lain",
            "code": "AAAA-BBBB-CCCC-DDDD",
            "uidb36": "1",
            "key": "salah",
            "token": "salah",
            "step": "periksa",
            "unit_code": "DISBUDPORAPAR",
            "proof_pk": 999999,
        }
        if name == "public:fake_report":
            return self.objects["impostors"].code
        if parameter in fixed:
            return fixed[parameter]
        if parameter != "pk":
            return self.objects[
                {"unit_pk": "unit", "media_pk": "media", "comment_pk": "comment"}.get(parameter, parameter)
            ].pk
        kinds = (
            ("accounts:batch", "batch"),
            ("accounts:confirm_alias", "alias"),
            ("accounts:end_alias", "alias"),
            ("accounts:case", "case"),
            ("accounts:tick", "step"),
            ("posts:plan", "plan"),
            ("posts:amplification", "task"),
            ("posts:spread_proof", "spread_proof"),
            ("posts:correction", "correction"),
            ("posts:place", "place"),
            ("posts:held", "held"),
            ("posts:emergency", "emergency"),
            ("posts:shift", "shift"),
            ("posts:programme", "programme"),
            ("opd:unit", "unit"),
            ("opd:decree", "decree"),
            ("opd:appointment", "appointment"),
            ("opd:deputy", "deputy"),
            ("opd:draft", "draft"),
            ("opd:handover", "handover"),
            ("opd:message", "message"),
            ("reports:document", "document"),
            ("opd:sop", "sop"),
            ("opd:person", "person"),
            ("opd:pledge", "appointment"),
            ("opd:budget", "budget"),
        )
        if name.startswith(("mfa_", "usersessions_")):
            return 10**9  # nobody of the cast has one
        for start, kind in kinds:
            if name.startswith(start):
                return self.objects[kind].pk
        return self.objects[name.split(":")[0]].pk


def build() -> World:
    """Fill the world; the report of ``YEAR`` is a draft, the post waits, the account is proposed."""
    cast = Cast()
    people = {name: getattr(cast, name) if name != "anonim" else None for name in PEOPLE}
    disbudporapar, budi, ratna, dewi = cast.disbudporapar, cast.budi, cast.ratna, cast.dewi
    segment = Segment.objects.create(name="Wisatawan")
    official = accounts.propose_account(
        unit=disbudporapar, pasted="https://www.instagram.com/uji_wisata_klaten", purpose="Wisata", segments=[segment],
        custodian=budi, evidence="Kode di bio", by=budi,
    )  # fmt: skip
    accounts.verify_account(account=official, by=dewi)
    alias = accounts.add_alias(
        account=official, pasted="https://www.instagram.com/disbudporapar_lama", kind="lama", by=budi,
        reason="Nama sebelum 2024",
    )  # fmt: skip
    account = accounts.propose_account(
        unit=disbudporapar, pasted="https://www.instagram.com/uji_usulan_klaten", purpose=f"Wisata {CANARY}", segments=[segment],
        custodian=budi, evidence=f"Kode di bio {CANARY}", by=budi,
    )  # fmt: skip
    stolen = accounts.propose_account(
        unit=disbudporapar, pasted="https://www.instagram.com/uji_disusupi_klaten", purpose="Wisata", segments=[segment],
        custodian=budi, evidence="Kode di bio", by=budi,
    )  # fmt: skip
    accounts.verify_account(account=stolen, by=dewi)
    accounts.report_compromised_account(account=stolen, reason=f"Kiriman asing {CANARY}", by=budi)
    case = stolen.compromises.get()
    table = f"kode_unit;alamat;tujuan\nDISBUDPORAPAR;ig: uji_impor_klaten;Wisata {CANARY}\n".encode()
    batch = accounts.read_accounts(upload=SimpleUploadedFile("akun.csv", table), segments=[segment], by=budi)
    post = posts.draft_post(
        unit=disbudporapar, title=f"Gelar seni {CANARY}", text=f"Gelar seni desa dibuka untuk umum. {CANARY}", category="kegiatan",
        segments=[segment], accounts=[official], by=budi,
    )  # fmt: skip
    media = posts.add_media(post=post, upload=photo_upload(), alt=f"Penari {CANARY}", by=budi)
    posts.submit_post(post=post, by=budi, checklist=parameters().checklist)
    other = posts.draft_post(
        unit=disbudporapar, title=f"Lomba {CANARY}", text=f"Lomba desa wisata dibuka. {CANARY}", category="kegiatan",
        segments=[segment], accounts=[official], by=budi,
    )  # fmt: skip
    posts.submit_post(post=other, by=budi, checklist=parameters().checklist)
    posts.approve_post(post=other, version=other.current_version, by=ratna)
    task = spreading.ask_to_spread(post=other, units=[disbudporapar], by=dewi)
    spread_proof = spreading.prove_spread(
        target=task.targets.get(), account=official, url="https://www.instagram.com/p/SebarUji1/",
        published_at=dates.now(), by=budi,
    )  # fmt: skip
    comment = posts.comment_on_version(version=post.current_version, text=f"Jam? {CANARY}", by=ratna)
    today = dates.today()
    shift = emergency.record_shift(
        unit=disbudporapar, user=budi, phone="0812 0000 0000", starts_on=today, ends_on=today, by=ratna
    )
    urgent = emergency.send_emergency(
        unit=disbudporapar, kind="isu", text=f"Jalan ditutup sementara. {CANARY}", source=f"Posko {CANARY}",
        accounts=[official], by=budi, picture=photo_upload(), alt=f"Jalan ditutup {CANARY}",
    )  # fmt: skip
    posts.publish_post(
        post=urgent.post,
        account=official,
        url="https://www.instagram.com/p/Uji123/",
        published_at=dates.now(),
        by=budi,
    )
    correction = corrections.draft_correction(
        post=urgent.post, text=f"Jalan dibuka kembali. {CANARY}", reason=f"Keliru {CANARY}", by=budi
    )
    corrections.submit_correction(correction=correction, by=budi, checklist=parameters().checklist)
    place = _mended_place(other_with=official, unit=disbudporapar, segment=segment, budi=budi, ratna=ratna)
    held = publishing.hold_proof(
        post=other, account=official, url="https://www.instagram.com/akunlain/reel/ABC123/", published_at=dates.now(),
        by=budi,
    )  # fmt: skip
    plan = planning.open_plan(unit=disbudporapar, year=YEAR, by=budi)
    planning.save_plan(
        plan=plan, revision=1, aims=f"Ramai {CANARY}", topics=CANARY, segments=[segment], channels={official: 4},
        feedback=["komentar"], by=budi,
    )  # fmt: skip
    programme = planning.add_programme(
        unit=disbudporapar, year=YEAR, name=f"Desa wisata {CANARY}", target=CANARY, by=budi
    )
    item = feedback.log_item(
        unit=disbudporapar,
        kind="pertanyaan",
        text=f"Jam buka? {CANARY}",
        topic=f"jam buka {CANARY}",
        received_at=dates.now(),
        by=budi,
    )
    report = reports.open_report(unit=disbudporapar, year=YEAR, by=budi)
    planned = reports.plan_action(
        report=report, recommendation=f"Cepat {CANARY}", action=f"Piket {CANARY}", owner="Petugas", cost=None, by=budi,
        due_on=datetime.date(YEAR + 1, 6, 30),
    )  # fmt: skip
    document = request_document(kind=DocumentKind.REPORT, report=report, by=budi)
    notice = Notice.objects.filter(recipient=budi).first() or Notice.objects.create(
        kind="laporan_jatuh_tempo", recipient=budi, object_type="opd.unit", object_id="1", subject="Ingat", body="x",
        path="/laporan/", job_state="selesai",
    )  # fmt: skip
    decree = disbudporapar.decrees.filter(appointments__user=budi).get()
    decree.file.save("sk.pdf", pdf_upload())
    draft = opd.draft_decree(
        unit=disbudporapar, signer=decree.signer, starts_on=datetime.date(2030, 1, 1), ends_on=None, number=f"1/{CANARY}",
        people={budi: "petugas"}, by=budi,
    )  # fmt: skip
    draft.file.save("konsep.pdf", pdf_upload())
    handover = opd.hand_over(
        appointment=decree.appointments.get(user=budi), taking=ratna, note=CANARY, by=budi
    )
    message = opd.send_group_message(unit=disbudporapar, subject=f"Rapat {CANARY}", body=CANARY, by=ratna)
    opd.change_letterhead(unit=disbudporapar, logo=png_upload(), by=budi)
    appointment = ratna.appointments.get(decree__unit=disbudporapar)
    later = dates.today() + datetime.timedelta(days=300)
    deputy = opd.name_deputy(
        appointment=appointment, user=budi, starts_on=later, ends_on=later, reason=f"Cuti {CANARY}", by=ratna
    )
    impostor = impostors.report_impostor(
        pasted="https://www.instagram.com/uji_wisata_klaten_bansos", harm="meminta_uang", unit=disbudporapar,
        story=f"Meminta uang {CANARY}",
    )  # fmt: skip
    objects = {
        "plan": plan, "task": task, "shift": shift, "emergency": urgent, "correction": correction, "held": held,
        "place": place, "spread_proof": spread_proof,
        "programme": programme,
        "appointment": appointment, "deputy": deputy, "draft": draft, "handover": handover, "message": message,
        "alias": alias, "case": case, "batch": batch, "step": case.steps.first(),
        "unit": disbudporapar, "decree": decree, "accounts": account, "posts": post, "media": media, "comment": comment,
        "feedback": item,
        "reports": report, "planned": planned, "document": document, "notices": notice,
        "impostors": impostor,
        "follow_up": FollowUp.objects.first() or planned,
    }  # fmt: skip
    objects |= _governance(dewi) | _means(disbudporapar, budi)
    objects["person"] = budi
    return World(people, objects)


def _mended_place(other_with, unit, segment, budi, ratna):
    """A message that is out, corrected by its pejabat, and not yet put right on its platform."""
    post = posts.draft_post(
        unit=unit, title=f"Kirab {CANARY}", text=f"Kirab budaya dibuka untuk umum. {CANARY}", category="kegiatan",
        segments=[segment], accounts=[other_with], by=budi,
    )  # fmt: skip
    posts.submit_post(post=post, by=budi, checklist=parameters().checklist)
    posts.approve_post(post=post, version=post.current_version, by=ratna)
    posts.publish_post(
        post=post,
        account=other_with,
        url="https://www.instagram.com/p/Kirab1/",
        published_at=dates.now(),
        by=budi,
    )
    change = corrections.draft_correction(post=post, text=f"Kirab ditunda. {CANARY}", reason=CANARY, by=budi)
    corrections.submit_correction(correction=change, by=budi, checklist=parameters().checklist)
    corrections.approve_correction(correction=change, version=change.version, by=ratna)
    return change.places.get()


def _means(unit, budi) -> dict:
    """What the unit serves with and what it costs."""
    line = BudgetLine(
        unit=unit, year=YEAR, programme=f"Program {CANARY}", activity="Kegiatan", account_code="5.1.02", use="data", ceiling=100,
    )  # fmt: skip
    opd.save_budget_line(line=line, by=budi)
    row = {"good": 1, "damaged": 0, "internet_type": "", "has_backup": False, "note": CANARY}
    opd.save_facilities(unit=unit, rows={"notebook": row}, by=budi)
    opd.sign_pledge(
        appointment=budi.appointments.get(decree__unit=unit),
        letters=set(LETTERS),
        signed_as=budi.name,
        by=budi,
    )
    return {"budget": line}


def _governance(dewi) -> dict:
    """What Diskominfo sets for all."""
    sop = opd.record_sop(
        number="480/1/2026", decided_on=datetime.date(2026, 1, 5), effective_on=dates.today(), upload=pdf_upload(),
        sop=parameters(), by=dewi,
    )  # fmt: skip
    opd.declare_day(day=DayOverride(date=datetime.date(YEAR, 7, 28), name="Hari Jadi", source="SE"), by=dewi)
    words = {letter: f"janji {letter}" for letter in LETTERS}
    opd.record_pledge_text(
        opening="Saya:", statements=words, closing="Demikian.", effective_on=dates.today(), by=dewi
    )
    return {"sop": sop}
