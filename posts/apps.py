from django.apps import AppConfig


class PostsConfig(AppConfig):
    name = "posts"
    verbose_name = "Pesan"

    def ready(self):
        """Let the register of accounts ask which of them stand in a plan."""
        from posts.planning import channels  # noqa: F401
