from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PostsConfig(AppConfig):
    name = "posts"
    verbose_name = "Pesan"

    def ready(self):
        """Answer what lower rooms ask (plans, what a leaver holds); keep the triggers where they belong."""
        from posts import guard, leaving  # noqa: F401
        from posts.planning import channels  # noqa: F401
        from posts.search import index

        post_migrate.connect(guard.put_back, sender=self, dispatch_uid="posts.guard")
        post_migrate.connect(index.put_back, sender=self, dispatch_uid="posts.search")
