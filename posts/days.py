"""The day of a moment in Klaten, worked out by the database itself, so that a calendar can be an index."""

from django.db.models import DateField, Func


class LocalDay(Func):
    """The WIB calendar day of a moment (WIB knows no summer time, so seven hours are exact)."""

    arity = 1
    output_field = DateField()

    def as_postgresql(self, compiler, connection, **context):
        template = "((%(expressions)s) AT TIME ZONE 'Asia/Jakarta')::date"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+7 hours')", **context)
