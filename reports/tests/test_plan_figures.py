"""The plan and the priority programmes in the report."""

import pytest

from posts.planning import actions as planning
from posts.tests.planning.test_plans import YEAR, approved_plan, filled
from posts.tests.stage import stage  # noqa: F401
from reports.content.sections import BUILDERS
from reports.figures import figures_for

pytestmark = pytest.mark.django_db


def titles(figures, letter):
    tables, _ = BUILDERS[letter](figures[letter], YEAR)
    return [table["caption"] for table in tables]


def test_the_report_compares_the_approved_plan_with_what_came_out(stage):  # noqa: F811
    approved_plan(stage)
    figures = figures_for(stage.unit, YEAR)
    assert figures["a"]["plan"]["channels"] == [
        {"label": "disbudporapar (Instagram)", "per_month": 2, "target": 24, "actual": 0}
    ]
    assert figures["a"]["plan"]["never_addressed"] == ["Wisatawan"]
    assert "Rencana dan kenyataan (Pasal 8)" in titles(figures, "a")


def test_a_plan_nobody_approved_is_not_in_the_report(stage):  # noqa: F811
    filled(stage)
    figures = figures_for(stage.unit, YEAR)
    assert figures["a"]["plan"] is None
    assert "Rencana dan kenyataan (Pasal 8)" not in titles(figures, "a")


def test_a_programme_without_a_message_is_named_in_the_report(stage):  # noqa: F811
    planning.add_programme(unit=stage.unit, year=YEAR, name="Desa wisata", target="Lima desa", by=stage.budi)
    figures = figures_for(stage.unit, YEAR)
    assert figures["b"]["programmes"]["silent"] == ["Desa wisata"]
    assert "Capaian program prioritas (Pasal 14 huruf d)" in titles(figures, "b")


def test_a_report_frozen_before_plans_were_kept_still_reads(stage):  # noqa: F811
    figures = figures_for(stage.unit, YEAR)
    del figures["a"]["plan"], figures["b"]["programmes"]
    assert "Akun resmi menurut Pasal 18" in titles(figures, "a")
    assert "Segmen khalayak yang dituju" not in titles(figures, "b")
