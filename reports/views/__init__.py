"""Pages of reports, evaluations and documents."""
