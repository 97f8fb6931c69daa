"""The e-mails of signing in: plain, one purpose, nothing personal beyond the name."""

from klaten_medsos import dates


def invitation(user, link, hours) -> tuple[str, str]:
    """Subject and text for someone who comes in for the first time."""
    return (
        "Undangan ke Portal Medsos Klaten",
        f"Yth. {user.name},\n\n"
        "Anda didaftarkan pada Portal Medsos Klaten, tempat Perangkat Daerah mengelola media sosialnya menurut "
        "Peraturan Bupati Klaten Nomor 4 Tahun 2020.\n\n"
        f"Nama pengguna Anda: {user.username}\n"
        f"Pasang kata sandi Anda sendiri dalam {hours} jam melalui tautan ini, yang berlaku satu kali:\n\n{link}\n\n"
        "Tidak ada orang lain, termasuk Diskominfo, yang mengetahui atau akan menanyakan kata sandi Anda. Bila "
        "Anda merasa tidak semestinya menerima surel ini, abaikan saja.",
    )


def reset(user, link, hours) -> tuple[str, str]:
    """Subject and text for someone who forgot the password."""
    return (
        "Atur ulang kata sandi Portal Medsos Klaten",
        f"Yth. {user.name},\n\n"
        f"Pada {dates.format_datetime(dates.now())} ada yang meminta tautan untuk mengganti kata sandi "
        f"pengguna {user.username}.\n\n"
        f"Bila itu Anda, buka tautan ini dalam {hours} jam; tautan berlaku satu kali:\n\n{link}\n\n"
        "Bila bukan Anda, abaikan surel ini: kata sandi Anda tidak berubah.",
    )


FOOTER = "\n\n--\nPesan ini dikirim otomatis oleh Portal Medsos Klaten; tidak perlu dibalas."
