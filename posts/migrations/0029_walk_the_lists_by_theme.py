"""The rare theme of one unit or account is walked from its own index; lists by publication and plan test the unit too."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_file_body_and_ending_of_names"),
        ("opd", "0014_say_when_a_unit_changed"),
        ("posts", "0028_index_the_lists_by_filter"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="listed",
            name="listed_published",
        ),
        migrations.RemoveIndex(
            model_name="listed",
            name="listed_scheduled",
        ),
        migrations.AddIndex(
            model_name="listed",
            index=models.Index(
                fields=[
                    "account",
                    "theme",
                    "-updated_at",
                    "-post",
                    "status",
                    "category",
                    "second_category",
                    "unit",
                ],
                name="listed_by_theme",
            ),
        ),
        migrations.AddIndex(
            model_name="listed",
            index=models.Index(
                fields=[
                    "account",
                    "-published_at",
                    "-post",
                    "status",
                    "category",
                    "second_category",
                    "theme",
                    "unit",
                ],
                name="listed_publication",
            ),
        ),
        migrations.AddIndex(
            model_name="listed",
            index=models.Index(
                fields=[
                    "account",
                    "-scheduled_for",
                    "-post",
                    "status",
                    "category",
                    "second_category",
                    "theme",
                    "unit",
                ],
                name="listed_plan",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["unit", "theme", "-updated_at", "-id", "status", "category", "second_category"],
                name="list_of_unit_by_theme",
            ),
        ),
    ]
