"""The way of one report, with the cast."""

import pytest

from reports.tests.stories import Story


@pytest.fixture
def story(disbudporapar, budi, ratna, dewi, kirana, joko):
    return Story(disbudporapar, budi, ratna, dewi, kirana, joko)
