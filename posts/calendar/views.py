"""Pages of the calendar."""

import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.rate_limit import limited
from posts.calendar import actions
from posts.calendar.coherence import NEAR_DAYS, meetings_of, silent_weeks
from posts.calendar.forms import VIEWS, CalendarForm, FeedLinkForm
from posts.calendar.ical import feed_of
from posts.calendar.reading import entries_of, key_of, lay_out, month_days, week_days
from posts.models import FeedLink, Post

WEEK_TITLES, PER_PAGE = 140, 50


@require_safe
def calendar(request):
    form = CalendarForm(request.GET, user=request.user)
    rows = form.rows(request.user)
    view, day = form.view, form.day
    context = {
        "form": form,
        "view": view,
        "day": day,
        "title": _title(view, day),
        "tabs": [
            (_address(request, view=key), label, key == view) for key, label in VIEWS.items() if key != "hari"
        ],
        "previous": _address(request, day=_step(view, day, -1)),
        "next": _address(request, day=_step(view, day, 1)),
        "today": _address(request, day=dates.today()),
        "shows_unit": request.user.standing.sees_everything or len(request.user.standing.units) > 1,
        "weekdays": dates.WEEKDAYS,
    }
    if view == "bulan":
        days = lay_out(rows, month_days(day), month=day.month)
    elif view == "minggu":
        days = lay_out(rows, week_days(day), per_day=WEEK_TITLES, most=WEEK_TITLES)
    else:
        return render(request, "posts/calendar.html", context | _listed(request, rows, view, day))
    # the same address forty times over, but for the day
    before, _, after = _address(request, view="hari", day=day).rpartition(day.isoformat())
    context["days"] = [(each, f"{before}{each.day.isoformat()}{after}") for each in days]
    context["total"] = sum(each.total for each in days if not each.is_outside)
    return render(request, "posts/calendar.html", context)


def _listed(request, rows, view, day):
    """One day or one month as a list in pages."""
    days = [day] if view == "hari" else [each for each in month_days(day) if each.month == day.month]
    pk = key_of(rows)
    placed = rows.on_calendar(days[0], days[-1]).order_by("calendar_day", pk).values_list(pk, flat=True)
    page = Paginator(placed, PER_PAGE).get_page(request.GET.get("halaman"))
    shown = Post.objects.visible_to(request.user).filter(pk__in=list(page))
    return {"page": page, "rows": entries_of(shown), "total": page.paginator.count}


def _title(view, day):
    if view == "hari":
        return dates.format_date(day, weekday=True)
    if view == "minggu":
        days = week_days(day)
        return dates.format_range(days[0], days[-1])
    return dates.format_month(day.year, day.month)


def _step(view, day, sign):
    """The day that opens the period before or after."""
    if view in ("hari", "minggu"):
        return day + sign * datetime.timedelta(days=1 if view == "hari" else 7)
    first = day.replace(day=1)
    return (first + datetime.timedelta(days=32 if sign > 0 else -1)).replace(day=1)


def _address(request, view=None, day=None):
    """This calendar with another view or day; the filters stay, the page of a list does not."""
    query = request.GET.copy()
    query.pop("halaman", None)
    if view:
        query["tampilan"] = view
    if day:
        query["tanggal"] = day.isoformat()
    return f"{reverse('posts:calendar')}?{query.urlencode()}"


@require_safe
def coherence(request):
    """Overlaps of the coming weeks and silent weeks. Other units' messages show only what they share."""
    standing, today = request.user.standing, dates.today()
    first, last = today - datetime.timedelta(days=NEAR_DAYS), today + datetime.timedelta(days=30)
    context = {
        "overlaps": meetings_of(request.user, first, last),
        "near": NEAR_DAYS,
        "weeks": silent_weeks(
            Post.objects.visible_to(request.user), None if standing.sees_everything else standing.units, today
        ),
        "sees_all": standing.sees_everything,
    }
    return render(request, "posts/coherence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def feed_links(request):
    """One's own private links; a new one is shown once."""
    form, status, shown = FeedLinkForm(request.POST or None), 200, ""
    if request.method == "POST":
        status = 422
        form = FeedLinkForm(request.POST)
        if form.is_valid():
            try:
                _, token = actions.make_feed_link(by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                status, form = 200, FeedLinkForm()
                shown = request.build_absolute_uri(reverse("posts:feed", args=[token]))
    links = FeedLink.objects.filter(owner=request.user)
    context = {"form": form, "links": links, "shown": shown}
    return render(request, "posts/feed_links.html", context, status=status)


@require_POST
def feed_revoke(request, pk):
    link = get_object_or_404(FeedLink.objects.filter(owner=request.user), pk=pk)
    actions.revoke_feed_link(link=link, by=request.user)
    messages.success(request, "Tautan dicabut; aplikasi yang memakainya tidak lagi dapat membaca kalender.")
    return redirect("posts:feed_links")


@login_not_required
@require_safe
@limited("kalender")
def feed(request, token):
    """The calendar as its owner may read it now; whoever holds the link reads, nobody else."""
    owner = actions.owner_of(token)
    if owner is None:
        raise Http404
    response = HttpResponse(
        feed_of(Post.objects.visible_to(owner)), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="pesan-klaten.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response
