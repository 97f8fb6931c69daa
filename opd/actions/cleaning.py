"""What every action of this room asks of a row before it is kept."""

from django.core.exceptions import ValidationError

from klaten_medsos.exceptions import RuleBroken


def clean(row):
    """Model validation as a refusal, so that every door answers alike."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise RuleBroken(" ".join(error.messages)) from error
