"""First words on how to report a fake to each platform; the desk keeps them up to date from then on."""

from django.db import migrations

GENERAL = """Simpan bukti lebih dahulu: tangkapan layar profil, alamat lengkap profil, tanggal dan jam.
Buka profil akun tiruan, pilih menu laporkan, lalu pilih “menyamar sebagai pihak lain” atau yang paling dekat.
Bila platform tidak menanggapi, adukan melalui aduankonten.id dengan surat dinas dan bukti."""
STEPS = {
    "": (GENERAL, "https://aduankonten.id"),
    "facebook": (
        """Simpan bukti: tangkapan layar profil, alamat lengkapnya (termasuk nomor id), tanggal dan jam.
Masuk dengan akun halaman resmi unit, buka profil tiruan, tekan titik tiga, pilih “Laporkan halaman/profil”.
Pilih “Halaman atau akun palsu”, lalu “Menyamar sebagai bisnis atau organisasi”; sebut halaman resmi unit.
Tanpa akun Facebook, pakai formulir akun penyamar dan lampirkan surat dinas.
Catat nomor laporan dari Kotak Dukungan.""",
        "https://www.facebook.com/help/contact/295309487309948",
    ),
    "instagram": (
        """Simpan bukti: tangkapan layar profil, nama akun, tanggal dan jam.
Buka profil tiruan, tekan titik tiga, pilih “Laporkan”, “Laporkan akun”, lalu “Menyamar sebagai orang lain”.
Pilih “Bisnis atau organisasi”, sebut nama akun resmi unit.
Pejabat atau kuasanya mengisi formulir penyamaran dan melampirkan surat dinas.
Catat tanggal dan nomor tanggapan.""",
        "https://help.instagram.com/contact/636276399721841",
    ),
    "threads": (
        """Simpan bukti: tangkapan layar profil, nama akun, tanggal dan jam.
Buka profil tiruan, tekan titik tiga, pilih “Laporkan”, lalu “Menyamar sebagai orang lain”.
Nama akun Threads sama dengan Instagram: laporkan juga akun Instagram-nya.""",
        "https://help.instagram.com/contact/636276399721841",
    ),
    "x": (
        """Simpan bukti: tangkapan layar profil, nama akun, tanggal dan jam.
Buka profil tiruan, tekan titik tiga, pilih “Laporkan”, lalu “Identitas menyesatkan dan menipu”.
Organisasi mengisi formulir penyamaran dari alamat surel dinas dan melampirkan surat.
Catat nomor kasus dari surel balasan.""",
        "https://help.x.com/forms/impersonation",
    ),
    "youtube": (
        """Simpan bukti: tangkapan layar kanal, alamat kanal (UC…), tanggal dan jam.
Buka kanal tiruan, pilih “Tentang” atau titik tiga, “Laporkan pengguna”, lalu “Peniruan identitas”.
Sebut kanal resmi unit dan kirim; simpan tangkapan layar pengirimannya.""",
        "https://support.google.com/youtube/answer/2801947",
    ),
    "tiktok": (
        """Simpan bukti: tangkapan layar profil, nama akun, tanggal dan jam.
Buka profil tiruan, tekan tanda bagikan, pilih “Laporkan”, “Laporkan akun”, “Berpura-pura menjadi orang lain”.
Pilih organisasi, sebut akun resmi unit; bila perlu kirim formulir disertai surat dinas.
Catat nomor laporan dari kotak masuk.""",
        "https://www.tiktok.com/legal/report/feedback",
    ),
    "whatsapp": (
        """Simpan bukti: tangkapan layar saluran dan pesannya, alamat saluran, tanggal dan jam.
Buka info saluran, pilih “Laporkan”, lalu pilih alasan penipuan atau penyamaran.
Sampaikan klarifikasi melalui saluran resmi unit dengan alamat saluran yang benar.""",
        "",
    ),
    "whatsapp_contact": (
        """Simpan bukti: tangkapan layar percakapan dan nomornya, tanggal dan jam.
Buka info kontak, pilih “Laporkan” lalu “Blokir”.
Adukan nomornya melalui aduannomor.id; bila ada kerugian, arahkan korban membuat laporan polisi.""",
        "https://aduannomor.id",
    ),
    "telegram": (
        """Simpan bukti: tangkapan layar kanal, nama akun, tanggal dan jam.
Buka profil kanal, tekan titik tiga, pilih “Laporkan”, lalu “Akun palsu” atau “Penipuan”.
Kirim pula alamatnya kepada @notoscam di Telegram, dengan menyebut kanal resmi unit.""",
        "",
    ),
    "linkedin": (
        """Simpan bukti: tangkapan layar halaman, alamatnya, tanggal dan jam.
Buka halaman tiruan, tekan titik tiga, pilih “Laporkan”, lalu “Akun atau halaman palsu”.
Sebut halaman resmi unit; simpan tangkapan layar pengirimannya.""",
        "",
    ),
    "website": (
        """Simpan bukti: tangkapan layar situs, alamat lengkap, tanggal dan jam; jangan mengisi formulirnya.
Adukan melalui aduankonten.id; untuk nama domain .id sampaikan pula kepada pengelola domainnya.
Laporkan sebagai situs pengelabuan pada layanan Google Safe Browsing.
Beri tahu Diskominfo bidang persandian dan tim tanggap insiden siber.""",
        "https://aduankonten.id",
    ),
}


def say(apps, schema_editor):
    steps = apps.get_model("accounts", "TakedownSteps")
    for platform, (text, url) in STEPS.items():
        steps.objects.get_or_create(platform=platform, defaults={"steps": text, "form_url": url})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_report_fake_accounts")]
    operations = [migrations.RunPython(say, migrations.RunPython.noop)]
