"""How sign-in behaves here: nobody signs up by themselves, people are invited."""

from allauth.account.adapter import DefaultAccountAdapter

from opd import actions


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        """Whoever holds the link or the old password sets it; the log and the person are told."""
        actions.set_password(user=user, password=password, by=user)


def display_name(user) -> str:
    """The name pages show."""
    return user.name
