"""Pages after the approval: kit, screenshots, doubtful proofs."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.uploads import FILE_HEADERS, serve
from posts.links.reading import report_of
from posts.models import CorrectedPlace, HeldProof, Post, Publication
from posts.publishing import actions, permissions
from posts.publishing.forms import HeldForm
from posts.publishing.kit import attached_to, too_large, whatsapp_text, zip_of
from posts.rules import hints_of
from posts.views.steps import steps_for
from posts.wording import wordings_of


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
    # posts on platforms that still show what a correction changed
    old = {
        place.publication_id: place
        for place in CorrectedPlace.objects.unmended().filter(correction__post=post)
    }
    old = {proof.account.key: old[proof.pk] for proof in publications if proof.pk in old}
    context = {
        "post": post,
        "version": post.released_version,
        "rows": [
            (place, wording, official[wording.key], wording.key in out, old.get(wording.key))
            for place, wording in enumerate(wordings_of(content), start=1)
            if wording.key in official
        ],
        "attached": attached,
        "hints": hints_of(content),
        "links": report_of(content),
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
