"""Who may do what with messages: pairs of check (raises with the reason) and can (answers templates).

Power to decide flows from an appointment in force today (Pasal 11), and four eyes see every message: who
wrote, edited or submitted what lies on the table never decides on it.
"""

from django.db.models import Q
from django.db.models.functions import Lower

from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import Role, User
from opd.permissions import check_appointed, check_has_acknowledged, check_member
from posts.models import Decision, Review, Submission, Version
from posts.workflow import EDITABLE, Status


def check_can_draft_post(user, unit):
    """Staff of the unit draft; no appointment is needed to write."""
    check_member(user, unit)


def check_can_edit_post(user, post):
    check_member(user, post.unit)


def check_can_submit_post(user, post):
    """An appointed petugas or pejabat of the unit submits, who has acknowledged the SOP (Pasal 11, 16)."""
    check_appointed(user, post.unit)
    check_has_acknowledged(user)


def check_can_review_post(user, post):
    """An appointed pejabat of the same unit decides, never on words of their own (Pasal 10 huruf d, 11)."""
    check_appointed(user, post.unit, Role.PEJABAT)
    logins = logins_of(user)
    if post.author_id in logins:
        raise own_words("Anda menulis pesan ini")
    if post.submitted_by_id in logins:
        raise own_words("Anda mengajukan pesan ini")
    if post.versions.filter(editor__in=logins).exists():
        raise own_words("Anda ikut menyunting versi yang ditinjau")
    if post.status == Status.WAITING and waits_for_another(user, post.current_version_id, post.tiers_passed):
        raise own_words("Anda sudah menyetujui pesan ini pada jenjang pertama")


def logins_of(user) -> set:
    """Every login of the person behind ``user``: four eyes are two persons, not two accounts."""
    return set(User.objects.same_person(user).values_list("pk", flat=True))


def logins_of_each(people) -> dict:
    """``logins_of`` for many in one query: {pk: set of pks}."""
    nips = {person.nip for person in people if person.nip}
    mails = {person.email.lower() for person in people if person.email}
    found = User.objects.annotate(mail=Lower("email")).filter(Q(nip__in=nips) | Q(mail__in=mails))
    rows = list(found.values_list("pk", "nip", "mail"))
    return {
        person.pk: {person.pk}
        | {pk for pk, nip, _ in rows if person.nip and nip == person.nip}
        | {pk for pk, _, mail in rows if person.email and mail == person.email.lower()}
        for person in people
    }


def hands_on(posts) -> dict:
    """For each waiting message the logins that may not decide on it: who wrote, edited or submitted any of its
    words, or gave an earlier tier its approval. Three queries for any number: {pk: set of pks}."""
    hands = writers_of(posts)
    approved = approvers_of({post.current_version_id for post in posts if post.tiers_passed})
    for post in posts:
        hands[post.pk] |= approved.get(post.current_version_id, set())
    return hands


def writers_of(posts) -> dict:
    """Who wrote, edited or submitted any of the words of each message, in one query: {pk: set of pks}."""
    writers = {post.pk: {post.author_id, post.submitted_by_id} - {None} for post in posts}
    for post, editor in Version.objects.filter(post__in=writers).values_list("post", "editor"):
        writers[post].add(editor)
    return writers


def approvers_of(versions) -> dict:
    """Who approved each of ``versions`` in its last submission, in two queries: {pk: set of pks}."""
    submissions = Submission.objects.filter(version__in=versions).order_by("submitted_at", "pk")
    last = dict(submissions.values_list("version", "pk"))
    approvals = Review.objects.filter(submission__in=last.values(), decision=Decision.APPROVED)
    found = {}
    for version, reviewer in approvals.values_list("version", "reviewer"):
        found.setdefault(version, set()).add(reviewer)
    return found


def approved_already(version_id, logins) -> bool:
    """Whether one of ``logins`` gave an earlier tier its approval in the present submission of the version."""
    submission = Submission.objects.filter(version=version_id).first()
    return Review.objects.filter(
        submission=submission, version=version_id, reviewer__in=logins, decision=Decision.APPROVED
    ).exists()


def waits_for_another(user, version_id, tiers_passed) -> bool:
    """Whether ``user`` gave an earlier tier its approval and the next one is somebody else's."""
    return bool(tiers_passed) and approved_already(version_id, logins_of(user))


def own_words(why):
    """The refusal of whoever would decide on words of their own."""
    return NotAllowed(
        f"{why}, sehingga tidak dapat memutusnya sendiri.",
        fix="Mintalah pejabat lain pada unit ini yang memutus.",
        citation="Pasal 10 huruf d dan Pasal 11",
    )


def check_can_comment(user, post):
    """Remarks are exchanged within the unit: its staff, its appointed pengelola and their deputies."""
    check_member(user, post.unit)


def check_can_recall_post(user, post):
    """Taking a submitted message back before it is decided: an appointed pengelola of the unit."""
    check_appointed(user, post.unit)


def check_can_schedule_post(user, post):
    """Giving a message its time: staff while it is a draft, afterwards an appointed pengelola."""
    if post.status in EDITABLE:
        check_member(user, post.unit)
    else:
        check_appointed(user, post.unit)


def check_can_reopen_post(user, post):
    """Taking an approved or expired message back for revision: any appointed pengelola of the unit."""
    check_appointed(user, post.unit)


def check_can_publish_post(user, post):
    check_appointed(user, post.unit)


def check_can_withdraw_post(user, post):
    check_appointed(user, post.unit, Role.PEJABAT)


def can_draft_post(user, unit) -> bool:
    return allowed(check_can_draft_post, user, unit)


def can_edit_post(user, post) -> bool:
    return allowed(check_can_edit_post, user, post)


def can_submit_post(user, post) -> bool:
    return allowed(check_can_submit_post, user, post)


def can_review_post(user, post) -> bool:
    return allowed(check_can_review_post, user, post)


def can_comment(user, post) -> bool:
    return allowed(check_can_comment, user, post)


def can_recall_post(user, post) -> bool:
    return allowed(check_can_recall_post, user, post)


def can_schedule_post(user, post) -> bool:
    return allowed(check_can_schedule_post, user, post)


def can_reopen_post(user, post) -> bool:
    return allowed(check_can_reopen_post, user, post)


def can_publish_post(user, post) -> bool:
    return allowed(check_can_publish_post, user, post)


def can_withdraw_post(user, post) -> bool:
    return allowed(check_can_withdraw_post, user, post)
