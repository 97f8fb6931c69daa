"""Diskominfo reads messages; writing them is the work of the units."""

from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin, ReadOnlyInline
from posts.checking import admin as checking_desk  # noqa: F401 - its pages register themselves
from posts.links import admin as links_desk  # noqa: F401
from posts.models import Post, Publication, Version


class Shown(ReadOnlyInline):
    """Rows in the order they came."""

    ordering = ["pk"]


class VersionRows(Shown):
    model = Version
    fields = ["number", "editor", "created_at", "content_hash"]


class PublicationRows(Shown):
    model = Publication
    fields = ["account", "url", "published_at", "recorded_by"]


@admin.register(Post)
class PostAdmin(DeskAdmin):
    list_display = ["title", "unit", "category", "status", "updated_at", "published_at"]
    list_filter = ["status", "category", "kip_class"]
    list_select_related = ["unit"]
    search_fields = ["title", "text", "unit__name"]
    inlines = [VersionRows, PublicationRows]
    fields = [
        "unit", "title", "text", "category", "second_category", "theme", "source_kind", "source", "kip_class",
        "segments", "accounts", "status", "author", "submitted_by", "submitted_at", "approved_by",
        "approved_at", "approved_version", "published_by", "published_at", "withdrawn_by", "withdrawn_at",
        "withdrawn_reason",
    ]  # fmt: skip
