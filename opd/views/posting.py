"""How the pages of this room send a form to an action."""

from klaten_medsos.exceptions import RuleBroken


def perform(form, action, **known):
    """What ``action`` made of the form and ``known``; None when it was refused, the reason beside the field."""
    if not form.is_valid():
        return None
    try:
        return action(**known, **form.cleaned_data)
    except RuleBroken as refused:
        form.add_refusal(refused)
        return None


def status_of(form) -> int:
    """422 for a page that shows a form again, 200 for one that was never sent."""
    return 422 if form.is_bound else 200
