"""manage.py check_content IN.jsonl OUT.jsonl: check drafts from a file, one JSON object per line."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from posts.checks import check


class Command(BaseCommand):
    """In: `id, platform, text, media[{type,alt}], ref_date?`. Out: category, flags and findings (DESIGN §4)."""

    help = "Periksa isi draf pesan dari berkas JSONL dan tulis temuan serta usulan kategorinya."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("source", metavar="IN.jsonl")
        parser.add_argument("target", metavar="OUT.jsonl")

    def handle(self, *args, source, target, **options):
        model = getattr(settings, "CHECK_MODEL_PATH", None) or settings.BASE_DIR / "var" / "check-model.json"
        count = 0
        try:
            with (
                Path(source).open(encoding="utf-8") as lines,
                Path(target).open("w", encoding="utf-8") as out,
            ):
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        out.write(json.dumps(checked(line, number, model), ensure_ascii=False) + "\n")
                        count += 1
        except OSError as error:
            raise CommandError(f"Berkas tidak dapat dibuka: {error.filename}") from error
        self.stdout.write(f"{count} draf diperiksa.")


def checked(line, number, model):
    """The output object for one input line; raises CommandError naming the line."""
    try:
        item = json.loads(line)
        text = item["text"]
        name = item["id"]
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f"Baris {number} tidak berisi objek dengan id dan text.") from error
    result = check(
        text,
        platform=item.get("platform") or "",
        media=item.get("media") or [],
        ref_date=item.get("ref_date"),
        model=model,
    )
    return {
        "id": name,
        "category": result.category,
        "alternatives": [list(pair) for pair in result.alternatives],
        "confidence": result.confidence,
        "flags": result.flags,
        "findings": [finding.as_dict() for finding in result.findings],
    }
