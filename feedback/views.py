"""Pages of the inbox."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from feedback import actions, permissions
from feedback.forms import AnswerForm, FilterOutForm, ForwardForm, ItemFilterForm, ItemForm
from feedback.models import Item
from feedback.workflow import Status
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from opd.models import Unit

# what can become of an item: address word -> (form, action, words)
DECISIONS = {
    "jawab": (AnswerForm, actions.answer_item, "Catat jawaban", "Jawaban dicatat."),
    "teruskan": (ForwardForm, actions.forward_item, "Teruskan ke unit lain", "Masukan diteruskan."),
    "saring": (FilterOutForm, actions.filter_item, "Saring", "Masukan disaring."),
}


@require_safe
def item_list(request):
    form = ItemFilterForm(request.GET or None)
    items = Item.objects.visible_to(request.user).select_related("unit", "account", "forwarded_to")
    if form.is_valid():
        for name in ("status", "kind"):
            if form.cleaned_data[name]:
                items = items.filter(**{name: form.cleaned_data[name]})
        if words := form.cleaned_data["q"]:
            items = items.filter(Q(text__icontains=words) | Q(topic__icontains=words))
    page = Paginator(items, 25).get_page(request.GET.get("halaman"))
    context = {"form": form, "page": page, "may_add": bool(request.user.standing.units)}
    return render(request, "feedback/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    units = Unit.objects.filter(pk__in=request.user.standing.units)
    if not units:
        raise NotAllowed(
            "Anda tidak tercatat sebagai staf unit mana pun.",
            fix="Hubungi Diskominfo agar keanggotaan unit Anda dicatat.",
            citation="Pasal 10 huruf e",
        )
    form = ItemForm(request.POST or None, units=units)
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                item = actions.log_item(by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, "Masukan dicatat.")
                return redirect(item)
        status = 422
    return render(request, "feedback/create.html", {"form": form}, status=status)


def _visible_item(request, pk):
    items = Item.objects.visible_to(request.user).select_related("unit", "account", "forwarded_to")
    return get_object_or_404(items, pk=pk)


def _choices(user, item):
    """The decisions this person may take now: word and label."""
    if not permissions.can_handle_item(user, item):
        return []
    if item.status == Status.FORWARDED:
        return [("jawab", "Catat jawaban")]
    return [(word, label) for word, (_, _, label, _) in DECISIONS.items()]


@require_safe
def detail(request, pk):
    item = _visible_item(request, pk)
    context = {"item": item, "choices": _choices(request.user, item), "events": Entry.objects.on(item)}
    return render(request, "feedback/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, pk, word):
    """Answer, forward or filter one item."""
    item = _visible_item(request, pk)
    form_class, action, label, done = DECISIONS[word]
    permissions.check_can_handle_item(request.user, item)
    form = form_class(request.POST or None)
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                action(item=item, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, done)
                return redirect(item)
        status = 422
    return render(
        request, "feedback/decide.html", {"item": item, "form": form, "label": label}, status=status
    )
