"""Pages after the approval: kit, screenshots, doubtful proofs, corrections."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.uploads import FILE_HEADERS, serve
from posts.models import Correction, HeldProof, Post, Publication
from posts.publishing import actions, permissions
from posts.publishing.forms import CorrectionForm, DecideCorrectionForm, HeldForm
from posts.publishing.kit import attached_to, too_large, whatsapp_text, zip_of
from posts.reading import read
from posts.versions import word_diff
from posts.views.steps import steps_for
from posts.wording import wordings_of
from posts.workflow import Status


def _released(request, pk):
    """The message with the version that may come out; refused in words before that."""
    posts = Post.objects.visible_to(request.user).select_related(
        "unit", "approved_version", "approved_by", "emergency_version", "emergency_by"
    )
    post = get_object_or_404(posts, pk=pk)
    if post.released_version is None:
        raise StateChanged(
            "Pesan ini belum disetujui, sehingga belum boleh disalin untuk diunggah.",
            fix="Ajukan pesan dan tunggu keputusan pejabat.",
            citation="Pasal 10 huruf d",
        )
    return post, post.released_version.content


@require_safe
def kit(request, pk):
    """The approved text of each account, word for word, and everything that goes with it."""
    post, content = _released(request, pk)
    publications = list(post.publications.select_related("account"))
    official = {account.key: account for account in post.accounts.official()}
    out = {proof.account.key for proof in publications}
    attached = attached_to(post, content)
    context = {
        "post": post,
        "version": post.released_version,
        "rows": [
            (place, wording, official[wording.key], wording.key in out)
            for place, wording in enumerate(wordings_of(content), start=1)
            if wording.key in official
        ],
        "attached": attached,
        "has_zip": not too_large(attached),
        "whatsapp": whatsapp_text(content, publications),
        "steps": steps_for(request.user, post),
    }
    return render(request, "posts/kit.html", context)


@require_safe
def kit_zip(request, pk):
    post, content = _released(request, pk)
    attached = attached_to(post, content)
    if too_large(attached):
        raise Http404
    text = whatsapp_text(content, post.publications.select_related("account"))
    response = HttpResponse(zip_of(content, attached, text), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="pesan-{post.pk}.zip"'
    for name, value in FILE_HEADERS.items():
        response.headers[name] = value
    add_never_cache_headers(response)
    return response


@require_safe
def screenshot(request, pk, proof_pk):
    """The picture of a proof, for those who may read the message."""
    post = get_object_or_404(Post.objects.visible_to(request.user), pk=pk)
    proof = get_object_or_404(Publication.objects.filter(post=post), pk=proof_pk)
    return _picture(proof, f"bukti-{post.pk}-{proof.pk}")


@require_safe
def held_screenshot(request, pk):
    return _picture(
        get_object_or_404(HeldProof.objects.visible_to(request.user), pk=pk), f"bukti-tertahan-{pk}"
    )


def _picture(proof, name):
    if not proof.screenshot:
        raise Http404
    suffix = proof.screenshot.name.rpartition(".")[2]
    kind = "image/png" if suffix == "png" else "image/jpeg"
    return serve(proof.screenshot, filename=f"{name}.{suffix}", content_type=kind)


@require_http_methods(["GET", "HEAD", "POST"])
def held(request, pk):
    """An address that waits for a second look."""
    found = HeldProof.objects.visible_to(request.user).select_related(
        "post__unit", "account", "recorded_by", "decided_by"
    )
    proof = get_object_or_404(found, pk=pk)
    may_decide = proof.decided_at is None and permissions.can_decide_held(request.user, proof)
    form, status = HeldForm() if may_decide else None, 200
    if request.method == "POST":
        permissions.check_can_decide_held(request.user, proof)
        form, status = HeldForm(request.POST), 422
        if form.is_valid():
            given = form.cleaned_data
            try:
                actions.decide_held(
                    held=proof, is_accepted=given["decision"] == "terima", note=given["note"], by=request.user
                )
            except StateChanged:
                raise
            except RuleBroken as refused:
                form.add_refusal(refused, "note")
            else:
                messages.success(request, "Keputusan dicatat.")
                return redirect(proof.post)
    return render(request, "posts/held.html", {"proof": proof, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request, pk):
    post = get_object_or_404(
        Post.objects.visible_to(request.user).select_related("unit", "current_version"), pk=pk
    )
    permissions.check_can_propose_correction(request.user, post)
    if request.method != "POST" and post.status != Status.PUBLISHED:
        messages.info(request, "Hanya pesan yang sudah terbit yang dikoreksi.")
        return redirect(post)
    form = CorrectionForm(request.POST or None, initial={"text": post.current_version.content["text"]})
    status, typed = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = dict(form.cleaned_data)
            try:
                correction = actions.propose_correction(post=post, by=request.user, **given)
            except StateChanged:
                raise
            except RuleBroken as refused:
                form.add_problems(refused)
                typed = read(given["text"], post.accounts.all())
            else:
                messages.success(request, "Koreksi diajukan kepada pejabat. Teks yang terbit belum berubah.")
                return redirect("posts:correction", correction.pk)
    return render(
        request, "posts/correct.html", {"post": post, "form": form, "reading": typed}, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request, pk):
    """A correction beside what it corrects, and the pejabat's decision."""
    found = Correction.objects.visible_to(request.user).select_related(
        "post__unit", "before", "after", "proposed_by", "decided_by"
    )
    change = get_object_or_404(found, pk=pk)
    reading = read(change.text, change.post.accounts.all())
    has_blocking = bool(reading.blocking)
    may_decide = change.decided_at is None and permissions.can_decide_correction(request.user, change)
    form, status = DecideCorrectionForm(has_blocking=has_blocking) if may_decide else None, 200
    if request.method == "POST":
        permissions.check_can_decide_correction(request.user, change)
        form, status = DecideCorrectionForm(request.POST, has_blocking=has_blocking), 422
        if form.is_valid():
            try:
                _decide(change, dict(form.cleaned_data), request.user)
            except StateChanged:
                raise
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Keputusan atas koreksi dicatat.")
                return redirect(change.post)
    context = {
        "change": change,
        "pieces": word_diff(change.before.content["text"], change.text),
        "reading": reading,
        "form": form,
    }
    return render(request, "posts/correction.html", context, status=status)


def _decide(change, given, by):
    if given["decision"] == "setuju":
        actions.approve_correction(
            correction=change, by=by, note=given["note"], override_reason=given.get("override_reason", "")
        )
    else:
        actions.reject_correction(correction=change, by=by, note=given["note"])
