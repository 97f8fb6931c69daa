"""What many tests of one file look at is built once for all of them; each works on copies and leaves no trace."""

import copy
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings


@dataclass(frozen=True)
class Lasting:
    """Something built once: ``copy_for`` gives a test objects of its own, and its own files of that moment."""

    built: object
    files: Path

    def copy_for(self, settings):
        if self.files.exists():
            shutil.copytree(self.files, settings.PRIVATE_ROOT, dirs_exist_ok=True)
        return copy.deepcopy(self.built)


@pytest.fixture(scope="module")
def lasting(request, django_db_setup, django_db_blocker, moment, tmp_path_factory):
    """``lasting(make)``: what ``make()`` builds, with its rows, stays until the end of the module.

    The rows stand in a transaction around those of the tests, so each test takes back only what it did itself;
    at the end everything goes. Not for a module with tests that commit.
    """
    folder = tmp_path_factory.mktemp("lasting")
    around = transaction.atomic()

    def build(make) -> Lasting:
        files = folder / "files"
        there = override_settings(PRIVATE_ROOT=files, COUNTERS_PATH=folder / "counters")
        with django_db_blocker.unblock(), moment(), there:
            return Lasting(make(), files)

    with django_db_blocker.unblock():
        around.__enter__()
    yield build
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
