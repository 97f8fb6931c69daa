"""The check while an officer types: an answer for the script, nothing is stored."""

from dataclasses import dataclass

from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from klaten_medsos.rate_limit import seconds_to_wait
from klaten_medsos.templatetags.portal import pasal_anchor
from posts.channels import LIMITS, shortfalls
from posts.reading import findings_in_words, read
from posts.rules import LONGEST

PER_MINUTE = 90  # the common text and one own text after another
COUNTED = ("text", "hashtags")  # static/js/channels.js tells these with every key
TITLED = "Judul"  # a title is asked for beside the text


@dataclass(frozen=True)
class Channel:
    """Stands for the account an own text is written for."""

    platform: str


@require_POST
def live_check(request):
    """What the check says of the typed text, with places as JavaScript counts them (UTF-16 units)."""
    if wait := seconds_to_wait(request, f"periksa-{request.user.pk}", times=PER_MINUTE):
        words = "Pemeriksaan otomatis sedang ramai; dicoba lagi sebentar lagi."
        return JsonResponse({"pesan": words}, status=429, headers={"Retry-After": str(wait)})
    text = request.POST.get("text", "").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST["text"]:
        return JsonResponse(
            {"pesan": f"Teks lebih dari {LONGEST['text']} karakter; ringkas dahulu."}, status=422
        )
    platform = request.POST.get("platform", "")
    known = platform in LIMITS
    reading = read(text, [Channel(platform)] if known else ())
    remarks = [
        {
            "nomor": remark.number, "keparahan": remark.words, "nada": remark.tone, "alasan": remark.reason,
            "saran": remark.fix, "pasal": remark.citation,
            "pasal_url": f"{reverse('regulation')}#{pasal_anchor(remark.citation)}",
            "mulai": utf16(text, remark.start), "selesai": utf16(text, remark.end),
        }
        for remark in reading.remarks
    ]  # fmt: skip
    suggestion = reading.suggestion
    answer = {
        "ringkas": findings_in_words(reading),
        "temuan": remarks,
        "potongan": [
            {"teks": run.text, "nomor": list(run.numbers), "nada": run.tone} for run in reading.segments
        ],
        "usulan": {"label": suggestion.label, "nilai": suggestion.value, "yakin": reading.is_certain}
        if suggestion
        else None,
        "di_luar": reading.is_outside,
        # of an own text: what its platform would refuse, beside the length which the page counts itself
        "kanal": [
            short.message for short in shortfalls(platform, text, title=TITLED) if short.kind not in COUNTED
        ]
        if known
        else [],
    }
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})


def utf16(text: str, offset: int) -> int:
    """A place in code points as JavaScript counts it: signs beyond the first plane are two units."""
    return len(text[:offset].encode("utf-16-le")) // 2
