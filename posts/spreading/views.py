"""Pages of amplification: Diskominfo asks and watches, a unit opens, spreads and proves."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.sheets import csv_response
from posts.channels import limits_of
from posts.forms import ReasonForm
from posts.models import Amplification, AmplificationProof, AmplificationTarget, Post
from posts.publishing.kit import attached_to
from posts.spreading import actions, permissions
from posts.spreading.forms import AskForm, DecideProofForm, ProofForm
from posts.views.media import serve_media

CHOICES = 30


def _task(request, pk):
    tasks = Amplification.objects.visible_to(request.user).select_related(
        "post__unit", "post__approved_version", "version", "given_by"
    )
    return get_object_or_404(tasks, pk=pk)


def _target(request, task):
    """The reader's own unit among those asked; a reader of two units takes the first one outstanding."""
    mine = task.targets.filter(unit__in=request.user.standing.units).select_related("unit")
    return mine.with_proofs().order_by("counted", "pk").first()


@require_safe
def amplification_list(request):
    tasks = Amplification.objects.visible_to(request.user).with_share().order_by("-given_at", "-pk")
    page = Paginator(tasks.select_related("version", "post__unit"), 25).get_page(request.GET.get("halaman"))
    mine = AmplificationTarget.objects.filter(
        task__in=[task.pk for task in page], unit__in=request.user.standing.units
    )
    states = {}
    for target in mine.with_proofs().select_related("task", "unit"):
        states.setdefault(target.task_id, []).append((target.unit, target.state()))
    context = {
        "page": page,
        "rows": [(task, states.get(task.pk, [])) for task in page],
        "may_ask": permissions.can_ask_to_spread(request.user),
    }
    return render(request, "posts/amplification_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def amplification_create(request):
    """First choose the message, then the units."""
    permissions.check_can_ask_to_spread(request.user)
    given = request.GET.get("pesan", "")
    if not (given.isascii() and given.isdigit() and len(given) < 19):
        return _choose(request)
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("unit"), pk=int(given))
    form, status = AskForm(request.POST or None, post=post), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                task = actions.ask_to_spread(post=post, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, "Tugas diberikan; pengelola tiap unit telah diberi tahu.")
                return redirect(task)
    return render(request, "posts/amplification_ask.html", {"post": post, "form": form}, status=status)


def _choose(request):
    posts = Post.objects.visible_to(request.user).filter(status__in=actions.SPREADABLE)
    words = request.GET.get("q", "").strip()[:100]
    if words:
        posts = posts.filter(title__icontains=words)
    context = {"words": words, "posts": posts.select_related("unit")[:CHOICES]}
    return render(request, "posts/amplification_choose.html", context)


@require_safe
def amplification_detail(request, pk):
    task, today = _task(request, pk), dates.today()
    target = _target(request, task)
    rows = [
        (each, each.state(today), list(each.proofs.all()))
        for each in task.targets.with_proofs()
        .select_related("unit", "task")
        .prefetch_related("proofs__account")
    ]
    may_watch = request.user.standing.sees_everything or task.post.unit_id in request.user.standing.units
    may_look = permissions.can_ask_to_spread(request.user)
    content = _content(task) if may_watch or (target and target.opened_at) else None
    context = {
        "task": task,
        "target": target,
        "state": target.state(today) if target else None,
        "material": content,
        "own_texts": _own_texts(content) if content else [],
        "attached": attached_to(task.post, content) if content else [],
        "is_corrected": bool(task.post.approved_version_id)
        and task.post.approved_version_id != task.version_id,
        "origins": task.post.publications.select_related("account"),
        "rows": rows if may_watch else [row for row in rows if target and row[0].pk == target.pk],
        "may_watch": may_watch,
        "done": sum(bool(each.counted) for each, _, _ in rows),
        "unproven": sum(bool(each.unproven) for each, _, _ in rows),
        "may_look": may_look,
        "asked": len(rows),
        "opened": sum(each.opened_at is not None for each, _, _ in rows),
        "overdue": [each.unit for each, state, _ in rows if state.tone == "danger"],
        "may_prove": bool(target)
        and task.closed_at is None
        and permissions.can_prove_target(request.user, target),
        "may_close": task.closed_at is None and permissions.can_ask_to_spread(request.user),
        "events": Entry.objects.on(task) if may_watch else [],
    }
    return render(request, "posts/amplification_detail.html", context)


def _content(task) -> dict:
    """What is to be spread: the approved words as they are now, a correction included."""
    return (task.post.approved_version or task.version).content


def _own_texts(content) -> list:
    """(platform, title, text) of each text written for one platform, to be used on the same platform."""
    return [
        (limits_of(key.partition(":")[0]).label or own["name"], own["title"], own["text"])
        for own in content.get("own_texts", ())
        if (key := own["key"]) and (own["text"] or own["title"])
    ]


