"""One page for whatever is undone with a reason."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from klaten_medsos.exceptions import RuleBroken
from posts.forms import ReasonForm
from posts.models import Post


def with_reason(request, pk, check, action, states, *, done, **words):
    """One page for what is undone with a reason."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("unit"), pk=pk)
    check(request.user, post)
    if request.method != "POST" and post.standing_at() not in states:
        messages.info(request, "Keadaan pesan ini sudah berubah.")
        return redirect(post)
    form, status = ReasonForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                action(post=post, reason=form.cleaned_data["reason"], by=request.user)
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, done)
                return redirect("posts:detail", post.pk)
    return render(request, "posts/reason.html", {"post": post, "form": form, **words}, status=status)
