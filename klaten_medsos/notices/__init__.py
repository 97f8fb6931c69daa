"""Who must be told: in-app and by e-mail, once per kind, object, person and occasion."""
