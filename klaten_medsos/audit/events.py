"""Every kind of event the log knows, each with one Indonesian sentence."""

from django.db.models import TextChoices


class Event(TextChoices):
    # who may act
    USER_INVITED = "pengguna.diundang", "Pengguna diundang"
    USER_CHANGED = "pengguna.diubah", "Data pengguna diubah"
    USER_LINK_SENT = "pengguna.tautan", "Tautan kata sandi dikirim"
    PASSWORD_SET = "pengguna.sandi", "Kata sandi dipasang"  # noqa: S105
    FACTOR_CHANGED = "pengguna.dua_langkah", "Masuk dua langkah diubah"
    USER_ANONYMISED = "pengguna.dianonimkan", "Pengguna dianonimkan"
    DATA_EXPORTED = "data.diekspor", "Data pribadi diekspor"
    DATA_CORRECTION_ASKED = "data.perbaikan_diminta", "Perbaikan data pribadi diminta"
    DATA_CORRECTION_ANSWERED = "data.perbaikan_dijawab", "Permintaan perbaikan data dijawab"
    INCIDENT_RECORDED = "insiden.dicatat", "Insiden data pribadi dicatat"
    INCIDENT_CHANGED = "insiden.diubah", "Catatan insiden diubah"
    UNIT_CHANGED = "unit.diubah", "Data unit diubah"
    UNIT_RENAMED = "unit.berganti_nama", "Unit berganti nama"
    UNIT_SUCCEEDED = "unit.diteruskan", "Unit digabung atau dipecah"
    UNIT_SUCCESSION_CANCELLED = "unit.batal_diteruskan", "Penggabungan unit dibatalkan"
    OFFICE_CHANGED = "pejabat.diubah", "Pejabat daerah diubah"
    DECREE_RECORDED = "keputusan.dicatat", "Keputusan dicatat"
    DECREE_ENDED = "keputusan.diakhiri", "Keputusan diakhiri"
    DECREE_DRAFTED = "keputusan.dikonsep", "Konsep Keputusan disusun"
    TEMPLATE_PUBLISHED = "naskah_baku.terbit", "Naskah baku Keputusan diperbarui"
    HANDED_OVER = "serah_terima.dicatat", "Serah terima dicatat"
    HAND_OVER_ACCEPTED = "serah_terima.diterima", "Serah terima diterima"
    GROUP_TOLD = "pesan_grup.dikirim", "Pesan grup dikirim"
    APPOINTMENT_ENDED = "penunjukan.diakhiri", "Penunjukan diakhiri"
    DEPUTY_NAMED = "pengganti.dicatat", "Pejabat pengganti dicatat"
    DEPUTY_ENDED = "pengganti.diakhiri", "Penggantian pejabat diakhiri"
    SOP_RECORDED = "sop.dicatat", "Versi SOP dicatat"
    SOP_CANCELLED = "sop.dibatalkan", "Versi SOP dibatalkan"
    SOP_ACKNOWLEDGED = "sop.dibaca", "SOP dinyatakan telah dibaca"
    DAY_DECLARED = "kalender.ditetapkan", "Hari kerja atau libur ditetapkan"
    DAY_DROPPED = "kalender.dicabut", "Penetapan hari dicabut"
    PLEDGE_TEXT_RECORDED = "pakta.naskah", "Naskah pakta integritas dicatat"
    PLEDGE_SIGNED = "pakta.ditandatangani", "Pakta integritas ditandatangani"
    FACILITIES_SAVED = "sarana.dicatat", "Sarana dicatat"
    BUDGET_SAVED = "anggaran.dicatat", "Anggaran dicatat"
    BUDGET_REMOVED = "anggaran.dihapus", "Baris anggaran dihapus"
    # where we speak
    ACCOUNT_PROPOSED = "akun.diusulkan", "Akun diusulkan"
    ACCOUNT_VERIFIED = "akun.diverifikasi", "Akun diverifikasi"
    ACCOUNT_RETURNED = "akun.dikembalikan", "Usulan akun dikembalikan"
    ACCOUNT_RETIRED = "akun.ditutup", "Akun ditutup"
    ACCOUNT_CANCELLED = "akun.dibatalkan", "Usulan akun dibatalkan"
    ACCOUNT_SUSPENDED = "akun.ditangguhkan", "Akun ditangguhkan"
    ACCOUNT_COMPROMISED = "akun.disusupi", "Akun disusupi"
    ACCOUNT_REINSTATED = "akun.dipulihkan", "Akun dipulihkan"
    CUSTODY_VIEWED = "akun.penguasaan_dilihat", "Data penguasaan akun dilihat"
    CUSTODY_CHANGED = "akun.penguasaan_diubah", "Data penguasaan akun diubah"
    ACCOUNT_HANDED_OVER = "akun.diserahterimakan", "Akun diserahterimakan"
    ACCOUNT_REVIEWED = "akun.ditinjau", "Akun ditinjau"
    ACCOUNT_PURPOSE_CHANGED = "akun.tujuan_diubah", "Tujuan dan segmen akun diubah"
    ALIAS_ADDED = "akun.alamat_lain_dicatat", "Alamat lain akun dicatat"
    ALIAS_CONFIRMED = "akun.alamat_lain_disahkan", "Alamat lain akun disahkan"
    ALIAS_ENDED = "akun.alamat_lain_dicabut", "Alamat lain akun dicabut"
    COMPROMISE_STEP_DONE = "akun.langkah_pemulihan", "Langkah pemulihan akun dikerjakan"
    ACCOUNTS_IMPORTED = "akun.diimpor", "Akun diimpor"
    ACCOUNT_IMPORT_UNDONE = "akun.impor_dibatalkan", "Impor akun dibatalkan"
    SEGMENT_ADDED = "segmen.ditambah", "Segmen khalayak ditambah"
    SEGMENT_CHANGED = "segmen.diubah", "Segmen khalayak diubah"
    IMPOSTOR_REPORTED = "tiruan.dilaporkan", "Akun tiruan dilaporkan"
    IMPOSTOR_EXAMINED = "tiruan.diperiksa", "Laporan akun tiruan diperiksa"
    IMPOSTOR_CONFIRMED = "tiruan.terbukti", "Akun dinyatakan tiruan"
    IMPOSTOR_CLEARED = "tiruan.bukan", "Akun dinyatakan bukan tiruan"
    IMPOSTOR_DUPLICATE = "tiruan.ganda", "Laporan akun tiruan ganda"
    IMPOSTOR_SENT = "tiruan.dilaporkan_platform", "Akun tiruan dilaporkan ke platform"
    IMPOSTOR_GONE = "tiruan.diturunkan", "Akun tiruan diturunkan platform"
    IMPOSTOR_EVIDENCE = "tiruan.bukti_dibuka", "Bukti akun tiruan dibuka"
    TAKEDOWN_STEPS_CHANGED = "tiruan.langkah_diubah", "Langkah melapor ke platform diubah"
    # what is said
    POST_DRAFTED = "pesan.dibuat", "Draf dibuat"
    POST_EDITED = "pesan.disunting", "Draf disunting"
    POSTS_IMPORTED = "pesan.diimpor", "Draf diimpor dari tabel"
    POST_MEDIA_ADDED = "pesan.media", "Media ditambahkan pada draf"
    POST_SUBMITTED = "pesan.diajukan", "Pesan diajukan"
    POST_COMMENTED = "pesan.dikomentari", "Komentar pada pesan"
    POST_COMMENT_RESOLVED = "pesan.komentar_selesai", "Komentar ditandai selesai"
    POST_ESCALATED = "pesan.dieskalasi", "Pesan terlalu lama menunggu"
    POST_RECALLED = "pesan.diambil_kembali", "Pesan diambil kembali sebelum diputus"
    POST_TIER_APPROVED = "pesan.disetujui_jenjang", "Pesan disetujui pada satu jenjang"
    POST_APPROVED = "pesan.disetujui", "Pesan disetujui"
    POST_SCHEDULED = "pesan.dijadwalkan", "Pesan dijadwalkan"
    POST_UNSCHEDULED = "pesan.jadwal_dihapus", "Jadwal pesan dihapus"
    POST_EXPIRED = "pesan.kedaluwarsa", "Pesan kedaluwarsa"
    POST_ABANDONED = "pesan.dibatalkan", "Pesan dibatalkan sebelum terbit"
    POST_RETURNED = "pesan.dikembalikan", "Pesan diminta direvisi"
    POST_REJECTED = "pesan.ditolak", "Pesan ditolak"
    POST_REOPENED = "pesan.dibuka_kembali", "Pesan dibuka kembali untuk direvisi"
    POST_PUBLISHED = "pesan.terbit", "Pesan terbit"
    POST_WITHDRAWN = "pesan.ditarik", "Pesan ditarik"
    LEXICON_PROPOSED = "pemeriksa.leksikon_diusulkan", "Entri leksikon diusulkan"
    LEXICON_TRIED = "pemeriksa.leksikon_diuji", "Entri leksikon diuji dampaknya"
    LEXICON_ENABLED = "pemeriksa.leksikon_berlaku", "Entri leksikon diberlakukan"
    LEXICON_DISABLED = "pemeriksa.leksikon_berakhir", "Entri leksikon dihentikan"
    CHECK_SEVERITY_SET = "pemeriksa.keparahan", "Keparahan aturan ditetapkan"
    LINK_DOMAIN_SAVED = "pemeriksa.domain_tautan", "Perlakuan domain tautan ditetapkan"
    CHECK_MODEL_TRAINED = "pemeriksa.model_dilatih", "Model pemeriksa dilatih"
    CHECK_MODEL_APPROVED = "pemeriksa.model_disetujui", "Model pemeriksa disetujui"
    CHECK_MODEL_ROLLED_BACK = "pemeriksa.model_dikembalikan", "Model pemeriksa dikembalikan"
    AMPLIFICATION_GIVEN = "amplifikasi.diberikan", "Tugas amplifikasi diberikan"
    AMPLIFICATION_OPENED = "amplifikasi.dibuka", "Tugas amplifikasi dibuka"
    AMPLIFICATION_PROVED = "amplifikasi.dibuktikan", "Bukti penyebaran dicatat"
    AMPLIFICATION_CONFIRMED = "amplifikasi.bukti_diterima", "Bukti penyebaran diterima"
    AMPLIFICATION_REFUSED = "amplifikasi.bukti_tidak_diterima", "Bukti penyebaran tidak diterima"
    AMPLIFICATION_CLOSED = "amplifikasi.dihentikan", "Tugas amplifikasi dihentikan"
    FEED_LINK_MADE = "kalender.tautan_dibuat", "Tautan kalender dibuat"
    FEED_LINK_REVOKED = "kalender.tautan_dicabut", "Tautan kalender dicabut"
    SHIFT_RECORDED = "piket.dicatat", "Giliran piket dicatat"
    SHIFT_CANCELLED = "piket.dibatalkan", "Giliran piket dibatalkan"
    EMERGENCY_SENT = "darurat.dikirim", "Pesan dikirim lewat jalur darurat"
    EMERGENCY_REVIEWED = "darurat.ditinjau", "Pesan darurat ditinjau"
    PROOF_HELD = "bukti.ditahan", "Bukti terbit ditahan"
    PROOF_CONFIRMED = "bukti.diterima", "Bukti tertahan diterima"
    PROOF_REFUSED = "bukti.tidak_diterima", "Bukti tertahan tidak diterima"
    CORRECTION_PROPOSED = "koreksi.diusulkan", "Koreksi diusulkan"
    CORRECTION_EDITED = "koreksi.disunting", "Koreksi disunting"
    CORRECTION_MEDIA = "koreksi.media", "Media diusulkan pada koreksi"
    CORRECTION_SUBMITTED = "koreksi.diajukan", "Koreksi diajukan"
    CORRECTION_RECALLED = "koreksi.diambil_kembali", "Koreksi diambil kembali"
    CORRECTION_TIER_APPROVED = "koreksi.jenjang_disetujui", "Koreksi disetujui satu jenjang"
    CORRECTION_RETURNED = "koreksi.direvisi", "Koreksi perlu revisi"
    CORRECTION_CANCELLED = "koreksi.dibatalkan", "Koreksi dibatalkan"
    CORRECTION_ESCALATED = "koreksi.dieskalasi", "Koreksi terlalu lama menunggu"
    PLACE_MENDED = "koreksi.diperbaiki", "Kiriman diperbaiki di platform"
    POST_CORRECTED = "koreksi.disetujui", "Pesan dikoreksi"
    CORRECTION_REJECTED = "koreksi.ditolak", "Koreksi ditolak"
    PLAN_OPENED = "rencana.dibuka", "Rencana dibuka"
    PLAN_SAVED = "rencana.disunting", "Rencana disunting"
    PLAN_APPROVED = "rencana.disahkan", "Rencana disahkan"
    PLAN_REVISED = "rencana.direvisi", "Rencana dibuka untuk direvisi"
    PROGRAMME_ADDED = "program.dicatat", "Program dicatat"
    PROGRAMME_CHANGED = "program.diubah", "Program diubah"
    PROGRAMME_LINKED = "program.ditautkan", "Pesan ditautkan pada program"
    PROGRAMME_UNLINKED = "program.dilepas", "Pesan dilepas dari program"
    PROGRAMME_DROPPED = "program.dicoret", "Program dicoret"
    # how far it reached, what comes back
    MEASUREMENT_RECORDED = "ukuran.dicatat", "Angka dicatat"
    ITEM_LOGGED = "masukan.dicatat", "Masukan dicatat"
    ITEM_ANSWERED = "masukan.dijawab", "Masukan dijawab"
    ITEM_FORWARDED = "masukan.diteruskan", "Masukan diteruskan"
    ITEM_FILTERED = "masukan.disaring", "Masukan disaring"
    # what is answered for
    REPORT_OPENED = "laporan.dibuka", "Laporan dibuka"
    REPORT_EDITED = "laporan.disunting", "Laporan disunting"
    REPORT_SUBMITTED = "laporan.diajukan", "Laporan diajukan"
    REPORT_SIGNED = "laporan.disahkan", "Laporan disahkan"
    REPORT_SENT_BACK = "laporan.dikembalikan_pejabat", "Laporan dikembalikan pejabat"
    REPORT_RECEIVED = "laporan.diterima", "Laporan diterima"
    REPORT_RETURNED = "laporan.dikembalikan", "Laporan dikembalikan Diskominfo"
    REPORT_FORWARDED = "laporan.diteruskan", "Laporan diteruskan"
    EVALUATION_STARTED = "evaluasi.dimulai", "Evaluasi dimulai"
    EVALUATION_EDITED = "evaluasi.disunting", "Evaluasi disunting"
    EVALUATION_FINALISED = "evaluasi.ditetapkan", "Evaluasi ditetapkan"
    RUBRIC_CHANGED = "rubrik.diubah", "Rubrik diubah"
    DOCUMENT_MADE = "dokumen.dibuat", "Dokumen dibuat"
    DOCUMENT_DOWNLOADED = "dokumen.diunduh", "Dokumen diunduh"


