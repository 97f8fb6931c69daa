"""Inputs that several forms share."""

from django import forms


class DayInput(forms.DateInput):
    """The browser's own date picker; what it sends is an ISO date."""

    def __init__(self):
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")
