"""Pages of corrections: write, look, hand in, decide, and record that a platform was put right."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd import sop
from opd.reauthentication import required_recently
from posts.checking import gates
from posts.corrections import actions, permissions
from posts.corrections.forms import CorrectionForm, DecideCorrectionForm, MendForm
from posts.corrections.shown import differences, steps_for
from posts.corrections.workflow import ON_THE_DESK, CorrectionStatus
from posts.forms import ChecklistForm, ReasonForm
from posts.models import CorrectedPlace, Correction, Decision, Post, Review
from posts.reading import read
from posts.rules import missing_to_submit
from posts.versions import word_diff
from posts.wording import wordings_of
from posts.workflow import Status

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


def _seen(request, pk):
    found = Correction.objects.visible_to(request.user).select_related(
        "post__unit", "post__current_version", "before", "version__editor", "proposed_by", "submitted_by", "decided_by"
    )  # fmt: skip
    return get_object_or_404(found, pk=pk)


@GET_AND_POST
def correct(request, pk):
    """Begin a correction; one that is not finished is gone on with."""
    post = get_object_or_404(
        Post.objects.visible_to(request.user).select_related("unit", "current_version"), pk=pk
    )
    permissions.check_can_correct_post(request.user, post)
    if request.method != "POST":
        if post.status != Status.PUBLISHED:
            messages.info(request, "Hanya pesan yang sudah terbit yang dikoreksi.")
            return redirect(post)
        if begun := post.corrections.undecided().first():
            messages.info(request, "Koreksi pesan ini sudah dimulai dan belum selesai.")
            return redirect("posts:correction", begun.pk)
    content = post.current_version.content
    form = CorrectionForm(request.POST or None, post=post, shown=content)
    status = 200
    if request.method == "POST":
        form, status = CorrectionForm(request.POST, post=post), 422
        if form.is_valid():
            try:
                made = actions.draft_correction(post=post, by=request.user, **form.words())
            except (RuleBroken, StateChanged) as refused:  # what was typed stays in the form
                form.add_problems(refused)
                status = refused.status_code
            else:
                messages.success(request, "Koreksi disimpan. Periksa perubahannya, lalu ajukan ke pejabat.")
                return redirect("posts:correction", made.pk)
    return _editor(request, post, form, status)


@GET_AND_POST
def edit(request, pk):
    change = _seen(request, pk)
    permissions.check_can_correct_post(request.user, change.post)
    if request.method != "POST":
        if change.status not in ON_THE_DESK:
            messages.info(request, "Koreksi ini tidak sedang berada di meja petugas.")
            return redirect("posts:correction", pk)
        form = CorrectionForm(
            post=change.post, shown=change.version.content, reason=change.reason, revision=change.revision
        )
        return _editor(request, change.post, form, 200, change)
    form, status, stored = CorrectionForm(request.POST, post=change.post), 422, None
    if form.is_valid():
        try:
            revision = form.cleaned_data["revision"] or 0
            actions.edit_correction(correction=change, revision=revision, by=request.user, **form.words())
        except StateChanged as refused:
            status, stored = 409, _seen(request, pk)
            form = _again(request, stored, refused)
        except RuleBroken as refused:
            form.add_problems(refused)
        else:
            messages.success(request, "Perubahan koreksi disimpan.")
            return redirect("posts:correction", pk)
    return _editor(request, change.post, form, status, change, stored)


def _again(request, stored, refused):
    """What was typed, in a form that knows the newest revision; saving it once more is meant."""
    typed = request.POST.copy()
    typed["revision"] = str(stored.revision)
    form = CorrectionForm(typed, post=stored.post)
    form.add_problems(refused)
    return form


def _editor(request, post, form, status, change=None, stored=None):
    """``stored``: the correction as somebody else saved it meanwhile, to be laid beside what was typed."""
    context = {"post": post, "form": form, "change": change, "stored": stored}
    if stored is not None:
        typed = form.cleaned_data.get("text", "") if form.is_bound else ""
        context["pieces"] = word_diff(stored.version.content["text"], typed)
    return render(request, "posts/correct.html", context, status=status)


@require_safe
def correction(request, pk):
    """A correction beside what it corrects, how far it is, and what each platform still has to say."""
    change = _seen(request, pk)
    content = change.version.content
    places = change.places.select_related("publication__account", "recorded_by")
    texts = {wording.key: wording for wording in wordings_of(change.post.current_version.content)}
    context = {
        "change": change,
        "post": change.post,
        **differences(change),
        "reading": read(content["text"], change.post.accounts.all()) if change.is_undecided else None,
        "missing": missing_to_submit(content) if change.is_editable else [],
        "steps": steps_for(request.user, change),
        "reviews": _reviews(change),
        "to_mend": [(place, texts.get(place.publication.account.key)) for place in places],
        "may_mend": change.is_approved and permissions.can_correct_post(request.user, change.post),
    }
    return render(request, "posts/correction.html", context)


def _reviews(change):
    """Decisions on any version of this proposal."""
    versions = change.post.versions.filter(number__gt=change.before.number, number__lte=change.version.number)
    return Review.objects.filter(version__in=versions).select_related("reviewer", "version")


@GET_AND_POST
def submit(request, pk):
    """What is handed in, and the SOP's checklist."""
    change = _seen(request, pk)
    permissions.check_can_submit_correction(request.user, change)
    if request.method != "POST" and change.status not in ON_THE_DESK:
        messages.info(request, "Koreksi ini tidak sedang berada di meja petugas.")
        return redirect("posts:correction", pk)
    terms = sop.parameters()
    content = change.version.content
    warned = bool(gates.inspect(content).warnings)
    form, status = ChecklistForm(lines=terms.checklist, has_warnings=warned), 200
    if request.method == "POST":
        form, status = ChecklistForm(request.POST, lines=terms.checklist, has_warnings=warned), 422
        if form.is_valid():
            try:
                actions.submit_correction(
                    correction=change, by=request.user, checklist=form.confirmed(),
                    revision=form.cleaned_data["revision"],
                    findings_checked=form.cleaned_data.get("findings_checked", False),
                )  # fmt: skip
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Koreksi diajukan kepada pejabat. Teks yang terbit belum berubah.")
                return redirect("posts:correction", pk)
    context = {
        "change": change,
        "post": change.post,
        "form": form,
        "terms": terms,
        "missing": missing_to_submit(content),
        "reading": read(content["text"], change.post.accounts.all()),
        **differences(change),
    }
    return render(request, "posts/correction_submit.html", context, status=status)


