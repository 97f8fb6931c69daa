"""Diskominfo's desk: the Django admin, with rights that follow from roles, not from permission rows."""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import connection
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from klaten_medsos.audit.models import Entry
from klaten_medsos.desk_conflict import SEEN, seen_form
from klaten_medsos.desk_export import download_of
from klaten_medsos.sheets import WRITERS

COUNTED = 10_000  # rows a list counts at most: a count over millions costs more than the list
HISTORY_PAGE = 100


class CappedPaginator(Paginator):
    """Counts no further than ``COUNTED``; what lies beyond is found by search and filter."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:COUNTED].count()


class DeskSite(admin.AdminSite):
    """Open to Diskominfo staff and the operator; everybody signs in through the portal's own door."""

    site_header = "Meja Diskominfo"
    site_title = "Medsos Klaten"
    index_title = "Yang menunggu dan yang tercatat"
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.is_staff

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only pages made for the desk: those that packages bring along would hand out groups, sessions and
        second factors to whoever may open the admin."""
        if admin_class is not None and issubclass(admin_class, DeskAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def login(self, request, extra_context=None):
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), reverse("account_login"))


class DeskAdmin(admin.ModelAdmin):
    """Base of every desk page: staff see; what may be added or changed each page says; nothing is deleted.

    ``may_add``/``may_change`` open the forms; state fields stay read-only and are changed by buttons that
    call the actions.
    """

    may_add = False
    may_change = False
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    paginator = CappedPaginator

    def has_module_permission(self, request):
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request, obj=None):
        return self.may_add and self.admin_site.has_permission(request)

    def has_change_permission(self, request, obj=None):
        return self.may_change and self.admin_site.has_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def log_addition(self, request, obj, message):
        """Our own audit log tells of it."""

    def log_change(self, request, obj, message):
        """Our own audit log tells of it."""

    def lookup_allowed(self, lookup, value, request):
        """Only what the list offers as a filter: Django lets an address filter by any field of the row, and so read
        letter by letter what no page shows (a password's hash, a whole NIP, custody)."""
        name = lookup.partition("__")[0]
        paths = [
            item[0] if isinstance(item, list | tuple) else item for item in self.get_list_filter(request)
        ]
        offered = {path.partition("__")[0] for path in paths if isinstance(path, str)}
        is_field = any(name == field.name for field in self.opts.get_fields())
        if is_field and name not in offered | {self.opts.pk.name, self.date_hierarchy}:
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_object(self, request, object_id, from_field=None):
        """What is about to be changed stays as it is until it is: nobody comes between looking and writing."""
        obj = super().get_object(request, object_id, from_field)
        if obj is not None and request.method == "POST" and connection.in_atomic_block:
            self.model._base_manager.select_for_update().filter(pk=obj.pk).values_list(
                "pk", flat=True
            ).first()
            obj = super().get_object(request, object_id, from_field)
        return obj

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return seen_form(form) if change and self.has_change_permission(request, obj) else form

    def get_fields(self, request, obj=None):
        return [name for name in super().get_fields(request, obj) if name != SEEN]

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        export = path("ekspor/<str:kind>/", self.admin_site.admin_view(self.export_view), name=name)
        return [export, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        words = {
            "title": capfirst(self.opts.verbose_name_plural),
            "export_kinds": WRITERS,
            "filters_of_list": request.GET.urlencode(),
        }
        return super().changelist_view(request, words | (extra_context or {}))

    def export_view(self, request, kind):
        """The list as filtered and searched, with its own columns, as CSV or XLSX."""
        if kind not in WRITERS:
            raise Http404
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            changelist = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
        return download_of(request, self, changelist, kind)

    def note_export(self, request, rows):
        """Called with the rows just before they leave as a file; desks of personal data note it."""

    def history_view(self, request, object_id, extra_context=None):
        """What was done to this object, as sentences of the audit log."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        page = Paginator(Entry.objects.on(obj), HISTORY_PAGE).get_page(request.GET.get("halaman"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Riwayat: {obj}",
            "page": page,
            "object": obj,
            "opts": self.opts,
            "module_name": capfirst(self.opts.verbose_name_plural),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_history.html", context)


class ReadOnlyInline(admin.TabularInline):
    """Rows of another kind beside an object, to read: they change on their own pages, through the actions."""

    extra = 0
    can_delete = False

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission
