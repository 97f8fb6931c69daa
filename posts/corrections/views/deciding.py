"""The pejabat's page."""

from django.contrib import messages
from django.shortcuts import redirect, render

from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd.reauthentication import required_recently
from posts.checking import gates
from posts.corrections import actions, permissions
from posts.corrections.forms import DecideCorrectionForm
from posts.corrections.shown import differences
from posts.corrections.views.found import GET_AND_POST, reviews_of, seen_by
from posts.corrections.workflow import CorrectionStatus
from posts.links.reading import report_of
from posts.models import Decision
from posts.publishing.kit import attached_to
from posts.reading import read_version
from posts.rules import hints_of


@GET_AND_POST
@required_recently
def review(request, pk):
    """The pejabat's page: exactly one proposed version beside what is out, and one form."""
    change = seen_by(request.user, pk)
    permissions.check_can_decide_correction(request.user, change)
    if request.method != "POST" and change.status != CorrectionStatus.WAITING:
        messages.info(request, "Koreksi ini tidak sedang menunggu keputusan.")
        return redirect("posts:correction", pk)
    version = change.version
    reading = read_version(version.content)
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
        "hints": hints_of(version.content),
        "links": report_of(version.content),
        "attached": attached_to(change.post, version.content),
        "form": form,
        "reviews": reviews_of(change),
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
