"""manage.py train_check_model: learn the category model from the shipped texts and store it as JSON."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from posts.checks import classifier, suggestions


class Command(BaseCommand):
    """Quick when the stored model already comes from the same texts."""

    help = "Latih model pemeriksa isi dari data yang disertakan; dilewati bila model sudah mutakhir."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--path", help="berkas model (bawaan: CHECK_MODEL_PATH)")
        parser.add_argument("--force", action="store_true", help="latih ulang walau sudah mutakhir")

    def handle(self, *args, path=None, force=False, **options):
        default = (
            getattr(settings, "CHECK_MODEL_PATH", None) or settings.BASE_DIR / "var" / "check-model.json"
        )
        target = Path(path or default)
        items = classifier.seed_items()
        if not force and current(target, items):
            self.stdout.write("Model pemeriksa sudah mutakhir.")
            return
        model = classifier.shipped_model()
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        draft.write_text(model.to_json(), encoding="utf-8")
        draft.replace(target)
        self.stdout.write(f"Model {model.version} dilatih dari {model.n_data} teks: {target}")


def current(target, items):
    """True if the stored model was learnt from exactly these texts."""
    try:
        stored = classifier.Model.from_json(target.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError):
        return False
    return stored.data_sha256 == classifier.data_hash(items, suggestions.phrases())