@require_POST
def recall(request, pk):
    change = _seen(request, pk)
    actions.recall_correction(correction=change, by=request.user)
    messages.success(request, "Koreksi diambil kembali dan dapat disunting.")
    return redirect("posts:correction", pk)


@GET_AND_POST
def cancel(request, pk):
    change = _seen(request, pk)
    permissions.check_can_correct_post(request.user, change.post)
    if request.method != "POST" and change.status not in ON_THE_DESK:
        messages.info(request, "Keadaan koreksi ini sudah berubah.")
        return redirect("posts:correction", pk)
    form, status = ReasonForm(), 200
    if request.method == "POST":
        form, status = ReasonForm(request.POST), 422
        if form.is_valid():
            try:
                actions.cancel_correction(
                    correction=change, reason=form.cleaned_data["reason"], by=request.user
                )
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Koreksi dibatalkan; catatannya tetap tersimpan.")
                return redirect(change.post)
    context = {
        "post": change.post, "form": form, "title": "Batalkan koreksi", "verb": "Batalkan koreksi",
        "explanation": "Teks yang terbit tetap seperti sekarang. Usulan ini tetap tersimpan pada riwayat.",
    }  # fmt: skip
    return render(request, "posts/reason.html", context, status=status)


@GET_AND_POST
@required_recently
def review(request, pk):
    """The pejabat's page: exactly one proposed version beside what is out, and one form."""
    change = _seen(request, pk)
    permissions.check_can_decide_correction(request.user, change)
    if request.method != "POST" and change.status != CorrectionStatus.WAITING:
        messages.info(request, "Koreksi ini tidak sedang menunggu keputusan.")
        return redirect("posts:correction", pk)
    version = change.version
    reading = read(version.content["text"], change.post.accounts.all())
    seen = gates.inspect(version.content)
    about = {"has_blocking": bool(reading.blocking or seen.blocking), "findings": seen.findings}
    shown = {"version": version.pk, "content_hash": version.content_hash}
    form, status = DecideCorrectionForm(initial=shown, **about), 200
    if request.method == "POST":
        form, status = DecideCorrectionForm(request.POST, **about), 422
        if form.is_valid():
            try:
                _decide(change, form.cleaned_data, request.user)
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Keputusan atas koreksi dicatat.")
                return redirect("posts:correction", pk)
    context = {
        "change": change,
        "post": change.post,
        "reading": reading,
        "form": form,
        "reviews": _reviews(change),
        **differences(change),
    }
    return render(request, "posts/correction_review.html", context, status=status)


def _decide(change, given, by):
    """The decision counts only for the version that was on the screen."""
    version = change.post.versions.filter(pk=given["version"], content_hash=given["content_hash"]).first()
    if version is None:
        raise StateChanged(
            "Keputusan ini tidak menunjuk versi koreksi yang ada.",
            fix="Muat ulang halaman lalu putuskan kembali.",
        )
    about = {
        "correction": change, "version": version, "by": by, "note": given["note"],
        "right_findings": given.get("right_findings", []),
    }  # fmt: skip
    if given["decision"] == Decision.APPROVED:
        actions.approve_correction(**about, override_reason=given.get("override_reason", ""))
    elif given["decision"] == Decision.REVISION:
        actions.return_correction(**about)
    else:
        actions.reject_correction(**about)


@GET_AND_POST
def place(request, pk):
    """Copy the corrected words, put them right on the platform, record when."""
    found = CorrectedPlace.objects.visible_to(request.user).select_related(
        "correction__post__unit", "correction__post__current_version", "publication__account", "recorded_by"
    )
    errand = get_object_or_404(found, pk=pk)
    post = errand.correction.post
    permissions.check_can_mend_place(request.user, errand)
    if request.method != "POST" and errand.mended_at:
        messages.info(request, "Perbaikan di akun ini sudah dicatat.")
        return redirect("posts:correction", errand.correction_id)
    form, status = MendForm(), 200
    if request.method == "POST":
        form, status = MendForm(request.POST), 422
        if form.is_valid():
            try:
                actions.mend_place(place=errand, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused, "url" if form.cleaned_data["way"] == "diganti" else "mended_at")
            else:
                messages.success(request, f"Perbaikan di {errand.publication.account} dicatat.")
                return redirect("posts:correction", errand.correction_id)
    texts = {wording.key: wording for wording in wordings_of(post.current_version.content)}
    context = {
        "place": errand,
        "post": post,
        "form": form,
        "wording": texts.get(errand.publication.account.key),
    }
    return render(request, "posts/correction_place.html", context, status=status)
