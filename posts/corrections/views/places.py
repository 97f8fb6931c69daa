"""Putting the post on a platform right."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from klaten_medsos.exceptions import RuleBroken
from posts.corrections import actions, permissions
from posts.corrections.forms import MendForm
from posts.corrections.views.found import GET_AND_POST
from posts.models import CorrectedPlace
from posts.publishing.kit import attached_to
from posts.wording import wordings_of


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
        "attached": attached_to(post, post.current_version.content),
    }
    return render(request, "posts/correction_place.html", context, status=status)
