"""Addresses of messages."""

from django.urls import include, path

from posts.views import (
    autosaving,
    checking,
    comments,
    drafts,
    importing,
    listing,
    media,
    publication,
    reading,
    review,
    submission,
)

app_name = "posts"
urlpatterns = [
    path("", include("posts.planning.urls")),
    path("", include("posts.emergency.urls")),
    path("", include("posts.publishing.urls")),
    path("kalender/", include("posts.calendar.urls")),
    path("amplifikasi/", include("posts.spreading.urls")),
    path("", listing.post_list, name="list"),
    path("unduh.csv", listing.post_csv, name="csv"),
    path("unduh.xlsx", listing.post_xlsx, name="xlsx"),
    path("impor/", importing.import_posts, name="import"),
    path("impor/contoh.xlsx", importing.import_example, name="import_example"),
    path("baru/", drafts.create, name="create"),
    path("<int:pk>/", reading.detail, name="detail"),
    path("<int:pk>/sunting/", drafts.edit, name="edit"),
    path("periksa/", checking.live_check, name="check"),
    path("simpanan/", autosaving.autosave_new, name="autosave_new"),
    path("simpanan/buang/", autosaving.discard_new, name="discard_new"),
    path("<int:pk>/simpanan/", autosaving.autosave, name="autosave"),
    path("<int:pk>/simpanan/buang/", autosaving.discard, name="discard"),
    path("<int:pk>/komentar/", comments.comment, name="comment"),
    path("<int:pk>/komentar/<int:comment_pk>/selesai/", comments.resolve, name="resolve"),
    path("<int:pk>/jadikan-draf/", drafts.copy, name="copy"),
    path("<int:pk>/media/", media.media, name="media"),
    path("<int:pk>/media/<int:media_pk>/", media.media_file, name="media_file"),
    path("<int:pk>/media/<int:media_pk>/kecil/", media.media_thumbnail, name="media_thumbnail"),
    path("<int:pk>/ajukan/", submission.submit, name="submit"),
    path("<int:pk>/ambil-kembali/", submission.recall, name="recall"),
    path("<int:pk>/waktu/", submission.schedule, name="schedule"),
    path("<int:pk>/batalkan/", submission.abandon, name="abandon"),
    path("<int:pk>/tinjau/", review.review, name="review"),
    path("<int:pk>/buka-kembali/", publication.reopen, name="reopen"),
    path("<int:pk>/terbit/", publication.publish, name="publish"),
    path("<int:pk>/tarik/", publication.withdraw, name="withdraw"),
    path("<int:pk>/versi/", reading.versions, name="versions"),
]
