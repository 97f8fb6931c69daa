"""Charts of a content, drawn: the same picture on the page and in the PDF."""

from klaten_medsos.charts import Chart, bar_chart, line_chart, share_bar, stacked_bar_chart


def draw(spec: dict) -> Chart:
    """The chart that ``spec`` (of the ``charts`` in a content) describes; KeyError for an unknown kind."""
    options = {"description": spec.get("description", ""), "decimals": spec.get("decimals", 0)}
    options["label_header"] = spec.get("label_header", "Kategori")
    title = spec["title"]
    if spec["kind"] == "bar":
        words = {"value_label": spec.get("value_label", "Jumlah"), "unit": spec.get("unit", "")}
        return bar_chart(title, spec["rows"], **words, **options)
    if spec["kind"] == "stacked":
        return stacked_bar_chart(title, spec["rows"], spec["series"], **options)
    if spec["kind"] == "line":
        return line_chart(title, spec["labels"], spec["series"], **options)
    if spec["kind"] == "share":
        return share_bar(title, spec["parts"], **options)
    raise KeyError(spec["kind"])
