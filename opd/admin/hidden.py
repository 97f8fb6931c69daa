"""Tables of the sign-in library hold secrets and sessions: not for the desk, not even for the operator."""

from django.apps import apps
from django.contrib import admin

for label in ("account", "mfa", "usersessions", "socialaccount"):
    for model in apps.get_app_config(label).get_models():
        if admin.site.is_registered(model):
            admin.site.unregister(model)
