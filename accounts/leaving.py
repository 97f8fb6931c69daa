"""Accounts a leaving person still holds, told to the room that appoints people."""

from collections import defaultdict

from django.db.models import Q
from django.urls import reverse

from accounts.models import Account
from accounts.workflow import GONE
from opd import handover


def held_by(unit, user_ids):
    found = defaultdict(list)
    held = Account.objects.filter(unit=unit).exclude(status__in=GONE)
    for account in held.filter(Q(custodian__in=user_ids) | Q(second_custodian__in=user_ids)):
        thing = handover.Held(
            "Akun", f"{account.platform_label} {account.handle}", reverse("accounts:hand_over", args=[account.pk]),
            "Ganti kata sandi, keluarkan perangkat lama, lalu catat pemegang baru.",
        )  # fmt: skip
        for holder in {account.custodian_id, account.second_custodian_id} & set(user_ids):
            found[holder].append(thing)
    return found


def work_of(unit):
    return [("akun", Account.objects.filter(unit=unit).exclude(status__in=GONE).count())]


handover.register(handover.Room("akun", held_by, work_of))
