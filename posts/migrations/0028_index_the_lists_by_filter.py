"""One index for each way the list is asked, with the other filters behind; the calendar's too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("posts", "0027_name_the_filters_in_the_search")]
    operations = [
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["-updated_at", "-id", "status", "category", "second_category", "theme"],
                name="list_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["unit", "-updated_at", "-id", "status", "category", "second_category", "theme"],
                name="list_of_unit_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["unit", "status", "-updated_at", "-id", "category", "second_category", "theme"],
                name="list_of_unit_by_state",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["status", "-updated_at", "-id", "category", "second_category", "theme"],
                name="list_of_state_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["theme", "-updated_at", "-id", "status", "category", "second_category"],
                name="list_of_theme_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["category", "-updated_at", "-id", "status", "theme"], name="list_of_category_newest"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["second_category", "-updated_at", "-id", "status", "theme"],
                name="list_of_second_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["-published_at", "-id", "status", "category", "second_category", "theme"],
                name="list_published",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["unit", "-published_at", "-id", "status", "category", "second_category", "theme"],
                name="list_of_unit_published",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["status", "-published_at", "-id", "category", "second_category", "theme"],
                name="list_of_state_published",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["-scheduled_for", "-id", "status", "category", "second_category", "theme"],
                name="list_scheduled",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["unit", "-scheduled_for", "-id", "status", "category", "second_category", "theme"],
                name="list_of_unit_scheduled",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["status", "-scheduled_for", "-id", "category", "second_category", "theme"],
                name="list_of_state_scheduled",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["calendar_day", "status", "category", "theme", "id"], name="calendar_on_day"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["unit", "calendar_day", "status", "category", "theme", "id"],
                name="calendar_of_unit_on_day",
            ),
        ),
        # the planner must know the new columns and indexes from the first page on
        migrations.RunSQL(["ANALYZE posts_post", "ANALYZE posts_listed"], migrations.RunSQL.noop),
    ]
