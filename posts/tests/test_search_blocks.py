"""PostgreSQL is asked block by block: whatever lies where, the newest hits come, each once and in order."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posts.search.index import _Blockwise

TOP = 3_000_000


class Index:
    """Answers like the table, from numbers alone, and counts how many it had to look at."""

    def __init__(self, hits):
        self.hits, self.answer, self.read = sorted(hits), [], 0

    def execute(self, sql, params=()):
        if sql.startswith("SELECT max"):
            self.answer = [(TOP,)]
            return
        *questions, limit = params
        found = self.hits
        for question in questions:
            if blocks := re.findall(r"zzblok(\d+)x(\d+)", question):
                wanted = {(int(level), int(number)) for level, number in blocks}
                levels = {level for level, _ in wanted}
                found = [pk for pk in found if any((level, pk >> level) in wanted for level in levels)]
        for side, bound in re.findall(r"id ([<>]) (\d+)", sql):
            found = [pk for pk in found if (pk > int(bound) if side == ">" else pk < int(bound))]
        self.read += len(found)
        self.answer = [(pk,) for pk in (found[::-1] if "DESC" in sql else found)[:limit]]

    def fetchone(self):
        return self.answer[0]

    def fetchall(self):
        return self.answer


HITS = st.one_of(
    st.sets(st.integers(1, TOP), max_size=60),
    st.builds(
        lambda first, step, count: set(range(first, min(TOP, first + step * count), step)),
        st.integers(1, TOP), st.integers(1, 40_000), st.integers(1, 200),
    ),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(HITS, st.integers(1, 40), st.one_of(st.none(), st.integers(1, TOP)), st.booleans())
def test_the_nearest_hits_come_each_once_and_in_order(hits, limit, pk, upwards):
    if pk is None:
        upwards = False
    beyond = [hit for hit in sorted(hits) if pk is None or (hit > pk if upwards else hit < pk)]
    expected = (beyond if upwards else beyond[::-1])[:limit]
    asked = _Blockwise(Index(hits), [["desa"]], limit, pk, upwards)
    assert [key for (key,) in asked.keys(None)] == expected


@pytest.mark.parametrize("apart", [500, 2_500, 6_000])
def test_hits_at_an_even_rate_are_not_read_twice_over(apart):
    index = Index(range(apart, TOP, apart))
    found = _Blockwise(index, [["desa"]], 201, None, False).keys(None)
    assert len(found) == 201
    assert index.read < 3.5 * 201
