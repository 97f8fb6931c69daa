"""Diskominfo's desk: the Django admin, with rights that follow from roles, not from permission rows."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.urls import reverse


class DeskSite(admin.AdminSite):
    """Open to Diskominfo staff and the operator; everybody signs in through the portal's own door."""

    site_header = "Meja Diskominfo"
    site_title = "Medsos Klaten"
    index_title = "Yang menunggu dan yang tercatat"
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.is_staff

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
    list_per_page = 50

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
