from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PostsConfig(AppConfig):
    name = "posts"
    verbose_name = "Pesan"

    def ready(self):
        from posts.search.index import put_back

        post_migrate.connect(put_back, sender=self, dispatch_uid="posts.search")
