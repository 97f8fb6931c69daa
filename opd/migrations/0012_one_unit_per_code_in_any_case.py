"""Codes of units are told apart in any case and stand in an address: those that cannot are given another one."""

import re

import django.core.validators
import django.db.models.functions.text
from django.db import migrations, models

LONGEST = 30
FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def tell_codes_apart(apps, schema_editor):
    """The unit recorded first keeps its code; a later twin gets a number and waits for Diskominfo to confirm it."""
    Unit = apps.get_model("opd", "Unit")
    taken, homeless = set(), []
    for unit in Unit.objects.order_by("pk"):
        if FIT.fullmatch(unit.code) and unit.code.lower() not in taken:
            taken.add(unit.code.lower())
        else:
            homeless.append(unit)
    for unit in homeless:
        wanted = re.sub(r"[^A-Za-z0-9._-]+", "-", unit.code).lstrip("._-") or "UNIT"
        code, number = wanted, 1
        while code.lower() in taken:
            number += 1
            ending = f"-{number}"
            code = wanted[: LONGEST - len(ending)] + ending
        taken.add(code.lower())
        Unit.objects.filter(pk=unit.pk).update(code=code, is_confirmed=False)


class Migration(migrations.Migration):
    dependencies = [
        ("opd", "0011_remember_what_a_succession_moved"),
    ]

    operations = [
        migrations.RunPython(tell_codes_apart, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="unit",
            name="code",
            field=models.CharField(
                max_length=30,
                unique=True,
                validators=[
                    django.core.validators.RegexValidator(
                        "\\A[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                        "Kode hanya terdiri atas huruf, angka, titik, garis bawah, dan tanda hubung.",
                    )
                ],
                verbose_name="kode",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("code"),
                name="unit_code_once_in_any_case",
                violation_error_message="Kode unit ini sudah dipakai; huruf besar dan kecil dianggap sama.",
            ),
        ),
    ]
