"""Messages with everything that belongs to them: media, own texts, remarks, and every end a message can come to."""

import datetime

from accounts import actions as accounts
from accounts.workflow import Status
from klaten_medsos.demo import pictures
from klaten_medsos.demo.moments import at
from opd.sop import parameters
from posts import actions as posts
from posts.corrections import actions as corrections


def tell(kabupaten, units):
    """One message for each turn of a life; the emergency and the spreading are told by ``urgent`` and ``spreading``."""
    _Lives(kabupaten, {unit.slug: unit for unit in units}).tell()


class _Lives:
    def __init__(self, story, units):
        self.story, self.units = story, units

    def tell(self):
        self._published_with_pictures()
        self._waiting_with_remarks()
        self._returned()
        self._rejected()
        self._scheduled()
        self._expired()
        self._withdrawn()
        self._accounts()

    def _day(self, ago):
        return self.story.today - datetime.timedelta(days=ago)

    def _staff(self, slug):
        return self.story.people[f"petugas.{slug}"], self.story.people[f"pejabat.{slug}"]

    def _targets(self, slug):
        """The example accounts of the unit that are official today and take more than one picture."""
        found = self.story.examples(self.units[slug])
        return [a for a in found if a.status == Status.ACTIVE and a.platform != "youtube"]

    def _draft(self, slug, ago, title, text, category, own=None, **more):
        """A draft of the unit for its example accounts; ``own`` gives a platform its own words."""
        unit, (officer, _) = self.units[slug], self._staff(slug)
        targets = self._targets(slug)
        own_texts = {a: {"text": own[a.platform]} for a in targets if own and a.platform in own}
        return posts.draft_post(
            unit=self.story.units[unit.code], title=title, text=text, category=category, by=officer,
            segments=[self.story.segments[name] for name in unit.segments], accounts=targets, own_texts=own_texts,
            at=at(self._day(ago), 8), **more,
        )  # fmt: skip

    def _add(self, post, upload, alt, caption="", minute=10):
        moment = post.created_at + datetime.timedelta(minutes=minute)
        posts.add_media(post=post, upload=upload, alt=alt, caption=caption, by=post.author, at=moment)

    def _submit(self, post, ago, hour=9):
        posts.submit_post(
            post=post, by=post.author, checklist=parameters(self._day(ago)).checklist, findings_checked=True,
            at=at(self._day(ago), hour),
        )  # fmt: skip

    def _approve(self, post, slug, ago, hour=10, note=""):
        posts.approve_post(
            post=post,
            version=post.current_version,
            by=self._staff(slug)[1],
            note=note,
            at=at(self._day(ago), hour),
        )

    def _publish(self, post, slug, ago, hour=11):
        for account in self._targets(slug):
            posts.publish_post(
                post=post, account=account, url=self.story.post_address(self.units[slug], account),
                published_at=at(self._day(ago), hour), by=post.author, at=at(self._day(ago), hour, 20),
            )  # fmt: skip

    def _published_with_pictures(self):
        post = self._draft(
            "disbudporapar", 6, "Akhir pekan di umbul dan sentra lurik",
            "Akhir pekan ini, ajak keluarga menikmati umbul yang jernih, lalu singgah di sentra lurik untuk melihat kain "
            "ditenun dengan tangan. Datang pagi agar lebih lengang, dan bawa pulang kembali sampah Anda. Tempat mana yang "
            "ingin Anda kunjungi lebih dahulu? Tulis di kolom komentar.",
            "potensi", theme="ekonomi",
            own={
                "tiktok": "Pagi di umbul, siang di sentra lurik. Satu hari, dua cerita dari Klaten. Mau mulai dari mana?",
                "facebook": "Akhir pekan ini, ajak keluarga menikmati umbul yang jernih, lalu singgah di sentra lurik. Para "
                "perajin dengan senang hati memperlihatkan cara menenun, dan anak-anak boleh mencoba. Datang pagi agar lebih "
                "lengang, gunakan tempat parkir resmi, dan bawa pulang kembali sampah Anda.",
            },
        )  # fmt: skip
        self._add(
            post, pictures.spring(), "Mata air jernih dikelilingi pohon rindang, dengan titian kayu menuju ke air.",
            "Umbul pada pagi hari",
        )  # fmt: skip
        self._add(
            post, pictures.weaving(), "Kain lurik dari dekat: garis tegak berwarna emas, merah tua, krem, dan biru.",
            "Lurik tenun tangan", minute=14,
        )  # fmt: skip
        self._submit(post, 6)
        self._approve(post, "disbudporapar", 6, note="Gambarnya bagus. Silakan terbit.")
        self._publish(post, "disbudporapar", 6)
        self._correct_its_source_and_a_picture(post)

    def _correct_its_source_and_a_picture(self, post):
        """What is corrected is not always the text; two of the three posts were put right since."""
        officer, approver = self._staff("disbudporapar")
        cloth = post.media.in_use().last()
        change = corrections.draft_correction(
            post=post, text=post.text, reason="Sumber belum disebut, dan teks alternatif kain lurik kurang jelas.",
            facts={"source_kind": "kegiatan", "source": "Liputan Disbudporapar di sentra lurik Pedan"},
            media={cloth: {"alt": f"{cloth.alt.rstrip('.')}, ditenun dengan tangan di Pedan."}}, by=officer,
            at=at(self._day(5), 8),
        )  # fmt: skip
        checklist = parameters(self._day(5)).checklist
        corrections.submit_correction(
            correction=change, by=officer, checklist=checklist, findings_checked=True, at=at(self._day(5), 8, 30)
        )  # fmt: skip
        corrections.approve_correction(
            correction=change, version=change.version, by=approver, at=at(self._day(5), 10)
        )
        for place in change.places.all()[:2]:
            moment = at(self._day(5), 13)
            corrections.mend_place(place=place, way="disunting", mended_at=moment, by=officer, at=moment)

    def _waiting_with_remarks(self):
        officer, approver = self._staff("disdukcapil")
        lines = ["Surat keterangan lahir", "Kartu keluarga", "Buku nikah orang tua", "KTP elektronik pelapor"]
        post = self._draft(
            "disdukcapil", 1, "Syarat mengurus akta kelahiran",
            "Mengurus akta kelahiran tidak dipungut biaya. Siapkan surat keterangan lahir, kartu keluarga, buku nikah orang "
            "tua, dan KTP elektronik pelapor. Berkas yang lengkap selesai dalam beberapa hari. Syarat lengkap ada pada "
            "lembar yang dapat diunduh.",
            "kebijakan", source_kind="dokumen", source="Undang-undang tentang administrasi kependudukan",
        )  # fmt: skip
        self._add(
            post, pictures.notice("Syarat akta kelahiran\ntanpa biaya", lines, "syarat-akta.png"),
            "Pengumuman berjudul “Syarat akta kelahiran tanpa biaya” dengan empat butir: surat keterangan lahir, kartu "
            "keluarga, buku nikah orang tua, dan KTP elektronik pelapor.",
        )  # fmt: skip
        self._add(
            post, pictures.leaflet("Syarat mengurus akta kelahiran", [f"{n}. {line}" for n, line in enumerate(lines, 1)],
                                   "lembar-syarat.pdf"),
            "Lembar satu halaman berisi empat syarat mengurus akta kelahiran.", minute=16,
        )  # fmt: skip
        self._submit(post, 1)
        version = post.current_version
        first = posts.comment_on_version(
            version=version, by=approver, quote="selesai dalam beberapa hari", at=at(self._day(1), 10),
            text="Sebutkan lamanya menurut standar pelayanan, agar warga tidak menunggu tanpa kepastian.",
        )  # fmt: skip
        posts.comment_on_version(
            version=version, by=officer, parent=first, at=at(self._day(1), 10, 25),
            text="Standar pelayanan menyebut tiga hari kerja. Saya tambahkan bila pesan dikembalikan.",
        )  # fmt: skip
        done = posts.comment_on_version(
            version=version, by=approver, quote="KTP elektronik pelapor", at=at(self._day(1), 10, 5),
            text="Apakah fotokopi cukup?",
        )  # fmt: skip
        posts.comment_on_version(
            version=version, by=officer, parent=done, at=at(self._day(1), 10, 30),
            text="Cukup ditunjukkan aslinya; tidak perlu fotokopi.",
        )  # fmt: skip
        posts.resolve_comment(comment=done, by=approver, at=at(self._day(1), 11))

    def _returned(self):
        _, approver = self._staff("dpupr")
        post = self._draft(
            "dpupr", 2, "Pengalihan arus selama perbaikan jalan",
            "Perbaikan jalan dimulai pekan depan. Arus lalu lintas dialihkan bergantian. Mohon kurangi kecepatan dan ikuti "
            "petunjuk petugas.",
            "kegiatan", theme="infrastruktur", source_kind="kegiatan", source="Kegiatan unit sendiri",
        )  # fmt: skip
        self._add(
            post,
            pictures.road(),
            "Jalan yang sedang diaspal pada satu lajur, dengan tiga kerucut jingga di tepinya.",
        )
        self._submit(post, 2)
        posts.comment_on_version(
            version=post.current_version, by=approver, quote="pekan depan", at=at(self._day(2), 13),
            text="Tulis hari, tanggal, dan jamnya.",
        )  # fmt: skip
        posts.return_post(
            post=post, version=post.current_version, by=approver, at=at(self._day(2), 13, 10),
            note="Lengkapi ruas jalan, hari, dan jam pengalihan; warga perlu menyiapkan jalan lain.",
        )  # fmt: skip

    def _rejected(self):
        _, approver = self._staff("dpupr")
        post = self._draft(
            "dpupr", 4, "Ucapan selamat ulang tahun perusahaan",
            "Selamat ulang tahun kepada rekanan kami. Semoga terus bersama membangun jalan di Klaten.",
            "kegiatan", source_kind="kegiatan", source="Kegiatan unit sendiri",
        )  # fmt: skip
        self._submit(post, 4)
        posts.reject_post(
            post=post, version=post.current_version, by=approver, at=at(self._day(4), 14),
            note="Ucapan bagi satu perusahaan bukan kegiatan pemerintah; akun resmi tidak memihak rekanan.",
        )  # fmt: skip

    def _scheduled(self):
        lines = [
            "Bawa buku KIA",
            "Datang sesuai jadwal dusun",
            "Timbang dan ukur balita",
            "Tanyakan gizi anak",
        ]
        post = self._draft(
            "dinkes", 1, "Ayo ke posyandu",
            "Posyandu membantu orang tua memantau tumbuh kembang anak. Bawa buku KIA, datang sesuai jadwal dusun, dan tanyakan "
            "apa saja tentang gizi kepada kader.",
            "kegiatan", source_kind="kegiatan", source="Kegiatan unit sendiri",
        )  # fmt: skip
        self._add(
            post, pictures.notice("Ayo ke posyandu", lines, "ayo-ke-posyandu.png"),
            "Ajakan ke posyandu dengan empat butir: bawa buku KIA, datang sesuai jadwal dusun, timbang dan ukur balita, "
            "tanyakan gizi anak.",
        )  # fmt: skip
        moment = at(self.story.today + datetime.timedelta(days=2), 7, 30)
        posts.schedule_post(post=post, scheduled_for=moment, by=post.author, at=at(self._day(1), 8, 40))
        self._submit(post, 1)
        self._approve(post, "dinkes", 1)

    def _expired(self):
        post = self._draft(
            "bpbd", 4, "Ajakan kerja bakti membersihkan saluran",
            "Besok pagi mari membersihkan saluran di lingkungan masing-masing agar air hujan mengalir lancar.",
            "kegiatan", source_kind="kegiatan", source="Kegiatan unit sendiri",
        )  # fmt: skip
        moment = at(self._day(3), 6)
        posts.schedule_post(post=post, scheduled_for=moment, by=post.author, at=at(self._day(4), 8, 30))
        self._submit(post, 4, hour=15)
        posts.expire_post(post=post, at=moment + datetime.timedelta(minutes=1))

    def _withdrawn(self):
        _, approver = self._staff("disbudporapar")
        post = self._draft(
            "disbudporapar", 12, "Lomba mewarnai di pendapa",
            "Lomba mewarnai untuk anak diadakan di pendapa pada hari Minggu. Peserta membawa alat mewarnai sendiri; tidak "
            "dipungut biaya.",
            "kegiatan", source_kind="kegiatan", source="Kegiatan unit sendiri",
        )  # fmt: skip
        self._submit(post, 12)
        self._approve(post, "disbudporapar", 12)
        self._publish(post, "disbudporapar", 12)
        posts.withdraw_post(
            post=post, by=approver, at=at(self._day(10), 14),
            reason="Lomba ditunda karena pendapa dipakai posko; kiriman dihapus agar warga tidak datang sia-sia.",
        )  # fmt: skip

    def _accounts(self):
        """Another address, a former name and a change of purpose."""
        officer, _ = self._staff("disbudporapar")
        account = next(a for a in self._targets("disbudporapar") if a.platform == "facebook")
        number = accounts.add_alias(
            account=account, pasted="https://www.facebook.com/profile.php?id=100000000012345", kind="sama", by=officer,
            reason="Tautan dari aplikasi ponsel memakai nomor ini dan membuka halaman yang sama.", at=at(self._day(40)),
        )  # fmt: skip
        accounts.confirm_alias(alias=number, by=self.story.people["diskominfo"], at=at(self._day(39)))
        accounts.add_alias(
            account=account, pasted="https://www.facebook.com/contohdisbudparklaten", kind="lama", by=officer,
            reason="Nama halaman sebelum dinas bergabung; diganti pada awal tahun lalu.", at=at(self._day(3)),
        )  # fmt: skip
        _, approver = self._staff("dpupr")
        road = self._targets("dpupr")[0]
        accounts.change_purpose(
            account=road, purpose="Mengabarkan pekerjaan jalan dan irigasi serta menerima laporan kerusakan.",
            segments=[self.story.segments[name] for name in ("Masyarakat umum", "Petani")], by=approver,
            reason="Rencana tahun ini menambah kabar irigasi bagi kelompok tani.", at=at(self._day(20)),
        )  # fmt: skip
