from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Akun media sosial"

    def ready(self):
        """Let the room that appoints people ask what somebody who leaves still holds here."""
        from accounts import leaving  # noqa: F401
