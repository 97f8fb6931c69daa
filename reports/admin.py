"""Diskominfo's desk for reports: receive, return, forward; the rubric; evaluations to read."""

from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.utils.html import format_html

from klaten_medsos.admin_site import DeskAdmin, ReadOnlyInline
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import Refusal
from reports import actions
from reports.forms import IndicatorFormSet, NotesForm
from reports.models import Evaluation, Indicator, Report, Rubric, Score, Section


class SectionInline(ReadOnlyInline):
    model = Section
    fields = ["letter", "narrative", "internal_obstacles", "external_obstacles", "updated_by", "updated_at"]


@admin.register(Report)
class ReportAdmin(DeskAdmin):
    list_display = ["unit", "year", "status", "round", "receipt_number", "signed_at", "received_at", "page"]
    list_display_links = ["unit"]
    list_filter = ["status", "year", "unit__type"]
    list_select_related = ["unit"]
    search_fields = ["unit__name", "unit__abbreviation", "receipt_number"]
    ordering = ["-year", "unit__name"]
    exclude = ["figures"]
    inlines = [SectionInline]
    actions = ["receive", "send_back", "forward"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("figures")

    @admin.display(description="halaman")
    def page(self, report):
        return format_html('<a href="{}">Buka laporan</a>', report.get_absolute_url())

    @admin.action(description="Terima laporan", permissions=["view"])
    def receive(self, request, queryset):
        self._each(request, queryset, actions.receive_report, "diterima")

    @admin.action(description="Teruskan kepada Bupati (Kepala Diskominfo)", permissions=["view"])
    def forward(self, request, queryset):
        self._each(request, queryset, actions.forward_report, "diteruskan kepada Bupati")

    @admin.action(description="Kembalikan untuk dilengkapi…", permissions=["view"])
    def send_back(self, request, queryset):
        form = NotesForm(request.POST if "a" in request.POST else None)
        if form.is_valid():
            self._each(request, queryset, actions.return_report, "dikembalikan", notes=form.notes)
            return None
        context = self.admin_site.each_context(request) | {
            "title": "Kembalikan laporan untuk dilengkapi",
            "form": form,
            "chosen": queryset,
            "action": "send_back",
            "opts": self.model._meta,
        }
        return TemplateResponse(request, "admin/note_action.html", context)

    def _each(self, request, queryset, action, word, **kwargs):
        """Do ``action`` to each chosen report by itself; one refusal does not undo the others."""
        done = 0
        for report in queryset.select_related("unit"):
            try:
                action(report=report, by=request.user, **kwargs)
                done += 1
            except Refusal as refused:
                self.message_user(request, f"{report}: {refused}", messages.ERROR)
        if done:
            self.message_user(request, f"{done} laporan {word}.", messages.SUCCESS)


class IndicatorInline(admin.TabularInline):
    """Indicators of a rubric, open only while no evaluation uses it."""

    model = Indicator
    extra = 0

    def _is_open(self, rubric):
        return rubric is None or not rubric.is_used

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self._is_open(obj)

    def has_change_permission(self, request, obj=None):
        return self._is_open(obj)

    def has_delete_permission(self, request, obj=None):
        return self._is_open(obj)

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, formset=IndicatorFormSet, **kwargs)


@admin.register(Rubric)
class RubricAdmin(DeskAdmin):
    """A used rubric is frozen: a new version of the year replaces it for what comes after."""

    may_add = True
    list_display = ["title", "year", "version", "basis", "is_used"]
    list_filter = ["year"]
    inlines = [IndicatorInline]

    def has_change_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (obj is None or not obj.is_used)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        record(Event.RUBRIC_CHANGED, on=form.instance, by=request.user)

    @admin.display(description="sudah dipakai", boolean=True)
    def is_used(self, rubric):
        return rubric.is_used


class ScoreInline(ReadOnlyInline):
    model = Score
    fields = ["indicator", "proposed", "value", "note", "explanation"]


@admin.register(Evaluation)
class EvaluationAdmin(DeskAdmin):
    """To read only; drafts of the Bupati's office stay with that office."""

    list_display = ["report", "number", "status", "total", "grade", "finalised_at"]
    list_filter = ["status", "report__year", "grade"]
    list_select_related = ["report__unit"]
    search_fields = ["number", "report__unit__name"]
    inlines = [ScoreInline]

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)
