from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PostsConfig(AppConfig):
    name = "posts"
    verbose_name = "Pesan"

    def ready(self):
        """Answer what lower rooms ask (plans, what a leaver holds); keep the triggers where they belong."""
        from posts import guard, leaving, listed  # noqa: F401
        from posts.planning import channels  # noqa: F401
        from posts.search import index

        post_migrate.connect(guard.put_back, sender=self, dispatch_uid="posts.guard")
        for kept, uid in ((index, "posts.search"), (listed, "posts.listed")):
            pre_migrate.connect(kept.put_away, sender=self, dispatch_uid=uid)
            post_migrate.connect(kept.put_back, sender=self, dispatch_uid=uid)
