"""What we tell the person who pasted an address, in Indonesian: what it is and how to mend it."""

from __future__ import annotations

OUTCOMES = {
    "account": "Ini alamat akun {label}: {handle}.",
    "post_unproven": (
        "Ini tautan kiriman di {label}, bukan akun. Nama di dalam tautan kiriman belum membuktikan"
        " siapa penulisnya. Buka profilnya lalu salin alamatnya."
    ),
    "unresolved": (
        "Tautan {label} ini tidak memuat nama akun. Buka tautannya di peramban, masuk ke profil akunnya,"
        " lalu salin alamat profil itu."
    ),
    "ambiguous": "Teks ini dapat menunjuk lebih dari satu akun. Masukkan satu alamat saja.",
    "not_account": "Ini halaman {label}, tetapi bukan akun. Buka profil akunnya lalu salin alamatnya.",
    "invalid": "Teks ini bukan alamat akun. Salin alamat lengkap akun, misalnya dari bilah alamat peramban.",
}

PROBLEMS = {
    "bare_handle": "Nama akun ini ada di banyak platform. Sebutkan platformnya, misalnya “IG @nama”.",
    "several": "Ada lebih dari satu akun di teks ini. Periksa satu per satu.",
    "empty": "Belum ada yang diisi. Tempelkan alamat akun yang hendak diperiksa.",
    "too_long": "Teks terlalu panjang. Tempelkan alamat akunnya saja.",
    "no_address": "Tidak ada alamat akun di teks ini. Salin alamat lengkap akun dari peramban.",
    "email": "Ini alamat surel, bukan akun media sosial.",
    "scheme": "Jenis tautan ini tidak dapat diperiksa. Salin alamat akun yang diawali https://.",
    "app_link": (
        "Tautan ini membuka aplikasi {label}, bukan alamat web, sehingga akunnya belum dapat dipastikan. Buka profil"
        " akunnya di aplikasi, pilih Bagikan lalu Salin tautan, dan tempelkan alamat yang diawali https://."
    ),
    "userinfo": (
        "Alamat ini menyamarkan tujuan sebenarnya dengan tanda @ di depan nama situs. Jangan dibuka."
    ),
    "ip_host": "Alamat ini memakai nomor IP atau nama lokal, bukan nama situs. Akun resmi tidak berada di sana.",
    "port": "Alamat ini memakai porta yang tidak lazim. Salin alamat akun dari peramban.",
    "bad_host": "Nama situs di alamat ini tidak sah. Periksa kembali penulisannya.",
    "unsafe_characters": "Alamat ini memuat tanda yang tidak boleh ada di alamat situs. Jangan dibuka.",
    "handle_not_ascii": (
        "Nama akun ini memuat huruf yang tampak biasa tetapi bukan huruf Latin. Ini cara meniru akun lain."
    ),
    "handle_malformed": "{label} tidak mengenal nama akun seperti ini. Periksa kembali penulisannya.",
    "shortener": (
        "Ini tautan pendek; tujuannya baru terlihat setelah dibuka. Buka dengan hati-hati,"
        " lalu salin alamat yang muncul."
    ),
    "redirect": "Tautan pengalih ini tidak memuat tujuan yang dapat dibaca. Salin alamat akun tujuannya.",
    "platform_root": "Ini beranda {label}, bukan akun. Buka profil akunnya lalu salin alamatnya.",
}

VERDICTS = {
    "official": "Resmi. Akun {label} {handle} terdaftar milik {unit}.",
    "revoked": "Pernah resmi. Akun {label} {handle} dahulu milik {unit} dan sekarang tidak lagi.",
    "not_registered": "Tidak terdaftar. {label} {handle} tidak ada di daftar akun resmi.",
    "post_unproven": (
        "Alamat akun {label} {handle} resmi, tetapi isi tautan kiriman ini belum terbukti berasal dari"
        " sana. Buka profil akunnya dan cari kirimannya."
    ),
}
LOOKALIKE = " Hati-hati: sangat mirip dengan akun resmi {handle} milik {unit}."


def explain_address(outcome: str, problem: str | None, label: str | None, handle: str | None) -> str:
    """One sentence or two about an address; `problem` is more telling than the outcome."""
    text = PROBLEMS.get(problem or "") or OUTCOMES[outcome]
    text = text.format(label=label or "situs", handle=handle or "").replace("  ", " ")
    return text[0].upper() + text[1:]


def explain_verdict(verdict: str, *, label: str | None, handle: str | None, unit: str | None) -> str | None:
    """The registry's answer in words; None when the address itself explains it better."""
    text = VERDICTS.get(verdict)
    return text and text.format(label=label or "situs", handle=handle or "", unit=unit or "")


def explain_lookalike(*, handle: str, unit: str) -> str:
    return LOOKALIKE.format(handle=handle, unit=unit)
