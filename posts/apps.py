from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PostsConfig(AppConfig):
    name = "posts"
    verbose_name = "Pesan"

    def ready(self):
        """Let the register of accounts ask which of them stand in a plan; keep the triggers where they belong."""
        from posts import guard
        from posts.planning import channels  # noqa: F401
        from posts.search import index

        post_migrate.connect(guard.put_back, sender=self, dispatch_uid="posts.guard")
        post_migrate.connect(index.put_back, sender=self, dispatch_uid="posts.search")
