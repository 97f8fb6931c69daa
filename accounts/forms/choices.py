"""An account chosen by its name."""

from accounts.models import Account
from accounts.models.account import in_words
from klaten_medsos.forms import NamedChoiceField


class AccountChoiceField(NamedChoiceField):
    """One of many accounts, offered as the register names them; what is chosen is a key."""

    def __init__(self, **kwargs):
        super().__init__(Account.objects.none(), columns=("handle", "platform"), words=in_words, **kwargs)
