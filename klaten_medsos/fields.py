"""Model fields used by several rooms."""

from django.core.validators import URLValidator
from django.db import models


class WebAddressField(models.URLField):
    """An http(s) address; what is typed without a scheme is taken as https. No other scheme passes (T11)."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", **kwargs})
