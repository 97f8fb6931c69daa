"""The OpenAPI 3.1 document of the public API, written by hand; a test compares it with real answers."""

from django.conf import settings

from accounts.platforms import API_STATUS, PLATFORMS
from klaten_medsos.regulation import MediaType

ACCOUNT_EXAMPLE = {
    "platform": "instagram",
    "nama_akun": "contoh_dinas_klaten",
    "alamat_baku": "https://www.instagram.com/contoh_dinas_klaten",
    "jenis_media": "media_sharing",
    "unit": "Dinas Contoh",
    "kode_unit": "CONTOH",
    "status": "resmi",
    "resmi_sejak": "2026-01-06",
    "resmi_sampai": None,
    "terakhir_ditinjau": "2026-07-01",
    "contoh": True,
}
FAKE_EXAMPLE = {
    "platform": "instagram",
    "nama_akun": "contoh_dinas_klaten_bansos",
    "alamat_baku": "https://www.instagram.com/contoh_dinas_klaten_bansos",
    "keadaan": "dilaporkan_ke_platform",
    "diputus_pada": "2026-07-01",
    "alasan": "Memakai lambang dinas untuk meminta uang.",
    "unit_ditiru": "Dinas Contoh",
}
OFFICIAL_EXAMPLE = {
    "ditanyakan": "IG @contoh_dinas_klaten",
    "status": "resmi",
    "penjelasan": "Resmi. Akun Instagram contoh_dinas_klaten terdaftar milik Dinas Contoh.",
    **{key: value for key, value in ACCOUNT_EXAMPLE.items() if key != "status"},
    "mirip_dengan": None,
    "akun_tiruan": None,
}
LOOKALIKE_EXAMPLE = {
    **dict.fromkeys(OFFICIAL_EXAMPLE),
    "ditanyakan": "https://www.instagram.com/cont0h_dinas_klaten",
    "status": "tidak_terdaftar",
    "penjelasan": "Tidak terdaftar. Instagram cont0h_dinas_klaten tidak ada di daftar akun resmi. Hati-hati: "
    "sangat mirip dengan akun resmi contoh_dinas_klaten milik Dinas Contoh.",
    "platform": "instagram",
    "nama_akun": "cont0h_dinas_klaten",
    "alamat_baku": "https://www.instagram.com/cont0h_dinas_klaten",
    "jenis_media": "media_sharing",
    "contoh": False,
    "mirip_dengan": ACCOUNT_EXAMPLE,
}


def _text(words, **extra):
    return {"type": "string", "description": words, **extra}


def _maybe(schema):
    """The same, or null where it is not known."""
    kinds = {"type": [schema["type"], "null"]}
    if "enum" in schema:
        kinds["enum"] = [*schema["enum"], None]
    return {**schema, **kinds}