@require_safe
def amplification_media(request, pk, media_pk):
    """A file of the message, for a unit that opened the material and for who watches the task."""
    task = _task(request, pk)
    target = _target(request, task)
    may_watch = request.user.standing.sees_everything or task.post.unit_id in request.user.standing.units
    if not (may_watch or (target and target.opened_at)):
        raise Http404
    found = {media.pk: media for media, _ in attached_to(task.post, _content(task))}
    if media_pk not in found:
        raise Http404
    return serve_media(found[media_pk])


@require_http_methods(["GET", "HEAD", "POST"])
def spread_proof(request, pk):
    """A proof taken on the officer's word, and Diskominfo's look at it."""
    found = AmplificationProof.objects.visible_to(request.user).select_related(
        "target__unit", "target__task__version", "account", "recorded_by", "decided_by"
    )
    proof = get_object_or_404(found, pk=pk)
    permissions.check_can_ask_to_spread(request.user)
    may_decide = proof.decided_at is None and permissions.can_decide_proof(request.user, proof)
    form, status = DecideProofForm() if may_decide else None, 200
    if request.method == "POST":
        form, status = DecideProofForm(request.POST), 422
        if form.is_valid():
            given = form.cleaned_data
            try:
                actions.decide_proof(
                    proof=proof,
                    is_accepted=given["decision"] == "terima",
                    note=given["note"],
                    by=request.user,
                )
            except RuleBroken as refused:
                form.add_refusal(refused, "note")
            else:
                messages.success(request, "Pemeriksaan bukti dicatat.")
                return redirect(proof.target.task)
    context = {"proof": proof, "task": proof.target.task, "form": form}
    return render(request, "posts/spread_proof.html", context, status=status)


def _own_target(request, task):
    target = _target(request, task)
    if target is None:
        raise Http404
    return target


@require_POST
def amplification_open(request, pk):
    task = _task(request, pk)
    target = _own_target(request, task)
    actions.open_target(target=target, by=request.user)
    return redirect(task.get_absolute_url() + "#bahan")


@require_http_methods(["GET", "HEAD", "POST"])
def amplification_prove(request, pk):
    task = _task(request, pk)
    target = _own_target(request, task)
    permissions.check_can_prove_target(request.user, target)
    form, status = ProofForm(request.POST or None, target=target), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = actions.prove_spread(target=target, by=request.user, **form.cleaned_data)
            except StateChanged as refused:
                form.add_refusal(refused)
                status = 409
            except RuleBroken as refused:
                form.add_refusal(refused, "url")
            else:
                _say(request, made)
                return redirect(task)
    context = {
        "task": task,
        "target": target,
        "form": form,
        "proofs": target.proofs.select_related("account"),
    }
    return render(request, "posts/amplification_prove.html", context, status=status)


def _say(request, proof):
    if proof.is_evident:
        messages.success(request, "Bukti penyebaran dicatat. Terima kasih.")
    else:
        messages.info(
            request,
            "Bukti dicatat. Alamatnya tidak menyebut akun, sehingga dihitung setelah diperiksa Diskominfo.",
        )


@require_http_methods(["GET", "HEAD", "POST"])
def amplification_close(request, pk):
    task = _task(request, pk)
    permissions.check_can_ask_to_spread(request.user)
    form, status = ReasonForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            actions.close_task(task=task, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, "Tugas dihentikan; bukti yang tercatat tetap tersimpan.")
            return redirect(task)
    context = {
        "form": form,
        "title": "Hentikan tugas",
        "verb": "Hentikan tugas",
        "explanation": "Unit tidak diingatkan lagi; bukti yang sudah dicatat tetap dihitung.",
        "back": task.get_absolute_url(),
        "trail": (task.version.content["title"], "posts:amplification_list", "Amplifikasi"),
    }
    return render(request, "posts/because.html", context, status=status)


@require_safe
def amplification_csv(request, pk):
    """Each unit asked, where it stands and its proofs."""
    task, today = _task(request, pk), dates.today()
    targets = task.targets.with_proofs().select_related("unit", "task").prefetch_related("proofs__account")
    if not (request.user.standing.sees_everything or task.post.unit_id in request.user.standing.units):
        targets = targets.filter(unit__in=request.user.standing.units)
    rows = []
    for target in targets:
        state = target.state(today).label
        opened = f"{dates.to_wib(target.opened_at):%Y-%m-%d %H:%M}" if target.opened_at else ""
        proofs = list(target.proofs.all()) or [None]
        for proof in proofs:
            place = (
                (
                    str(proof.account),
                    proof.url,
                    f"{dates.to_wib(proof.published_at):%Y-%m-%d %H:%M}",
                    proof.shown_state.label,
                )
                if proof
                else ("",) * 4
            )
            rows.append((target.unit.name, state, opened, task.due_on.isoformat(), *place))
    headers = (
        "Unit",
        "Keadaan",
        "Dibuka (WIB)",
        "Tenggat",
        "Akun",
        "Alamat kiriman",
        "Terbit (WIB)",
        "Nilai bukti",
    )
    return csv_response(f"amplifikasi-{task.pk}.csv", headers, rows)
