"""A proof under another address of the same account is taken; under a former name it is held."""

import pytest

from accounts import actions
from accounts.models import Alias
from accounts.platforms import resolve
from posts import rules

pytestmark = pytest.mark.django_db
OLD = "https://www.facebook.com/wisata.lama.klaten"


def test_a_proof_under_another_address_is_taken_once_confirmed_and_under_a_former_name_never(stage, dewi):
    post, account = f"{OLD}/posts/123456", stage.facebook

    def judge():
        rules.check_publication_address(post, account, resolve(post), account.other_keys())

    with pytest.raises(rules.ForeignAddress):
        judge()
    alias = actions.add_alias(account=account, pasted=OLD, kind="sama", reason="Sama.", by=stage.budi)
    with pytest.raises(rules.ForeignAddress):
        judge()
    actions.confirm_alias(alias=alias, by=dewi)
    judge()
    Alias.objects.update(kind="lama")
    with pytest.raises(rules.ForeignAddress):
        judge()
