"""The world of the tests that walk every address: built once per file, a copy for each test."""

import pytest

from tests.house.world import World, build


@pytest.fixture(scope="module")
def built_world(lasting):
    return lasting(build)


@pytest.fixture
def world(built_world, db, settings, private_files) -> World:
    return built_world.copy_for(settings)