def _object(words, properties):
    """Every key is always there; what is unknown is null."""
    return {
        "type": "object",
        "description": words,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas():
    platform = _text("Platform.", enum=sorted(PLATFORMS))
    handle = _text("Nama akun dalam ejaan baku platformnya.")
    address = _text("Alamat baku akun.", format="uri")
    media_type = _text("Jenis media menurut Pasal 18.", enum=list(MediaType.values))
    unit = _text("Nama unit pemilik akun.")
    code = _text("Kode unit, dapat dipakai pada parameter unit.")
    since = _text("Hari akun diverifikasi Diskominfo.", format="date")
    until = _text("Hari akun ditutup.", format="date")
    reviewed = _text("Hari data akun terakhir dipastikan benar.", format="date")
    example = {"type": "boolean", "description": "Akun contoh untuk peragaan, bukan akun nyata."}
    account = _object(
        "Akun resmi, akun yang untuk sementara tidak dijamin, atau akun yang pernah resmi.",
        {
            "platform": platform, "nama_akun": handle, "alamat_baku": address, "jenis_media": media_type,
            "unit": unit, "kode_unit": code, "status": _text(
                "resmi: berlaku. belum_terbukti: milik unit itu, tetapi sedang ditangguhkan atau disusupi. "
                "pernah_resmi: sudah ditutup.",
                enum=["resmi", "belum_terbukti", "pernah_resmi"],
            ),
            "resmi_sejak": _maybe(since), "resmi_sampai": _maybe(until), "terakhir_ditinjau": _maybe(reviewed),
            "contoh": example,
        },
    )  # fmt: skip
    fake = _object(
        "Akun yang menurut putusan Diskominfo meniru unit pemerintah daerah.",
        {
            "platform": platform, "nama_akun": handle, "alamat_baku": _text("Alamat baku akun tiruan."),
            "keadaan": _text(
                "masih_ada: belum dilaporkan ke platform. dilaporkan_ke_platform. sudah_diturunkan platform.",
                enum=["masih_ada", "dilaporkan_ke_platform", "sudah_diturunkan"],
            ),
            "diputus_pada": _text("Hari diputus.", format="date"), "alasan": _text("Alasan putusan."),
            "unit_ditiru": _maybe(_text("Nama unit yang ditiru.")),
        },
    )  # fmt: skip
    number = {"type": "integer", "minimum": 0}
    verification = _object(
        "Jawaban atas satu alamat.",
        {
            "ditanyakan": _text("Teks yang diperiksa, apa adanya."),
            "status": _text(
                "resmi: terdaftar dan berlaku. pernah_resmi: dahulu resmi, kini ditutup. tidak_terdaftar: akun "
                "dikenali, tidak ada di daftar. belum_terbukti: tautan kiriman yang menyebut akun resmi, atau akun "
                "unit yang sedang ditangguhkan atau disusupi; isinya belum tentu dari sana. "
                "perlu_dibuka: tujuan baru terlihat setelah tautan dibuka. ambigu: dapat "
                "menunjuk lebih dari satu akun. tidak_sah: bukan alamat akun.",
                enum=list(API_STATUS.values()),
            ),
            "penjelasan": _text("Jawaban dalam kalimat, untuk ditampilkan."),
            "platform": _maybe(platform), "nama_akun": _maybe(handle), "alamat_baku": _maybe(address),
            "jenis_media": _maybe(media_type), "unit": _maybe(unit), "kode_unit": _maybe(code),
            "resmi_sejak": _maybe(since), "resmi_sampai": _maybe(until), "terakhir_ditinjau": _maybe(reviewed),
            "contoh": example,
            "mirip_dengan": {
                "description": "Akun resmi yang ditiru alamat ini.", "anyOf": [_ref("Akun"), {"type": "null"}],
            },
            "akun_tiruan": {
                "description": "Putusan bahwa akun ini dikenal sebagai akun tiruan; statusnya tetap tidak_terdaftar.",
                "anyOf": [_ref("AkunTiruan"), {"type": "null"}],
            },
        },
    )  # fmt: skip
    page = _object(
        "Satu halaman daftar akun.",
        {
            "jumlah": {**number, "description": "Banyaknya akun seluruhnya."},
            "halaman": {**number, "minimum": 1, "description": "Halaman ini."},
            "jumlah_halaman": {**number, "minimum": 1, "description": "Banyaknya halaman."},
            "akun": {"type": "array", "maxItems": 100, "items": _ref("Akun")},
        },
    )
    fakes = _object(
        "Satu halaman daftar akun tiruan.",
        {
            "jumlah": {**number, "description": "Banyaknya akun tiruan seluruhnya."},
            "halaman": {**number, "minimum": 1, "description": "Halaman ini."},
            "jumlah_halaman": {**number, "minimum": 1, "description": "Banyaknya halaman."},
            "akun_tiruan": {"type": "array", "maxItems": 100, "items": _ref("AkunTiruan")},
        },
    )
    error = _object(
        "Mengapa permintaan tidak dipenuhi.",
        {
            "galat": {"type": "integer", "description": "Kode HTTP."},
            "pesan": _text("Sebab dan cara memperbaiki."),
        },
    )
    return {
        "Akun": account, "AkunTiruan": fake, "DaftarAkun": page, "DaftarAkunTiruan": fakes, "Verifikasi": verification,
        "Galat": error,
    }  # fmt: skip


def _answer(words, schema, **examples):
    content = {
        "schema": _ref(schema),
        "examples": {name: {"value": value} for name, value in examples.items()},
    }
    return {"description": words, "content": {"application/json": content}}


def _refusals(reason):
    too_many = _answer(
        "Lebih dari 60 permintaan semenit dari satu alamat.", "Galat",
        terlalu_banyak={"galat": 429, "pesan": "Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi."},
    )  # fmt: skip
    too_many["headers"] = {
        "Retry-After": {"description": "Detik sampai boleh bertanya lagi.", "schema": {"type": "integer"}}
    }
    unclear = _answer("Parameter tidak dapat dipahami.", "Galat", salah={"galat": 400, "pesan": reason})
    return {"400": unclear, "429": too_many}


def _parameter(name, words, schema, **extra):
    return {"name": name, "in": "query", "description": words, "schema": schema, **extra}


def document() -> dict:
    """The OpenAPI document as a dict ready for JSON."""
    page = {"jumlah": 1, "halaman": 1, "jumlah_halaman": 1, "akun": [ACCOUNT_EXAMPLE]}
    fakes = {"jumlah": 1, "halaman": 1, "jumlah_halaman": 1, "akun_tiruan": [FAKE_EXAMPLE]}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Akun media sosial resmi Pemerintah Kabupaten Klaten",
            "version": "1.0.0",
            "description": "Data terbuka, hanya baca, tanpa kunci. Tanggal ditulis menurut ISO 8601 (WIB).",
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {
            "/api/v1/akun": {
                "get": {
                    "operationId": "daftarAkun",
                    "summary": "Daftar akun resmi, 100 per halaman",
                    "parameters": [
                        _parameter("unit", "Kode unit.", {"type": "string"}, example="DINKES"),
                        _parameter(
                            "jenis_media", "Jenis media.", {"type": "string", "enum": list(MediaType.values)}
                        ),
                        _parameter(
                            "status", "Keadaan akun; tanpa parameter ini yang resmi sekarang.",
                            {
                                "type": "string", "enum": ["resmi", "belum_terbukti", "pernah_resmi"],
                                "default": "resmi",
                            },
                        ),
                        _parameter(
                            "halaman", "Nomor halaman.",
                            {"type": "integer", "minimum": 1, "maximum": 999_999, "default": 1},
                        ),
                    ],
                    "responses": {
                        "200": _answer("Satu halaman daftar.", "DaftarAkun", satu_akun=page),
                        **_refusals("Kode unit tidak dikenal. Kode ada pada kunci kode_unit di daftar akun."),
                    },
                }
            },
            "/api/v1/akun-tiruan": {
                "get": {
                    "operationId": "daftarAkunTiruan",
                    "summary": "Akun yang diputus tiruan, 100 per halaman",
                    "parameters": [
                        _parameter(
                            "halaman", "Nomor halaman.",
                            {"type": "integer", "minimum": 1, "maximum": 999_999, "default": 1},
                        ),
                    ],
                    "responses": {
                        "200": _answer("Satu halaman daftar.", "DaftarAkunTiruan", satu_akun=fakes),
                        **_refusals("Parameter halaman harus bilangan bulat mulai dari 1."),
                    },
                }
            },
            "/api/v1/akun/verifikasi": {
                "get": {
                    "operationId": "verifikasiAkun",
                    "summary": "Apakah akun ini resmi?",
                    "parameters": [
                        _parameter(
                            "q", "Alamat, tautan, atau nama akun beserta platformnya.",
                            {"type": "string", "minLength": 1}, required=True, example="IG @contoh_dinas_klaten",
                        )
                    ],
                    "responses": {
                        "200": _answer(
                            "Jawaban daftar.", "Verifikasi", resmi=OFFICIAL_EXAMPLE, mirip=LOOKALIKE_EXAMPLE
                        ),
                        **_refusals("Parameter q belum diisi."),
                    },
                }
            },
        },
        "components": {"schemas": _schemas()},
    }  # fmt: skip
