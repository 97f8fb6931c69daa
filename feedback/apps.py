from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"
    verbose_name = "Masukan"

    def ready(self):
        """Let the room that appoints people ask what somebody who leaves still holds here."""
        from feedback import leaving  # noqa: F401