SENTENCES = {
    Event.USER_INVITED: "{actor} mendaftarkan {object} sebagai pengguna.",
    Event.USER_CHANGED: "{actor} mengubah data {object}.",
    Event.USER_LINK_SENT: "{actor} mengirim tautan untuk memasang kata sandi kepada {object}.",
    Event.PASSWORD_SET: "{actor} memasang kata sandi baru.",
    Event.FACTOR_CHANGED: "{actor}: {what}",
    Event.USER_ANONYMISED: "{actor} menganonimkan {object} setelah masa simpannya habis.",
    Event.DATA_EXPORTED: "{actor} mengunduh data pribadi {object}.",
    Event.DATA_CORRECTION_ASKED: "{actor} meminta perbaikan data pribadinya.",
    Event.DATA_CORRECTION_ANSWERED: "{actor} menjawab permintaan perbaikan data {object}.",
    Event.INCIDENT_RECORDED: "{actor} mencatat {object}.",
    Event.INCIDENT_CHANGED: "{actor} mengubah catatan {object}.",
    Event.UNIT_CHANGED: "{actor} mengubah data {object}.",
    Event.UNIT_RENAMED: "{actor} mencatat nama baru {object} mulai {starts_on}: {name} ({basis}).",
    Event.UNIT_SUCCEEDED: "{actor} mencatat {object} diteruskan {successors} mulai {effective_on} ({basis}).",
    Event.UNIT_SUCCESSION_CANCELLED: "{actor} membatalkan penggabungan atau pemecahan {object}: {reason}",
    Event.OFFICE_CHANGED: "{actor} mengubah data jabatan {object}.",
    Event.DECREE_RECORDED: "{actor} mencatat {object} (Pasal 11).",
    Event.DECREE_ENDED: "{actor} mengakhiri {object} per {ends_on}: {reason}",
    Event.DECREE_DRAFTED: "{actor} menyusun {object}.",
    Event.TEMPLATE_PUBLISHED: "{actor} menerbitkan {object}.",
    Event.HANDED_OVER: "{actor} menyerahkan {count} hal dari {leaving} kepada {taking}.",
    Event.HAND_OVER_ACCEPTED: "{actor} menerima serah terima dari {leaving}.",
    Event.GROUP_TOLD: "{actor} mengirim pesan grup “{object}” kepada {count} pengelola (Pasal 14 huruf a).",
    Event.APPOINTMENT_ENDED: "{actor} mengakhiri penunjukan {person} dalam {object} per {ends_on}: {reason}",
    Event.DEPUTY_NAMED: "{actor} mencatat {person} sebagai pengganti {absent} {period}.",
    Event.DEPUTY_ENDED: "{actor} mengakhiri penggantian oleh {person} per {ends_on}: {reason}",
    Event.SOP_RECORDED: "{actor} mencatat {object}, berlaku mulai {effective_on} (Pasal 16).",
    Event.SOP_CANCELLED: "{actor} membatalkan {object} sebelum berlaku: {reason}",
    Event.SOP_ACKNOWLEDGED: "{actor} menyatakan telah membaca dan memahami {object} (Pasal 16).",
    Event.DAY_DECLARED: "{actor} menetapkan {object} sebagai {kind}, dasar: {source}.",
    Event.DAY_DROPPED: "{actor} mencabut penetapan {object}.",
    Event.PLEDGE_TEXT_RECORDED: "{actor} mencatat {object}, dipakai mulai {effective_on} (Pasal 15).",
    Event.PLEDGE_SIGNED: "{actor} menandatangani {object} atas {decree} (Pasal 15).",
    Event.FACILITIES_SAVED: "{actor} memperbarui sarana dan prasarana {object} (Pasal 17).",
    Event.BUDGET_SAVED: "{actor} mencatat {object}: pagu (Rp) {ceiling}, realisasi (Rp) {realised} (Pasal 21).",
    Event.BUDGET_REMOVED: "{actor} menghapus {object}: pagu (Rp) {ceiling}, realisasi (Rp) {realised}.",
    Event.ACCOUNT_PROPOSED: "{actor} mengusulkan akun {object} (Pasal 10 huruf b).",
    Event.ACCOUNT_VERIFIED: "{actor} memverifikasi akun {object} sebagai akun resmi.",
    Event.ACCOUNT_RETURNED: "{actor} mengembalikan usulan akun {object}: {reason}",
    Event.ACCOUNT_RETIRED: "{actor} menutup akun {object}: {reason}",
    Event.ACCOUNT_CANCELLED: "{actor} membatalkan usulan akun {object}.",
    Event.ACCOUNT_SUSPENDED: "{actor} menangguhkan akun {object}: {reason}",
    Event.ACCOUNT_COMPROMISED: "{actor} melaporkan akun {object} disusupi: {reason}",
    Event.ACCOUNT_REINSTATED: "{actor} memulihkan akun {object}: {reason}",
    Event.CUSTODY_VIEWED: "{actor} melihat data penguasaan akun {object}.",
    Event.CUSTODY_CHANGED: "{actor} mengubah {fields} akun {object}.",
    Event.ACCOUNT_HANDED_OVER: "{actor} mencatat serah terima akun {object} dari {leaving} kepada {taking}.",
    Event.ACCOUNT_REVIEWED: "{actor} meninjau akun {object}: {note}",
    Event.ACCOUNT_PURPOSE_CHANGED: "{actor} mengubah tujuan dan segmen akun {object} dari “{before}” menjadi “{after}”: {reason}",
    Event.ALIAS_ADDED: "{actor} mencatat {alias} sebagai alamat lain akun {object}.",
    Event.ALIAS_CONFIRMED: "{actor} mengesahkan {alias} sebagai alamat lain akun {object}.",
    Event.ALIAS_ENDED: "{actor} mencabut alamat lain {alias} dari akun {object}: {reason}",
    Event.COMPROMISE_STEP_DONE: "{actor} menyelesaikan langkah “{step}” pada akun {object}. {note}",
    Event.ACCOUNTS_IMPORTED: "{actor} mendaftarkan {count} akun dari {object}.",
    Event.ACCOUNT_IMPORT_UNDONE: "{actor} membatalkan {count} usulan akun dari {object}.",
    Event.SEGMENT_ADDED: "{actor} menambah segmen {object} (Pasal 10 huruf a).",
    Event.SEGMENT_CHANGED: "{actor} mengubah segmen {object} (Pasal 10 huruf a).",
    Event.IMPOSTOR_REPORTED: "{actor} mencatat laporan akun tiruan {object}.",
    Event.IMPOSTOR_EXAMINED: "{actor} memeriksa laporan akun tiruan {object}.",
    Event.IMPOSTOR_CONFIRMED: "{actor} menyatakan {object} akun tiruan: {reason}",
    Event.IMPOSTOR_CLEARED: "{actor} menyatakan {object} bukan akun tiruan: {reason}",
    Event.IMPOSTOR_DUPLICATE: "{actor} menandai laporan {object} sebagai ganda dari {first}.",
    Event.IMPOSTOR_SENT: "{actor} melaporkan akun tiruan {object} kepada {platform}.",
    Event.IMPOSTOR_GONE: "{actor} mencatat akun tiruan {object} sudah diturunkan.",
    Event.IMPOSTOR_EVIDENCE: "{actor} membuka bukti laporan {object}.",
    Event.TAKEDOWN_STEPS_CHANGED: "{actor} mengubah {object}.",
    Event.POST_DRAFTED: "{actor} membuat draf {object}.",
    Event.POST_EDITED: "{actor} menyunting {object} (versi {version}).",
    Event.POSTS_IMPORTED: "{actor} mengimpor {count} draf pesan untuk {object}.",
    Event.POST_MEDIA_ADDED: "{actor} menambahkan {media} pada {object}.",
    Event.POST_SUBMITTED: "{actor} mengajukan {object} (versi {version}) untuk disetujui.",
    Event.POST_COMMENTED: "{actor} mengomentari {object} (versi {version}).",
    Event.POST_COMMENT_RESOLVED: "{actor} menandai selesai satu komentar pada {object}.",
    Event.POST_ESCALATED: "Portal memberitahukan bahwa {object} menunggu keputusan sejak {since}.",
    Event.POST_RECALLED: "{actor} mengambil kembali {object} (versi {version}) sebelum diputus.",
    Event.POST_TIER_APPROVED: "{actor} menyetujui {object} (versi {version}) pada jenjang {tier}.",
    Event.POST_SCHEDULED: "{actor} menjadwalkan {object} untuk {time}.",
    Event.POST_UNSCHEDULED: "{actor} menghapus jadwal {object}.",
    Event.POST_EXPIRED: "Portal mencatat {object} kedaluwarsa: rencana terbit {time} lewat sebelum diputus.",
    Event.POST_ABANDONED: "{actor} membatalkan {object}: {reason}",
    Event.POST_APPROVED: "{actor} menyetujui {object} (versi {version}).",
    Event.POST_RETURNED: "{actor} meminta revisi {object}: {reason}",
    Event.POST_REJECTED: "{actor} menolak {object}: {reason}",
    Event.POST_REOPENED: "{actor} membuka kembali {object} untuk direvisi, persetujuannya gugur: {reason}",
    Event.POST_PUBLISHED: "{actor} mencatat {object} terbit di {account}.",
    Event.POST_WITHDRAWN: "{actor} menarik {object}: {reason}",
    Event.LEXICON_PROPOSED: "{actor} mengusulkan {object}.",
    Event.LEXICON_TRIED: "{actor} menguji {object} atas {drafts} draf terakhir; {marked} akan ditandai.",
    Event.LEXICON_ENABLED: "{actor} memberlakukan {object}.",
    Event.LEXICON_DISABLED: "{actor} menghentikan {object}.",
    Event.CHECK_SEVERITY_SET: "{actor} menetapkan {object} menjadi {severity}: {reason}",
    Event.LINK_DOMAIN_SAVED: "{actor} menetapkan {object} sebagai “{policy}”: {reason}",
    Event.CHECK_MODEL_TRAINED: "Portal melatih {object} dari {lessons} keputusan pejabat.",
    Event.CHECK_MODEL_APPROVED: "{actor} menyetujui {object} sebagai pemeriksa yang dipakai.",
    Event.CHECK_MODEL_ROLLED_BACK: "{actor} mengembalikan pemeriksa ke model sebelumnya: {object}.",
    Event.AMPLIFICATION_GIVEN: "{actor} memberikan {object} kepada {count} unit (Pasal 14 huruf b).",
    Event.AMPLIFICATION_OPENED: "{actor} membuka {object} untuk {unit}.",
    Event.AMPLIFICATION_PROVED: "{actor} mencatat bukti {unit} di {account} atas {object}.",
    Event.AMPLIFICATION_CONFIRMED: "{actor} menerima bukti {unit} di {account} atas {object}.",
    Event.AMPLIFICATION_REFUSED: "{actor} tidak menerima bukti {unit} di {account} atas {object}: {reason}",
    Event.AMPLIFICATION_CLOSED: "{actor} menghentikan {object}: {reason}",
    Event.FEED_LINK_MADE: "{actor} membuat {object}.",
    Event.FEED_LINK_REVOKED: "{actor} mencabut {object}.",
    Event.SHIFT_RECORDED: "{actor} mencatat {object}.",
    Event.SHIFT_CANCELLED: "{actor} membatalkan {object}.",
    Event.EMERGENCY_SENT: "{actor} mengirim {object} lewat jalur darurat ({shift}).",
    Event.EMERGENCY_REVIEWED: "{actor} meninjau {object} setelah jalur darurat: {outcome}. {reason}",
    Event.PROOF_HELD: "{actor} mencatat bukti {object} di {account}; ditahan untuk diperiksa.",
    Event.PROOF_CONFIRMED: "{actor} menerima bukti tertahan {object} di {account}.",
    Event.PROOF_REFUSED: "{actor} tidak menerima bukti {object} di {account}: {reason}",
    Event.CORRECTION_PROPOSED: "{actor} mengusulkan koreksi {object}: {reason}",
    Event.CORRECTION_EDITED: "{actor} menyunting usulan koreksi {object} (versi {version}).",
    Event.CORRECTION_MEDIA: "{actor} mengusulkan {media} pada koreksi {object}.",
    Event.CORRECTION_SUBMITTED: "{actor} mengajukan koreksi {object} (versi {version}) untuk disetujui.",
    Event.CORRECTION_RECALLED: "{actor} mengambil kembali koreksi {object} (versi {version}) sebelum diputus.",
    Event.CORRECTION_TIER_APPROVED: "{actor} menyetujui koreksi {object} (versi {version}) pada jenjang {tier}.",
    Event.CORRECTION_RETURNED: "{actor} meminta revisi koreksi {object} (versi {version}): {reason}",
    Event.CORRECTION_CANCELLED: "{actor} membatalkan koreksi {object}: {reason}",
    Event.CORRECTION_ESCALATED: "Portal memberitahukan bahwa koreksi {object} menunggu keputusan sejak {since}.",
    Event.PLACE_MENDED: "{actor} mencatat {object} diperbaiki di {account} pada {time}: {way}.",
    Event.POST_CORRECTED: "{actor} menyetujui koreksi {object} (versi {version}): {reason}",
    Event.CORRECTION_REJECTED: "{actor} menolak koreksi {object}: {reason}",
    Event.PLAN_OPENED: "{actor} membuka {object} (Pasal 8).",
    Event.PLAN_SAVED: "{actor} menyunting {object}.",
    Event.PLAN_APPROVED: "{actor} mengesahkan {object} (versi {version}).",
    Event.PLAN_REVISED: "{actor} membuka {object} untuk direvisi: {reason}",
    Event.PROGRAMME_ADDED: "{actor} mencatat {object} (Pasal 14 huruf d).",
    Event.PROGRAMME_CHANGED: "{actor} mengubah {object}.",
    Event.PROGRAMME_LINKED: "{actor} menautkan {post} pada {object}.",
    Event.PROGRAMME_UNLINKED: "{actor} melepas {post} dari {object}.",
    Event.PROGRAMME_DROPPED: "{actor} mencoret {object}: {reason}",
    Event.MEASUREMENT_RECORDED: "{actor} mencatat {metric} untuk {object}.",
    Event.ITEM_LOGGED: "{actor} mencatat {object}.",
    Event.ITEM_ANSWERED: "{actor} mencatat jawaban atas {object}.",
    Event.ITEM_FORWARDED: "{actor} meneruskan {object} kepada {unit}.",
    Event.ITEM_FILTERED: "{actor} menyaring {object}: {reason}",
    Event.REPORT_OPENED: "{actor} membuka {object}.",
    Event.REPORT_EDITED: "{actor} menyunting huruf {letter} pada {object}.",
    Event.REPORT_SUBMITTED: "{actor} mengajukan {object} kepada pejabat.",
    Event.REPORT_SIGNED: "{actor} mengesahkan {object} dan mengirimkannya ke Diskominfo.",
    Event.REPORT_SENT_BACK: "{actor} mengembalikan {object} kepada petugas: {reason}",
    Event.REPORT_RECEIVED: "{actor} menerima {object} dengan nomor {number}.",
    Event.REPORT_RETURNED: "{actor} mengembalikan {object} untuk dilengkapi pada huruf {letters}.",
    Event.REPORT_FORWARDED: "{actor} meneruskan {object} kepada Bupati.",
    Event.EVALUATION_STARTED: "{actor} memulai {object}.",
    Event.EVALUATION_EDITED: "{actor} menyunting {object}.",
    Event.EVALUATION_FINALISED: "{actor} menetapkan {object} dengan nilai {score} ({grade}).",
    Event.RUBRIC_CHANGED: "{actor} mengubah {object}.",
    Event.DOCUMENT_MADE: "Portal membuat {object}.",
    Event.DOCUMENT_DOWNLOADED: "{actor} mengunduh {object}.",
}
