<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>AboutWindow</name>
    <message>
        <source>About Konsol Penghubung</source>
        <translation>Tentang Konsol Penghubung</translation>
    </message>
    <message>
        <source>The desktop console of the liaison officers of SP4N-LAPOR!, also without a connection.</source>
        <translation>Konsol desktop Pejabat Penghubung SP4N-LAPOR!, juga saat tanpa koneksi.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versi {version}</translation>
    </message>
</context>
<context>
    <name>ActionForm</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Choose one first.</source>
        <translation>Pilih salah satu dahulu.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Balas</translation>
    </message>
    <message>
        <source>No answer just now: {reason}</source>
        <translation>Belum bisa dibalas: {reason}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>ApprovalBar</name>
    <message>
        <source>Approve</source>
        <translation>Setujui</translation>
    </message>
    <message>
        <source>Approve this exact text (Ctrl+Shift+Enter)</source>
        <translation>Setujui persis teks ini (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>Notes to the author</source>
        <translation>Catatan untuk penulis</translation>
    </message>
    <message>
        <source>Notes to the author – not visible to the reporter</source>
        <translation>Catatan untuk penulis – tidak terlihat pelapor</translation>
    </message>
    <message>
        <source>Return to the author</source>
        <translation>Kembalikan ke penulis</translation>
    </message>
    <message>
        <source>Return with notes</source>
        <translation>Kembalikan dengan catatan</translation>
    </message>
    <message>
        <source>Show the new text</source>
        <translation>Tampilkan teks baru</translation>
    </message>
    <message>
        <source>This text is up for approval</source>
        <translation>Teks ini menunggu persetujuan Anda</translation>
    </message>
    <message>
        <source>What is missing or has to be changed</source>
        <translation>Apa yang kurang atau harus diubah</translation>
    </message>
    <message>
        <source>{hint}, signed {name}</source>
        <translation>{hint}, ditandatangani {name}</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Accepted files ({kinds})</source>
        <translation>Berkas yang diterima ({kinds})</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Lampirkan berkas</translation>
    </message>
    <message>
        <source>Remove attachment {name}</source>
        <translation>Hapus lampiran {name}</translation>
    </message>
</context>
<context>
    <name>AttemptDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Memeriksa…</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Tampilkan yang saya ketik</translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>All agencies working on the report</source>
        <translation>Semua instansi yang menangani</translation>
    </message>
    <message>
        <source>Internal, only your own agency</source>
        <translation>Internal, hanya instansi Anda</translation>
    </message>
    <message>
        <source>Only the agencies named</source>
        <translation>Hanya instansi yang disebut</translation>
    </message>
    <message>
        <source>Public, the reporter reads it</source>
        <translation>Publik, dibaca oleh pelapor</translation>
    </message>
</context>
<context>
    <name>CaseAction</name>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Agree: transfer to {agency}</source>
        <translation>Setuju: limpahkan ke {agency}</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Note for the unit (may stay empty)</source>
        <translation>Catatan untuk unit (boleh kosong)</translation>
    </message>
    <message>
        <source>Question to the agency</source>
        <translation>Pertanyaan kepada instansi</translation>
    </message>
    <message>
        <source>Question to the reporter, which they will read</source>
        <translation>Pertanyaan kepada pelapor, akan dibaca pelapor</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Reason (may stay empty)</source>
        <translation>Alasan (boleh kosong)</translation>
    </message>
    <message>
        <source>Reason (needed to refuse)</source>
        <translation>Alasan (wajib bila menolak)</translation>
    </message>
    <message>
        <source>Refuse: the report stays here</source>
        <translation>Tolak: laporan tetap di sini</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
</context>
<context>
    <name>CaseFiles</name>
    <message>
        <source>Attachments of the report</source>
        <translation>Lampiran laporan</translation>
    </message>
    <message>
        <source>Attachments: {count}</source>
        <translation>Lampiran: {count}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Unduh</translation>
    </message>
    <message>
        <source>Download the attachment first</source>
        <translation>Unduh lampiran ini dahulu</translation>
    </message>
    <message>
        <source>Fetches all attachments of this report and keeps them on this computer</source>
        <translation>Mengunduh semua lampiran laporan ini dan menyimpannya di komputer ini</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Sembunyikan</translation>
    </message>
    <message>
        <source>Hide attachments</source>
        <translation>Sembunyikan lampiran</translation>
    </message>
    <message>
        <source>Keep offline</source>
        <translation>Simpan luring</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Simpan sebagai…</translation>
    </message>
    <message>
        <source>Save attachment as</source>
        <translation>Simpan lampiran sebagai</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Disimpan sebagai {name}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Show attachments</source>
        <translation>Tampilkan lampiran</translation>
    </message>
    <message>
        <source>{count} kept offline</source>
        <translation>{count} tersimpan luring</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Anonymous</source>
        <translation>Anonim</translation>
    </message>
    <message>
        <source>No deadline is running</source>
        <translation>Tidak ada tenggat yang berjalan</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Tanpa judul</translation>
    </message>
    <message>
        <source>Why this deadline?</source>
        <translation>Kenapa tenggat ini?</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>Anonymous</source>
        <translation>Anonim</translation>
    </message>
    <message>
        <source>Identity not shown</source>
        <translation>Identitas tidak ditampilkan</translation>
    </message>
    <message>
        <source>Reports: {count}</source>
        <translation>{count} laporan</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Rahasia</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Tanpa judul</translation>
    </message>
    <message>
        <source>work not sent yet</source>
        <translation>ada pekerjaan yang belum terkirim</translation>
    </message>
</context>
<context>
    <name>CasePane</name>
    <message>
        <source>Choose a report from the list to read it here.</source>
        <translation>Pilih laporan dari daftar untuk membacanya di sini.</translation>
    </message>
    <message>
        <source>Report #{number} is no longer in your scope.</source>
        <translation>Laporan #{number} tidak lagi dalam cakupan Anda.</translation>
    </message>
    <message>
        <source>Report #{number}: nothing was put in the outbox, your text is still a draft.</source>
        <translation>Laporan #{number}: tidak ada yang masuk kotak keluar, teks Anda masih berupa draf.</translation>
    </message>
    <message>
        <source>What you wrote for it stays on this computer.</source>
        <translation>Yang Anda tulis untuk laporan itu tetap ada di komputer ini.</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Android</source>
        <translation>Android</translation>
    </message>
    <message>
        <source>Call centre</source>
        <translation>Call Center</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Facebook</source>
        <translation>Facebook</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Tatap muka</translation>
    </message>
    <message>
        <source>Instagram</source>
        <translation>Instagram</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Pos</translation>
    </message>
    <message>
        <source>Local application</source>
        <translation>Aplikasi daerah</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>iOS</source>
        <translation>iOS</translation>
    </message>
</context>
<context>
    <name>CitizenText</name>
    <message>
        <source>Show the edited text</source>
        <translation>Tampilkan teks suntingan</translation>
    </message>
    <message>
        <source>Show the original text</source>
        <translation>Tampilkan teks asli</translation>
    </message>
    <message>
        <source>Text of the reporter</source>
        <translation>Teks pelapor</translation>
    </message>
    <message>
        <source>Text of the reporter, edited by an admin</source>
        <translation>Teks pelapor, disunting oleh admin</translation>
    </message>
</context>
<context>
    <name>Classification</name>
    <message>
        <source>Aspiration</source>
        <translation>Aspirasi</translation>
    </message>
    <message>
        <source>Complaint of a supervisory kind</source>
        <translation>Pengaduan berkadar pengawasan</translation>
    </message>
    <message>
        <source>Complaint, not of a supervisory kind</source>
        <translation>Pengaduan tidak berkadar pengawasan</translation>
    </message>
    <message>
        <source>Information request</source>
        <translation>Permintaan informasi</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>Agency verification</source>
        <translation>Verifikasi instansi</translation>
    </message>
    <message>
        <source>Automatic closing</source>
        <translation>Penutupan otomatis</translation>
    </message>
    <message>
        <source>First follow-up</source>
        <translation>Tindak lanjut pertama</translation>
    </message>
    <message>
        <source>Missing information from the reporter</source>
        <translation>Kelengkapan informasi dari pelapor</translation>
    </message>
    <message>
        <source>National verification</source>
        <translation>Verifikasi nasional</translation>
    </message>
    <message>
        <source>Oversight by the Ombudsman</source>
        <translation>Pengawasan oleh Ombudsman</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Penyelesaian</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Answer to a finding</source>
        <translation>Tanggapan atas temuan</translation>
    </message>
    <message>
        <source>Answer to the reporter</source>
        <translation>Jawaban untuk pelapor</translation>
    </message>
    <message>
        <source>Appointment of a substitute</source>
        <translation>Penunjukan pengganti sementara</translation>
    </message>
    <message>
        <source>Approval of an answer</source>
        <translation>Persetujuan jawaban</translation>
    </message>
    <message>
        <source>Approval of an answer with changes</source>
        <translation>Persetujuan jawaban dengan perubahan</translation>
    </message>
    <message>
        <source>Archiving</source>
        <translation>Pengarsipan</translation>
    </message>
    <message>
        <source>Assignment to a unit</source>
        <translation>Disposisi ke unit</translation>
    </message>
    <message>
        <source>Blocking of content</source>
        <translation>Pemblokiran konten</translation>
    </message>
    <message>
        <source>Cancelled leave</source>
        <translation>Pembatalan cuti</translation>
    </message>
    <message>
        <source>Change of a category</source>
        <translation>Perubahan kategori</translation>
    </message>
    <message>
        <source>Change of a person&apos;s name or title</source>
        <translation>Perubahan nama atau jabatan pegawai</translation>
    </message>
    <message>
        <source>Change of a unit</source>
        <translation>Perubahan data unit</translation>
    </message>
    <message>
        <source>Change of an action plan</source>
        <translation>Perubahan rencana aksi</translation>
    </message>
    <message>
        <source>Change of an agency</source>
        <translation>Perubahan data instansi</translation>
    </message>
    <message>
        <source>Change of an answer template</source>
        <translation>Perubahan templat jawaban</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Penutupan laporan</translation>
    </message>
    <message>
        <source>Contribution to a task</source>
        <translation>Kontribusi untuk tugas</translation>
    </message>
    <message>
        <source>Correction of report data</source>
        <translation>Perbaikan data laporan</translation>
    </message>
    <message>
        <source>Decision on a request to see the reporter&apos;s identity</source>
        <translation>Keputusan atas permintaan melihat identitas pelapor</translation>
    </message>
    <message>
        <source>Decision on a transfer</source>
        <translation>Keputusan pelimpahan</translation>
    </message>
    <message>
        <source>Departure of a person</source>
        <translation>Mutasi pegawai</translation>
    </message>
    <message>
        <source>Dissolution of a unit</source>
        <translation>Penghapusan unit</translation>
    </message>
    <message>
        <source>End of a substitution</source>
        <translation>Pengakhiran penugasan pengganti</translation>
    </message>
    <message>
        <source>End of an action plan</source>
        <translation>Penutupan rencana aksi</translation>
    </message>
    <message>
        <source>Escalation of a missed deadline</source>
        <translation>Eskalasi batas waktu yang terlewati</translation>
    </message>
    <message>
        <source>Evidence or note for an action plan</source>
        <translation>Bukti atau catatan rencana aksi</translation>
    </message>
    <message>
        <source>Finding of a review</source>
        <translation>Temuan hasil pemeriksaan</translation>
    </message>
    <message>
        <source>Handing an action plan over inside the agency</source>
        <translation>Pengalihan rencana aksi di dalam instansi</translation>
    </message>
    <message>
        <source>Handing over inside the agency</source>
        <translation>Pengalihan pemegang di dalam instansi</translation>
    </message>
    <message>
        <source>Handing tasks over inside the agency</source>
        <translation>Pengalihan tugas di dalam instansi</translation>
    </message>
    <message>
        <source>Handled at one&apos;s own desk</source>
        <translation>Dikelola sendiri</translation>
    </message>
    <message>
        <source>Import of a report</source>
        <translation>Impor laporan</translation>
    </message>
    <message>
        <source>Information from the reporter</source>
        <translation>Informasi dari pelapor</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Catatan internal</translation>
    </message>
    <message>
        <source>Invitation to coordinate</source>
        <translation>Ajakan koordinasi</translation>
    </message>
    <message>
        <source>Invitation withdrawn</source>
        <translation>Penarikan ajakan koordinasi</translation>
    </message>
    <message>
        <source>Leave of a person</source>
        <translation>Cuti pegawai</translation>
    </message>
    <message>
        <source>Link as a duplicate</source>
        <translation>Penautan sebagai duplikat</translation>
    </message>
    <message>
        <source>Link of a duplicate recorded</source>
        <translation>Pencatatan tautan duplikat</translation>
    </message>
    <message>
        <source>Link to a main report undone</source>
        <translation>Pelepasan tautan ke laporan utama</translation>
    </message>
    <message>
        <source>Look at the reporter&apos;s identity</source>
        <translation>Melihat identitas pelapor</translation>
    </message>
    <message>
        <source>New action plan</source>
        <translation>Rencana aksi baru</translation>
    </message>
    <message>
        <source>New agency</source>
        <translation>Instansi baru</translation>
    </message>
    <message>
        <source>New answer template</source>
        <translation>Templat jawaban baru</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>Kategori baru</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>Unit baru</translation>
    </message>
    <message>
        <source>Note to all agencies on the report</source>
        <translation>Catatan untuk semua instansi pada laporan</translation>
    </message>
    <message>
        <source>Note to named agencies</source>
        <translation>Catatan untuk instansi yang disebut</translation>
    </message>
    <message>
        <source>Protection of the reporter</source>
        <translation>Perlindungan pelapor</translation>
    </message>
    <message>
        <source>Question to the reporter</source>
        <translation>Pertanyaan kepada pelapor</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Penilaian</translation>
    </message>
    <message>
        <source>Recall of an answer</source>
        <translation>Penarikan jawaban</translation>
    </message>
    <message>
        <source>Reminder of a deadline</source>
        <translation>Pengingat batas waktu</translation>
    </message>
    <message>
        <source>Reopening</source>
        <translation>Pembukaan kembali</translation>
    </message>
    <message>
        <source>Reply of the reporter</source>
        <translation>Tanggapan pelapor</translation>
    </message>
    <message>
        <source>Report taken in at the office</source>
        <translation>Laporan diterima di kantor</translation>
    </message>
    <message>
        <source>Reports linked to an action plan</source>
        <translation>Laporan ditautkan ke rencana aksi</translation>
    </message>
    <message>
        <source>Request to see the reporter&apos;s identity</source>
        <translation>Permintaan melihat identitas pelapor</translation>
    </message>
    <message>
        <source>Request to transfer (not our authority)</source>
        <translation>Permintaan pelimpahan (bukan wewenang)</translation>
    </message>
    <message>
        <source>Request to transfer taken back</source>
        <translation>Penarikan permintaan pelimpahan</translation>
    </message>
    <message>
        <source>Return of an answer</source>
        <translation>Pengembalian jawaban</translation>
    </message>
    <message>
        <source>Role given to a person</source>
        <translation>Pemberian peran kepada pegawai</translation>
    </message>
    <message>
        <source>Role taken from a person</source>
        <translation>Pencabutan peran pegawai</translation>
    </message>
    <message>
        <source>Rule for the approval of answers</source>
        <translation>Aturan persetujuan jawaban</translation>
    </message>
    <message>
        <source>Sending of an approved answer</source>
        <translation>Pengiriman jawaban yang disetujui</translation>
    </message>
    <message>
        <source>Task accepted</source>
        <translation>Penerimaan tugas</translation>
    </message>
    <message>
        <source>Task cancelled</source>
        <translation>Pembatalan tugas</translation>
    </message>
    <message>
        <source>Task declined</source>
        <translation>Penolakan tugas</translation>
    </message>
    <message>
        <source>Task for an agency or unit</source>
        <translation>Tugas untuk instansi atau unit</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verifikasi</translation>
    </message>
</context>
<context>
    <name>ConflictReview</name>
    <message>
        <source>Also in your correction, undisputed: {values}</source>
        <translation>Juga ada dalam koreksi Anda, tanpa perbedaan: {values}</translation>
    </message>
    <message>
        <source>Look at the newest state first.</source>
        <translation>Lihat dulu keadaan terbaru.</translation>
    </message>
    <message>
        <source>The report is no longer in your scope.</source>
        <translation>Laporan ini tidak lagi dalam lingkup Anda.</translation>
    </message>
    <message>
        <source>This has been settled meanwhile.</source>
        <translation>Ini sudah diselesaikan sementara itu.</translation>
    </message>
    <message>
        <source>You wrote yours {time}, without knowing of the change on the server. Nothing is lost.</source>
        <translation>Punya Anda ditulis {time}, sebelum perubahan di server diketahui. Tidak ada yang hilang.</translation>
    </message>
</context>
<context>
    <name>DeadlinePage</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Why this deadline?</source>
        <translation>Kenapa tenggat ini?</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Change and send again</source>
        <translation>Ubah dan kirim ulang</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Bandingkan</translation>
    </message>
    <message>
        <source>Copy my text</source>
        <translation>Salin teks saya</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Buang draf</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Lanjutkan menulis</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>Tandai selesai</translation>
    </message>
    <message>
        <source>On the server now: {values}</source>
        <translation>Di server sekarang: {values}</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Kirim lagi</translation>
    </message>
    <message>
        <source>Send all the same</source>
        <translation>Tetap kirim</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Kirim sekarang</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Lihat laporan</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>The report is no longer in your scope. What you wrote stays here until you decide on it.</source>
        <translation>Laporan ini tidak lagi dalam cakupan Anda. Yang Anda tulis tetap di sini sampai Anda memutuskannya.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>What you wrote</source>
        <translation>Yang Anda tulis</translation>
    </message>
    <message>
        <source>in the place of {name}</source>
        <translation>atas nama {name}</translation>
    </message>
    <message>
        <source>last change {time}</source>
        <translation>perubahan terakhir {time}</translation>
    </message>
    <message>
        <source>next try {time}</source>
        <translation>percobaan berikutnya {time}</translation>
    </message>
    <message>
        <source>tries: {count}</source>
        <translation>percobaan: {count}</translation>
    </message>
    <message>
        <source>written {time}</source>
        <translation>ditulis {time}</translation>
    </message>
</context>
<context>
    <name>DraftEditor</name>
    <message>
        <source>Draft · saved on this computer {time}</source>
        <translation>Draf · tersimpan di komputer ini {time}</translation>
    </message>
    <message>
        <source>Not saved yet · trying again</source>
        <translation>Belum tersimpan · dicoba lagi</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>{length} of {limit} characters</source>
        <translation>{length} dari {limit} karakter</translation>
    </message>
    <message>
        <source>{length} of {limit} characters, {over} too many</source>
        <translation>{length} dari {limit} karakter, lebih {over}</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Data as of {time}.</source>
        <translation>Data per {time}.</translation>
    </message>
    <message>
        <source>Download my reports</source>
        <translation>Unduh laporan saya</translation>
    </message>
    <message>
        <source>Downloading your reports: {done} of {expected}</source>
        <translation>Mengunduh laporan Anda: {done} dari {expected}</translation>
    </message>
    <message>
        <source>Downloading your reports…</source>
        <translation>Mengunduh laporan Anda…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>No answer is waiting for approval.</source>
        <translation>Tidak ada jawaban yang menunggu persetujuan.</translation>
    </message>
    <message>
        <source>No report is being coordinated.</source>
        <translation>Tidak ada laporan dalam koordinasi.</translation>
    </message>
    <message>
        <source>No report is due in the next days.</source>
        <translation>Tidak ada laporan yang jatuh tempo dalam waktu dekat.</translation>
    </message>
    <message>
        <source>No report is past its deadline.</source>
        <translation>Tidak ada laporan lewat tenggat.</translation>
    </message>
    <message>
        <source>No report is waiting for its reporter.</source>
        <translation>Tidak ada laporan yang menunggu pelapor.</translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent.</source>
        <translation>Tidak ada yang menunggu dikirim.</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>Kemajuan pengunduhan</translation>
    </message>
    <message>
        <source>Reports have never been downloaded to this computer.</source>
        <translation>Belum pernah disinkronkan di komputer ini.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>There are no new reports.</source>
        <translation>Tidak ada laporan baru.</translation>
    </message>
    <message>
        <source>There are no reports in your hands.</source>
        <translation>Tidak ada laporan di tangan Anda.</translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message>
        <source>Another report about the same matter was linked to this one</source>
        <translation>Laporan lain tentang hal yang sama ditautkan ke laporan ini</translation>
    </message>
    <message>
        <source>Answer approved</source>
        <translation>Jawaban disetujui</translation>
    </message>
    <message>
        <source>Answer changed by an approver, in place of this text</source>
        <translation>Jawaban diubah oleh pemberi persetujuan, menggantikan teks ini</translation>
    </message>
    <message>
        <source>Answer recalled before a decision</source>
        <translation>Jawaban ditarik sebelum diputuskan</translation>
    </message>
    <message>
        <source>Answer returned with notes</source>
        <translation>Jawaban dikembalikan dengan catatan</translation>
    </message>
    <message>
        <source>Answer submitted for approval</source>
        <translation>Jawaban diajukan untuk persetujuan</translation>
    </message>
    <message>
        <source>Answer submitted for approval before all tasks were done: {reason}</source>
        <translation>Jawaban diajukan sebelum semua tugas selesai: {reason}</translation>
    </message>
    <message>
        <source>Answer to a finding</source>
        <translation>Tanggapan atas temuan</translation>
    </message>
    <message>
        <source>Approval void, the text was changed</source>
        <translation>Persetujuan batal, teks diubah</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Diarsipkan</translation>
    </message>
    <message>
        <source>Assigned to {place}</source>
        <translation>Disposisi ke {place}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Content blocked</source>
        <translation>Konten diblokir</translation>
    </message>
    <message>
        <source>Contribution of {place} to the task: {title}</source>
        <translation>Kontribusi {place} untuk tugas: {title}</translation>
    </message>
    <message>
        <source>Deadline passed</source>
        <translation>Batas waktu terlewati</translation>
    </message>
    <message>
        <source>Finding of a review, with a recommendation</source>
        <translation>Temuan hasil pemeriksaan beserta rekomendasi</translation>
    </message>
    <message>
        <source>Follow-up for the reporter</source>
        <translation>Tindak lanjut untuk pelapor</translation>
    </message>
    <message>
        <source>Handed over inside the agency</source>
        <translation>Dialihkan di dalam instansi</translation>
    </message>
    <message>
        <source>Handled at the agency&apos;s own desk</source>
        <translation>Dikelola sendiri oleh instansi</translation>
    </message>
    <message>
        <source>Imported from an official export</source>
        <translation>Diimpor dari ekspor resmi</translation>
    </message>
    <message>
        <source>Information from the reporter</source>
        <translation>Informasi dari pelapor</translation>
    </message>
    <message>
        <source>Interim answer to the reporter</source>
        <translation>Jawaban sementara untuk pelapor</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Catatan internal</translation>
    </message>
    <message>
        <source>Link to the main report undone</source>
        <translation>Tautan ke laporan utama dilepas</translation>
    </message>
    <message>
        <source>Linked to a main report about the same matter</source>
        <translation>Ditautkan ke laporan utama tentang hal yang sama</translation>
    </message>
    <message>
        <source>Look at the reporter&apos;s identity granted</source>
        <translation>Izin melihat identitas pelapor diberikan</translation>
    </message>
    <message>
        <source>Note to all agencies on the report</source>
        <translation>Catatan untuk semua instansi pada laporan</translation>
    </message>
    <message>
        <source>Note to {agencies}</source>
        <translation>Catatan untuk {agencies}</translation>
    </message>
    <message>
        <source>Protection of the reporter changed</source>
        <translation>Perlindungan pelapor diubah</translation>
    </message>
    <message>
        <source>Question to the reporter, clocks paused</source>
        <translation>Pertanyaan kepada pelapor, tenggat dijeda</translation>
    </message>
    <message>
        <source>Rating of the reporter: {rating} of 5</source>
        <translation>Penilaian pelapor: {rating} dari 5</translation>
    </message>
    <message>
        <source>Recommendation, to be done by {day}: {text}</source>
        <translation>Rekomendasi, harus selesai paling lambat {day}: {text}</translation>
    </message>
    <message>
        <source>Recommendation: {text}</source>
        <translation>Rekomendasi: {text}</translation>
    </message>
    <message>
        <source>Reminder of a deadline</source>
        <translation>Pengingat batas waktu</translation>
    </message>
    <message>
        <source>Reminder: the time for {clock} is about to end</source>
        <translation>Pengingat: waktu untuk {clock} segera berakhir</translation>
    </message>
    <message>
        <source>Reopened, the clocks run on</source>
        <translation>Dibuka kembali, batas waktu berjalan lagi</translation>
    </message>
    <message>
        <source>Reply of the reporter</source>
        <translation>Tanggapan pelapor</translation>
    </message>
    <message>
        <source>Report came in</source>
        <translation>Laporan masuk</translation>
    </message>
    <message>
        <source>Report data corrected</source>
        <translation>Data laporan diperbaiki</translation>
    </message>
    <message>
        <source>Reporter&apos;s identity viewed</source>
        <translation>Identitas pelapor dilihat</translation>
    </message>
    <message>
        <source>Request to see the reporter&apos;s identity</source>
        <translation>Permintaan melihat identitas pelapor</translation>
    </message>
    <message>
        <source>Request to see the reporter&apos;s identity refused</source>
        <translation>Permintaan melihat identitas pelapor ditolak</translation>
    </message>
    <message>
        <source>Request to transfer taken back</source>
        <translation>Permintaan pelimpahan ditarik kembali</translation>
    </message>
    <message>
        <source>Request to transfer to {place} (not our authority)</source>
        <translation>Permintaan pelimpahan ke {place} (bukan wewenang)</translation>
    </message>
    <message>
        <source>Request to transfer to {place}, passed one level up</source>
        <translation>Permintaan pelimpahan ke {place}, diteruskan ke atas</translation>
    </message>
    <message>
        <source>Task accepted by {place}: {title}</source>
        <translation>Tugas diterima oleh {place}: {title}</translation>
    </message>
    <message>
        <source>Task declined by {place}: {title}</source>
        <translation>Tugas ditolak oleh {place}: {title}</translation>
    </message>
    <message>
        <source>Task for {place} cancelled: {title}</source>
        <translation>Tugas untuk {place} dibatalkan: {title}</translation>
    </message>
    <message>
        <source>Task for {place}: {title}</source>
        <translation>Tugas untuk {place}: {title}</translation>
    </message>
    <message>
        <source>Task handed on to {place}: {title}</source>
        <translation>Tugas dialihkan ke {place}: {title}</translation>
    </message>
    <message>
        <source>The link of another report to this one was undone</source>
        <translation>Tautan laporan lain ke laporan ini dilepas</translation>
    </message>
    <message>
        <source>The time for {clock} has passed; reported to: {role}</source>
        <translation>Waktu untuk {clock} telah terlewati; dilaporkan kepada: {role}</translation>
    </message>
    <message>
        <source>Transfer refused</source>
        <translation>Pelimpahan ditolak</translation>
    </message>
    <message>
        <source>Transferred to {place}</source>
        <translation>Dilimpahkan ke {place}</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Diverifikasi</translation>
    </message>
    <message>
        <source>Verified and forwarded to {place}</source>
        <translation>Diverifikasi dan diteruskan ke {place}</translation>
    </message>
    <message>
        <source>{place} invited to coordinate</source>
        <translation>{place} diajak berkoordinasi</translation>
    </message>
    <message>
        <source>{place} no longer takes part</source>
        <translation>{place} tidak lagi ikut menangani</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Anonymous: nobody may name the reporter</source>
        <translation>Anonim: siapa pun tidak boleh menyebut nama pelapor</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klasifikasi</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakta</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Penanganan</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Pemegang</translation>
    </message>
    <message>
        <source>Identity hidden (anonymous)</source>
        <translation>Identitas disembunyikan (anonim)</translation>
    </message>
    <message>
        <source>Identity not visible to your role</source>
        <translation>Identitas tidak terlihat bagi peran Anda</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Kejadian</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Penilaian</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Dilaporkan</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Secret: the public does not see this report</source>
        <translation>Rahasia: publik tidak melihat laporan ini</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Supporting agencies</source>
        <translation>Instansi pendamping</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Transfer asked to</source>
        <translation>Diminta dilimpahkan ke</translation>
    </message>
    <message>
        <source>not classified yet</source>
        <translation>belum diklasifikasi</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>dijeda</translation>
    </message>
    <message>
        <source>{due} · done late {day}</source>
        <translation>{due} · selesai terlambat {day}</translation>
    </message>
    <message>
        <source>{due} · done {day}</source>
        <translation>{due} · selesai {day}</translation>
    </message>
    <message>
        <source>{due} · late</source>
        <translation>{due} · lewat</translation>
    </message>
    <message>
        <source>{stars} of 5</source>
        <translation>{stars} dari 5</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klasifikasi</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Isi laporan</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
</context>
<context>
    <name>FieldPanel</name>
    <message>
        <source>As you saw it</source>
        <translation>Semula, saat Anda menulis</translation>
    </message>
    <message>
        <source>Changed on the server by {who}</source>
        <translation>Diubah di server oleh {who}</translation>
    </message>
    <message>
        <source>Changed on the server by {who}, {time}</source>
        <translation>Diubah di server oleh {who}, {time}</translation>
    </message>
    <message>
        <source>Changed on the server; the timeline does not tell by whom.</source>
        <translation>Diubah di server; linimasa tidak menyebut oleh siapa.</translation>
    </message>
    <message>
        <source>Not known: this was written with an earlier version of the application.</source>
        <translation>Tidak diketahui: ini ditulis dengan versi aplikasi sebelumnya.</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>Di server sekarang</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Punya Anda</translation>
    </message>
    <message>
        <source>{field}: as you saw it</source>
        <translation>{field}: semula</translation>
    </message>
    <message>
        <source>{field}: on the server now</source>
        <translation>{field}: di server sekarang</translation>
    </message>
    <message>
        <source>{field}: yours</source>
        <translation>{field}: punya Anda</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>downloading {percent}%</source>
        <translation>mengunduh {percent} %</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>gagal: {reason}</translation>
    </message>
    <message>
        <source>kept offline</source>
        <translation>tersimpan luring</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>di server</translation>
    </message>
    <message>
        <source>the server does not have it</source>
        <translation>tidak ada di server</translation>
    </message>
    <message>
        <source>the server does not take it</source>
        <translation>ditolak server</translation>
    </message>
    <message>
        <source>waiting for a connection, {percent}% is here</source>
        <translation>menunggu koneksi, {percent} % sudah ada</translation>
    </message>
    <message>
        <source>waiting for upload</source>
        <translation>menunggu unggah</translation>
    </message>
    <message>
        <source>what arrived was damaged</source>
        <translation>yang diterima rusak</translation>
    </message>
</context>
<context>
    <name>HeldBackDialog</name>
    <message>
        <source>Accept the change</source>
        <translation>Terima perubahan</translation>
    </message>
    <message>
        <source>Many reports would leave</source>
        <translation>Banyak laporan akan keluar</translation>
    </message>
    <message>
        <source>Nothing has been removed from this computer yet.</source>
        <translation>Belum ada yang dihapus dari komputer ini.</translation>
    </message>
    <message>
        <source>The server says that {gone} of {total} reports are no longer in your scope.</source>
        <translation>Server menyatakan {gone} dari {total} laporan tidak lagi dalam lingkup Anda.</translation>
    </message>
    <message>
        <source>This is right if you have changed your office or your tasks. If you did not expect it, wait and ask your administrator. Your drafts and your outbox stay either way, and what you write is sent meanwhile.</source>
        <translation>Ini wajar jika Anda pindah unit atau berganti tugas. Jika tidak Anda duga, tunda dulu dan tanyakan kepada administrator. Draf dan kotak keluar Anda tetap ada apa pun pilihannya, dan tulisan Anda tetap dikirim.</translation>
    </message>
    <message>
        <source>Wait for now</source>
        <translation>Tunda dulu</translation>
    </message>
</context>
<context>
    <name>Item</name>
    <message>
        <source>About to be sent · can still be undone</source>
        <translation>Segera dikirim · masih bisa dibatalkan</translation>
    </message>
    <message>
        <source>Kept here: this computer may no longer send</source>
        <translation>Disimpan di sini: komputer ini tidak lagi boleh mengirim</translation>
    </message>
    <message>
        <source>Needs review: the report was changed on the server</source>
        <translation>Perlu ditinjau: laporan berubah di server</translation>
    </message>
    <message>
        <source>Needs review: the report was changed on the server by {agency}</source>
        <translation>Perlu ditinjau: laporan berubah di server oleh {agency}</translation>
    </message>
    <message>
        <source>Needs review: the server failed on this item and keeps it for repair</source>
        <translation>Perlu ditinjau: server gagal memprosesnya dan menyimpannya untuk diperbaiki</translation>
    </message>
    <message>
        <source>Needs review: {reason}</source>
        <translation>Perlu ditinjau: {reason}</translation>
    </message>
    <message>
        <source>Not yet certain whether it was sent · checking with the server</source>
        <translation>Belum pasti terkirim · memeriksa ke server</translation>
    </message>
    <message>
        <source>Refused: {reason}</source>
        <translation>Ditolak: {reason}</translation>
    </message>
    <message>
        <source>Sending in {seconds} s</source>
        <translation>Dikirim dalam {seconds} dtk</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Mengirim…</translation>
    </message>
    <message>
        <source>Sent {time} · receipt {receipt}</source>
        <translation>Terkirim {time} · tanda terima {receipt}</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Menunggu koneksi</translation>
    </message>
    <message>
        <source>Waiting for a newer version of the application</source>
        <translation>Menunggu versi aplikasi yang lebih baru</translation>
    </message>
    <message>
        <source>Waiting until you sign in again</source>
        <translation>Menunggu Anda masuk lagi</translation>
    </message>
    <message>
        <source>Waiting: what it was made on had no effect</source>
        <translation>Menunggu: dasar pekerjaan ini tidak berlaku</translation>
    </message>
    <message>
        <source>Waiting: “{action}” needs your review</source>
        <translation>Menunggu: “{action}” perlu Anda tinjau</translation>
    </message>
    <message>
        <source>Waiting: “{action}” was refused</source>
        <translation>Menunggu: “{action}” ditolak</translation>
    </message>
    <message>
        <source>Waiting: “{action}” was taken back</source>
        <translation>Menunggu: “{action}” ditarik kembali</translation>
    </message>
    <message>
        <source>Withdrawn {time}</source>
        <translation>Ditarik kembali {time}</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>1 item has not been sent. It is safe here and is sent at the next start.</source>
        <translation>1 pekerjaan belum terkirim. Aman disimpan di komputer ini dan dikirim saat aplikasi dibuka lagi.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Close without saving it</source>
        <translation>Tutup tanpa menyimpannya</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Lanjut bekerja</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Tetap di sini</translation>
    </message>
    <message>
        <source>The newest text is not saved yet, it is only on the screen. Stay, to keep or to copy it.</source>
        <translation>Teks terbaru belum tersimpan, hanya ada di layar. Tetaplah di sini untuk menyimpan atau menyalinnya.</translation>
    </message>
    <message>
        <source>{count} items have not been sent. They are safe here and are sent at the next start.</source>
        <translation>{count} pekerjaan belum terkirim. Aman disimpan di komputer ini dan dikirim saat aplikasi dibuka lagi.</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>A newer version is needed to send</source>
        <translation>Perlu versi baru untuk mengirim</translation>
    </message>
    <message>
        <source>Connecting again in {minutes} min</source>
        <translation>Menghubungkan lagi dalam {minutes} mnt</translation>
    </message>
    <message>
        <source>Connecting again in {seconds} s</source>
        <translation>Menghubungkan lagi dalam {seconds} dtk</translation>
    </message>
    <message>
        <source>Data is {days} days old · connect before {weekday} to see the latest deadlines</source>
        <translation>Data berumur {days} hari · hubungkan sebelum {weekday} agar tenggat terbaru terlihat</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Luring</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Daring</translation>
    </message>
    <message>
        <source>Sign in again to send</source>
        <translation>Perlu masuk lagi untuk mengirim</translation>
    </message>
    <message>
        <source>Syncing {done} of {expected}…</source>
        <translation>Menyinkronkan {done} dari {expected}…</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Menyinkronkan…</translation>
    </message>
    <message>
        <source>This computer may no longer fetch or send</source>
        <translation>Komputer ini tidak boleh lagi mengambil atau mengirim</translation>
    </message>
    <message>
        <source>data as of {time}</source>
        <translation>data per {time}</translation>
    </message>
    <message>
        <source>never synced on this computer</source>
        <translation>belum pernah disinkronkan di komputer ini</translation>
    </message>
    <message>
        <source>you can go on working</source>
        <translation>Anda tetap bisa bekerja</translation>
    </message>
    <message>
        <source>your work is safe on this computer</source>
        <translation>pekerjaan Anda aman di komputer ini</translation>
    </message>
    <message>
        <source>{gone} of {total} reports would leave · nothing was removed yet</source>
        <translation>{gone} dari {total} laporan akan keluar · belum ada yang dihapus</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Demonstration · made-up data, no real reports</source>
        <translation>Demonstrasi · data rekaan, bukan laporan sungguhan</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About Konsol Penghubung</source>
        <translation>&amp;Tentang Konsol Penghubung</translation>
    </message>
    <message>
        <source>&amp;Comfortable rows</source>
        <translation>Baris &amp;nyaman</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Gelap</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Berkas</translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <translation>&amp;Ikuti sistem</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ba&amp;ntuan</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Kontras &amp;tinggi</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Pintasan</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Terang</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Keluar</translation>
    </message>
    <message>
        <source>&amp;Single-letter shortcuts in the list</source>
        <translation>Pintasan &amp;satu huruf di daftar</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>&amp;Sinkronkan sekarang</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>De&amp;nse rows</source>
        <translation>Baris &amp;rapat</translation>
    </message>
    <message>
        <source>Lan&amp;guage (from the next start)</source>
        <translation>&amp;Bahasa (mulai saat dibuka lagi)</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Pengaturan…</translation>
    </message>
</context>
<context>
    <name>MergePlace</name>
    <message>
        <source>(empty)</source>
        <translation>(kosong)</translation>
    </message>
    <message>
        <source>Begin with mine</source>
        <translation>Mulai dari punya saya</translation>
    </message>
    <message>
        <source>Begin with the server&apos;s</source>
        <translation>Mulai dari server</translation>
    </message>
    <message>
        <source>Merged: {field}</source>
        <translation>Gabungan: {field}</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>HH:mm</source>
        <translation>HH.mm</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Views</source>
        <translation>Tampilan laporan</translation>
    </message>
</context>
<context>
    <name>NavigationListModel</name>
    <message>
        <source>{view}, items waiting: {count}</source>
        <translation>{view}, {count} belum beres</translation>
    </message>
    <message>
        <source>{view}, reports: {count}</source>
        <translation>{view}, {count} laporan</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>answers to approve: {count}</source>
        <translation>jawaban perlu disetujui: {count}</translation>
    </message>
    <message>
        <source>being coordinated: {count}</source>
        <translation>dalam koordinasi: {count}</translation>
    </message>
    <message>
        <source>new reports: {count}</source>
        <translation>laporan baru: {count}</translation>
    </message>
    <message>
        <source>past the deadline: {count}</source>
        <translation>lewat tenggat: {count}</translation>
    </message>
</context>
<context>
    <name>NewsBar</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Lihat</translation>
    </message>
    <message>
        <source>News · {news}</source>
        <translation>Kabar baru · {news}</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Add note</source>
        <translation>Tambah catatan</translation>
    </message>
    <message>
        <source>Add the note (Ctrl+Enter)</source>
        <translation>Tambahkan catatan (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Internal note – not visible to the reporter</source>
        <translation>Catatan internal – tidak terlihat pelapor</translation>
    </message>
    <message>
        <source>Note to all agencies – not visible to the reporter</source>
        <translation>Catatan untuk semua instansi – tidak terlihat pelapor</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Teks catatan</translation>
    </message>
    <message>
        <source>Who reads the note</source>
        <translation>Siapa yang membaca catatan</translation>
    </message>
    <message>
        <source>Write the note to your colleagues here</source>
        <translation>Tulis catatan untuk rekan kerja di sini</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy my text</source>
        <translation>Salin teks saya</translation>
    </message>
</context>
<context>
    <name>OpeningNote</name>
    <message>
        <source>After an update this may take a few minutes. Nothing is lost, even if the computer is turned off.</source>
        <translation>Setelah pembaruan, ini bisa memakan waktu beberapa menit. Tidak ada yang hilang, bahkan jika komputer dimatikan.</translation>
    </message>
    <message>
        <source>Your work is being opened…</source>
        <translation>Pekerjaan Anda sedang dibuka…</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Draft · saved on this computer {time}</source>
        <translation>Draf · tersimpan di komputer ini {time}</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Merged text of a correction</source>
        <translation>Teks gabungan untuk koreksi</translation>
    </message>
    <message>
        <source>Needs your review</source>
        <translation>Perlu Anda tinjau</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Dalam perjalanan</translation>
    </message>
    <message>
        <source>Work without a report</source>
        <translation>Pekerjaan tanpa laporan</translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent, and there are no drafts. What you write appears here.</source>
        <translation>Tidak ada yang menunggu dikirim dan tidak ada draf. Yang Anda tulis muncul di sini.</translation>
    </message>
    <message>
        <source>The draft was discarded.</source>
        <translation>Draf dibuang.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
</context>
<context>
    <name>OwnReply</name>
    <message>
        <source>Approved by {name} · {time}</source>
        <translation>Disetujui oleh {name} · {time}</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>Ubah teks</translation>
    </message>
    <message>
        <source>Changed by {name}, waiting for somebody else&apos;s approval</source>
        <translation>Diubah oleh {name}, menunggu persetujuan orang lain</translation>
    </message>
    <message>
        <source>Returned by {name} · {time}</source>
        <translation>Dikembalikan oleh {name} · {time}</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>Send to the reporter</source>
        <translation>Kirim ke pelapor</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Waiting for the supervisor&apos;s approval</source>
        <translation>Menunggu persetujuan atasan</translation>
    </message>
    <message>
        <source>{state} · then it waits for the supervisor&apos;s approval</source>
        <translation>{state} · lalu menunggu persetujuan atasan</translation>
    </message>
    <message>
        <source>{taken} of {needed} approvals, waiting for the next</source>
        <translation>{taken} dari {needed} persetujuan, menunggu yang berikutnya</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>At least {count} characters are needed; a short sentence is easy to remember.</source>
        <translation>Perlu sedikitnya {count} karakter; kalimat pendek mudah diingat.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Pilih frasa sandi</translation>
    </message>
    <message>
        <source>Choose a passphrase instead.</source>
        <translation>Sebagai gantinya, pilih sebuah frasa sandi.</translation>
    </message>
    <message>
        <source>Give your passphrase.</source>
        <translation>Isi frasa sandi Anda.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation>Frasa sandi, sekali lagi</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Keduanya tidak sama.</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Pakai frasa sandi ini</translation>
    </message>
    <message>
        <source>Without it nobody can open your work again, so write it down in a safe place.</source>
        <translation>Tanpa frasa ini pekerjaan Anda tidak dapat dibuka lagi oleh siapa pun, jadi catatlah di tempat yang aman.</translation>
    </message>
    <message>
        <source>Your work on this computer is locked with the passphrase you chose.</source>
        <translation>Pekerjaan Anda di komputer ini terkunci dengan frasa sandi yang Anda pilih.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Accepted are JPG, PNG, PDF, DOC and DOCX.</source>
        <translation>Yang diterima: JPG, PNG, PDF, DOC, dan DOCX.</translation>
    </message>
    <message>
        <source>All files are still there, nothing was deleted.</source>
        <translation>Semua berkas masih ada, tidak ada yang dihapus.</translation>
    </message>
    <message>
        <source>Another program is using the files of this application, perhaps a backup.</source>
        <translation>Program lain sedang memakai berkas aplikasi ini, mungkin pencadangan.</translation>
    </message>
    <message>
        <source>Ask your administrator for help before you go on; do not delete the file.</source>
        <translation>Mintalah bantuan administrator sebelum melanjutkan; jangan hapus berkas itu.</translation>
    </message>
    <message>
        <source>Ask your administrator for the new version. Sending goes on after that.</source>
        <translation>Mintalah versi baru kepada administrator. Setelah itu pengiriman berlanjut.</translation>
    </message>
    <message>
        <source>Ask your administrator for write access to the folder, then start again.</source>
        <translation>Mintalah izin tulis untuk folder itu kepada administrator, lalu buka lagi.</translation>
    </message>
    <message>
        <source>Ask your administrator to admit this computer again.</source>
        <translation>Mintalah administrator mengizinkan kembali komputer ini.</translation>
    </message>
    <message>
        <source>Ask your administrator; do not delete anything before that.</source>
        <translation>Hubungi administrator; jangan menghapus apa pun sebelum itu.</translation>
    </message>
    <message>
        <source>Ask your administrator; go on with the version before until then.</source>
        <translation>Tanyakan kepada administrator; sampai saat itu pakailah versi sebelumnya.</translation>
    </message>
    <message>
        <source>Check both and try again.</source>
        <translation>Periksa keduanya lalu coba lagi.</translation>
    </message>
    <message>
        <source>Check that the file is still there and may be opened.</source>
        <translation>Periksa apakah berkas masih ada dan boleh dibuka.</translation>
    </message>
    <message>
        <source>Check the internet connection. The application tries again by itself.</source>
        <translation>Periksa sambungan internet. Aplikasi mencoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>Choose a passphrase; it will be asked for at every start.</source>
        <translation>Pilih frasa sandi; frasa ini ditanyakan setiap kali aplikasi dibuka.</translation>
    </message>
    <message>
        <source>Choose a smaller file or reduce its size.</source>
        <translation>Pilih berkas yang lebih kecil atau perkecil ukurannya.</translation>
    </message>
    <message>
        <source>Choose another folder and try again.</source>
        <translation>Pilih folder lain lalu coba lagi.</translation>
    </message>
    <message>
        <source>Close the application and start it again; the reports are then downloaded anew.</source>
        <translation>Tutup aplikasi lalu buka lagi; laporan akan diunduh ulang.</translation>
    </message>
    <message>
        <source>Copy your newest text elsewhere and ask for help with this computer.</source>
        <translation>Salin teks terbaru Anda ke tempat lain dan mintalah bantuan untuk komputer ini.</translation>
    </message>
    <message>
        <source>Go on working; everything is sent once there is a connection.</source>
        <translation>Tetaplah bekerja; semuanya dikirim begitu ada koneksi.</translation>
    </message>
    <message>
        <source>It is left as it is, so that it can be rescued. What the server has received is safe there.</source>
        <translation>Berkas itu dibiarkan apa adanya agar dapat diselamatkan. Yang sudah diterima server aman di sana.</translation>
    </message>
    <message>
        <source>Log in to the computer with the account you always use. If that does not help, ask your administrator.</source>
        <translation>Masuklah ke komputer dengan akun yang biasa Anda pakai. Bila tetap tidak bisa, hubungi administrator.</translation>
    </message>
    <message>
        <source>Look at the figures and accept them, or ask your administrator first.</source>
        <translation>Periksa angkanya lalu terima, atau tanyakan dulu kepada administrator.</translation>
    </message>
    <message>
        <source>Make room on the disk and leave this window open; saving is tried again.</source>
        <translation>Kosongkan ruang disk dan biarkan jendela ini terbuka; penyimpanan dicoba lagi.</translation>
    </message>
    <message>
        <source>More was sent at once than the server accepts.</source>
        <translation>Yang dikirim sekaligus lebih banyak dari yang diterima server.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>Nothing was removed from this computer yet, and your work is safe.</source>
        <translation>Belum ada yang dihapus dari komputer ini, dan pekerjaan Anda aman.</translation>
    </message>
    <message>
        <source>Open a web browser and log in to the network, or check the server&apos;s address.</source>
        <translation>Buka peramban dan masuk ke jaringan itu, atau periksa alamat server.</translation>
    </message>
    <message>
        <source>Set the date and time of this computer, so that your work is credited on the right day.</source>
        <translation>Atur tanggal dan jam komputer ini agar pekerjaan Anda tercatat pada hari yang benar.</translation>
    </message>
    <message>
        <source>Shorten the text, or send it in two parts.</source>
        <translation>Persingkat teksnya, atau kirim dalam dua bagian.</translation>
    </message>
    <message>
        <source>Sign in again, so that it can be sent.</source>
        <translation>Masuk lagi agar dapat dikirim.</translation>
    </message>
    <message>
        <source>Something other than the server answered, perhaps the log-in page of a Wi-Fi network.</source>
        <translation>Yang menjawab bukan server, mungkin halaman masuk jaringan Wi-Fi.</translation>
    </message>
    <message>
        <source>Something went wrong in this application.</source>
        <translation>Terjadi kesalahan pada aplikasi ini.</translation>
    </message>
    <message>
        <source>Start the newer version; this one would not understand everything in them.</source>
        <translation>Bukalah versi yang lebih baru; versi ini tidak memahami seluruh isinya.</translation>
    </message>
    <message>
        <source>Take some of them out.</source>
        <translation>Keluarkan sebagian.</translation>
    </message>
    <message>
        <source>The application asks the server again; nothing is sent twice.</source>
        <translation>Aplikasi menanyakan lagi ke server; tidak ada yang terkirim dua kali.</translation>
    </message>
    <message>
        <source>The application begins the download anew by itself.</source>
        <translation>Aplikasi memulai lagi pengunduhan dengan sendirinya.</translation>
    </message>
    <message>
        <source>The application is already open.</source>
        <translation>Aplikasi ini sudah terbuka.</translation>
    </message>
    <message>
        <source>The application registers it again by itself.</source>
        <translation>Aplikasi mendaftarkannya lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The application tries again by itself.</source>
        <translation>Aplikasi mencoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The application tries again with smaller parts.</source>
        <translation>Aplikasi mencoba lagi dengan bagian yang lebih kecil.</translation>
    </message>
    <message>
        <source>The disk of this computer is full.</source>
        <translation>Disk komputer ini penuh.</translation>
    </message>
    <message>
        <source>The disk of this computer reports errors.</source>
        <translation>Disk komputer ini melaporkan kerusakan.</translation>
    </message>
    <message>
        <source>The file with the downloaded reports is damaged.</source>
        <translation>Berkas berisi laporan yang telah diunduh rusak.</translation>
    </message>
    <message>
        <source>The file with your drafts and unsent work is damaged.</source>
        <translation>Berkas draf dan pekerjaan yang belum terkirim rusak.</translation>
    </message>
    <message>
        <source>The files are not damaged.</source>
        <translation>Berkasnya tidak rusak.</translation>
    </message>
    <message>
        <source>The files on this computer were written by a newer version of this application.</source>
        <translation>Berkas di komputer ini ditulis oleh versi aplikasi yang lebih baru.</translation>
    </message>
    <message>
        <source>The folder of this application cannot be written to.</source>
        <translation>Folder aplikasi ini tidak dapat ditulisi.</translation>
    </message>
    <message>
        <source>The key in the keyring does not fit your work on this computer.</source>
        <translation>Kunci di keyring tidak cocok dengan pekerjaan Anda di komputer ini.</translation>
    </message>
    <message>
        <source>The key that opens your work was not found on this computer.</source>
        <translation>Kunci untuk membuka pekerjaan Anda tidak ditemukan di komputer ini.</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>Frasa sandi tidak benar.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Server tidak menjawab.</translation>
    </message>
    <message>
        <source>The server does not know this computer any more.</source>
        <translation>Server tidak mengenal lagi komputer ini.</translation>
    </message>
    <message>
        <source>The server has trouble of its own at the moment.</source>
        <translation>Server sedang mengalami gangguan.</translation>
    </message>
    <message>
        <source>The server needs a newer version of this application.</source>
        <translation>Server memerlukan versi aplikasi yang lebih baru.</translation>
    </message>
    <message>
        <source>The server says that many reports are no longer in your scope.</source>
        <translation>Server menyatakan banyak laporan tidak lagi dalam lingkup Anda.</translation>
    </message>
    <message>
        <source>The server took too long to answer. Whether everything arrived is not yet certain.</source>
        <translation>Server terlalu lama menjawab. Belum pasti apakah semuanya sudah sampai.</translation>
    </message>
    <message>
        <source>The user name or the password is not right.</source>
        <translation>Nama pengguna atau kata sandi tidak benar.</translation>
    </message>
    <message>
        <source>There is no network connection.</source>
        <translation>Tidak ada koneksi jaringan.</translation>
    </message>
    <message>
        <source>These are more files than one answer takes.</source>
        <translation>Berkas ini lebih banyak dari yang muat dalam satu jawaban.</translation>
    </message>
    <message>
        <source>They are left as they were, and the version before still opens them.</source>
        <translation>Semuanya dibiarkan seperti semula, dan versi sebelumnya masih dapat membukanya.</translation>
    </message>
    <message>
        <source>This account is locked, because of too many tries or by an administrator.</source>
        <translation>Akun ini terkunci, karena terlalu banyak percobaan atau oleh administrator.</translation>
    </message>
    <message>
        <source>This computer has no keyring that could keep the key to your work.</source>
        <translation>Komputer ini tidak memiliki keyring untuk menyimpan kunci pekerjaan Anda.</translation>
    </message>
    <message>
        <source>This computer may no longer fetch or send reports.</source>
        <translation>Komputer ini tidak boleh lagi mengambil atau mengirim laporan.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs from the server&apos;s.</source>
        <translation>Jam komputer ini berbeda dari jam server.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring did not hand out or keep the key.</source>
        <translation>Keyring komputer ini tidak memberikan atau menyimpan kunci.</translation>
    </message>
    <message>
        <source>This is more than can be sent at once.</source>
        <translation>Ini lebih besar daripada yang dapat dikirim sekaligus.</translation>
    </message>
    <message>
        <source>Try again. If it stays, tell your administrator what you were doing.</source>
        <translation>Coba lagi. Bila tetap terjadi, ceritakan kepada administrator apa yang sedang Anda lakukan.</translation>
    </message>
    <message>
        <source>Try again; capital letters count.</source>
        <translation>Coba lagi; huruf besar dan kecil dibedakan.</translation>
    </message>
    <message>
        <source>Unlock the keyring, for instance by logging in to the computer anew, and start again.</source>
        <translation>Buka kunci keyring, misalnya dengan masuk ulang ke komputer, lalu buka lagi aplikasi ini.</translation>
    </message>
    <message>
        <source>Use the window that is already open.</source>
        <translation>Pakailah jendela yang sudah terbuka.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Tunggu sebentar lalu coba lagi.</translation>
    </message>
    <message>
        <source>Wait a quarter of an hour and try again, or ask your administrator.</source>
        <translation>Tunggu seperempat jam lalu coba lagi, atau hubungi administrator.</translation>
    </message>
    <message>
        <source>What was being downloaded is no longer kept by the server.</source>
        <translation>Yang sedang diunduh tidak lagi disimpan oleh server.</translation>
    </message>
    <message>
        <source>What was saved so far is safe.</source>
        <translation>Yang sudah tersimpan tetap aman.</translation>
    </message>
    <message>
        <source>What was saved so far is safe; the newest text is only on the screen.</source>
        <translation>Yang sudah tersimpan tetap aman; teks terbaru hanya ada di layar.</translation>
    </message>
    <message>
        <source>What was saved so far was not changed.</source>
        <translation>Yang sudah tersimpan tidak berubah.</translation>
    </message>
    <message>
        <source>What you have written is still on this computer.</source>
        <translation>Yang sudah Anda tulis masih ada di komputer ini.</translation>
    </message>
    <message>
        <source>Your drafts and unsent work are not in it, they are safe.</source>
        <translation>Draf dan pekerjaan yang belum terkirim tidak ada di dalamnya dan tetap aman.</translation>
    </message>
    <message>
        <source>Your drafts and unsent work could not be brought over to this version.</source>
        <translation>Draf dan pekerjaan yang belum terkirim tidak dapat dipindahkan ke versi ini.</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>Sesi Anda sudah berakhir.</translation>
    </message>
    <message>
        <source>Your text stays as it is.</source>
        <translation>Teks Anda tetap seperti semula.</translation>
    </message>
    <message>
        <source>Your work is safe on this computer.</source>
        <translation>Pekerjaan Anda aman di komputer ini.</translation>
    </message>
    <message>
        <source>Your work is safe on this computer; you can go on reading and writing.</source>
        <translation>Pekerjaan Anda aman di komputer ini; Anda tetap bisa membaca dan menulis.</translation>
    </message>
    <message>
        <source>“{name}” could not be read.</source>
        <translation>“{name}” tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>“{name}” could not be saved there.</source>
        <translation>“{name}” tidak dapat disimpan di sana.</translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit}.</source>
        <translation>“{name}” lebih besar dari {limit}.</translation>
    </message>
    <message>
        <source>“{name}” is of a kind that is not accepted.</source>
        <translation>“{name}” berjenis yang tidak diterima.</translation>
    </message>
</context>
<context>
    <name>ProblemDialog</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Konsol Penghubung cannot start</source>
        <translation>Konsol Penghubung tidak dapat dibuka</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Drive</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Berkas tidak ditemukan.
Pastikan nama berkas sudah benar.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 sudah ada.
Ganti berkas itu?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Pilih</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Lihat di:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Folder &amp;Baru</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Buka</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Ganti &amp;Nama</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Semua Berkas (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Ganti ke tampilan rinci</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Ganti ke tampilan daftar</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Buat Folder Baru</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Buat Folder Baru</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Tampilan Rinci</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nama berkas:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Jenis berkas:</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Ke folder di atasnya</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Tampilan Daftar</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Daftar tempat dan markah</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Folder Baru</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Folder Induk</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Tempat Terakhir</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Simpan Sebagai</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Tampilkan </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Tampilkan berkas &amp;tersembunyi</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Bilah Samping</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Tanggal Diubah</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Jenis</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ulangi</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Batalkan</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Potong</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Hide Details...</source>
        <translation>Sembunyikan Rincian...</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>Tampilkan Rincian...</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Tidak</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ya</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Abaikan</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>T&amp;idak untuk Semua</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Oke</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atur Ulang</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Kembalikan Bawaan</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Coba Lagi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Simpan Semua</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Ya untuk &amp;Semua</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>Paling bawah</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Tepi kiri</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Satu halaman ke bawah</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Satu halaman ke kiri</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Satu halaman ke kanan</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Satu halaman ke atas</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Tepi kanan</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Gulir ke bawah</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>Gulir ke sini</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Gulir ke kiri</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Gulir ke kanan</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Gulir ke atas</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Paling atas</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Gulir ke Kiri</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Gulir ke Kanan</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ulangi</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Batalkan</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Salin Alamat &amp;Tautan</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Potong</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Facts</source>
        <translation>Fakta</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linimasa</translation>
    </message>
    <message>
        <source>What is shown of the report</source>
        <translation>Bagian laporan yang ditampilkan</translation>
    </message>
</context>
<context>
    <name>ReadingWindow</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>a reason has to be given</source>
        <translation>alasan harus diisi</translation>
    </message>
    <message>
        <source>a report is no duplicate of itself</source>
        <translation>laporan tidak dapat menjadi duplikat dari dirinya sendiri</translation>
    </message>
    <message>
        <source>a request to transfer the report is still undecided</source>
        <translation>permintaan pelimpahan laporan ini belum diputuskan</translation>
    </message>
    <message>
        <source>a second person has to decide on your own request</source>
        <translation>permintaan Anda sendiri harus diputuskan oleh orang kedua</translation>
    </message>
    <message>
        <source>a task that must be done first is still open</source>
        <translation>masih ada tugas wajib yang belum selesai</translation>
    </message>
    <message>
        <source>an action plan is linked to at most {limit} reports</source>
        <translation>satu rencana aksi ditautkan ke paling banyak {limit} laporan</translation>
    </message>
    <message>
        <source>an attachment has not reached the server</source>
        <translation>sebuah lampiran belum sampai di server</translation>
    </message>
    <message>
        <source>another agency bears this code or holds this place</source>
        <translation>kode atau kedudukan ini sudah dimiliki instansi lain</translation>
    </message>
    <message>
        <source>it is so already</source>
        <translation>keadaannya memang sudah demikian</translation>
    </message>
    <message>
        <source>it is the person&apos;s last role, and leaving the agency is an action of its own</source>
        <translation>ini peran terakhir pegawai tersebut; gunakan tindakan mutasi</translation>
    </message>
    <message>
        <source>it would then stand below itself</source>
        <translation>susunannya menjadi melingkar karena entri ini akan berada di bawah dirinya sendiri</translation>
    </message>
    <message>
        <source>more than {limit} attachments are not accepted</source>
        <translation>lebih dari {limit} lampiran tidak diterima</translation>
    </message>
    <message>
        <source>no agency that is named works on the report</source>
        <translation>instansi yang disebut tidak ikut menangani laporan ini</translation>
    </message>
    <message>
        <source>no answer is waiting for approval</source>
        <translation>tidak ada jawaban yang menunggu persetujuan</translation>
    </message>
    <message>
        <source>no request to see the reporter&apos;s identity is waiting for a decision</source>
        <translation>tidak ada permintaan melihat identitas pelapor yang menunggu keputusan</translation>
    </message>
    <message>
        <source>no request to transfer the report is open</source>
        <translation>tidak ada permintaan pelimpahan yang terbuka</translation>
    </message>
    <message>
        <source>no such task is open</source>
        <translation>tidak ada tugas seperti itu yang masih terbuka</translation>
    </message>
    <message>
        <source>nobody approves their own answer</source>
        <translation>jawaban sendiri tidak dapat disetujui sendiri</translation>
    </message>
    <message>
        <source>nobody changes their own roles</source>
        <translation>tidak seorang pun boleh mengubah perannya sendiri</translation>
    </message>
    <message>
        <source>nobody has granted you a look at the reporter&apos;s identity</source>
        <translation>belum ada yang mengizinkan Anda melihat identitas pelapor</translation>
    </message>
    <message>
        <source>nothing can be filled in for {name}</source>
        <translation>isian {name} tidak dikenal</translation>
    </message>
    <message>
        <source>only an admin of that agency or the national admin may do this</source>
        <translation>hanya admin instansi tersebut atau admin nasional yang boleh melakukannya</translation>
    </message>
    <message>
        <source>only the author of the answer may do this</source>
        <translation>hanya penulis jawaban yang boleh melakukannya</translation>
    </message>
    <message>
        <source>only the national admin gives or takes away this role</source>
        <translation>peran ini hanya dapat diberikan atau dicabut oleh admin nasional</translation>
    </message>
    <message>
        <source>only the person who asked for the transfer may take it back</source>
        <translation>hanya orang yang meminta pelimpahan yang dapat menariknya kembali</translation>
    </message>
    <message>
        <source>other reports are linked to this one as duplicates</source>
        <translation>laporan lain sudah ditautkan ke laporan ini sebagai duplikat</translation>
    </message>
    <message>
        <source>tasks that must be done first are still open: {tasks}</source>
        <translation>masih ada tugas wajib yang belum selesai: {tasks}</translation>
    </message>
    <message>
        <source>that agency already works on the report</source>
        <translation>instansi itu sudah ikut menangani laporan</translation>
    </message>
    <message>
        <source>the action it was made on was turned down</source>
        <translation>tindakan yang menjadi dasarnya ditolak</translation>
    </message>
    <message>
        <source>the action plan has been closed</source>
        <translation>rencana aksi ini sudah ditutup</translation>
    </message>
    <message>
        <source>the agency chosen is no longer listed</source>
        <translation>instansi yang dipilih tidak lagi terdaftar</translation>
    </message>
    <message>
        <source>the agency would then have no admin any more</source>
        <translation>instansi tersebut menjadi tidak memiliki admin</translation>
    </message>
    <message>
        <source>the answer or the report changed after it was read for approval</source>
        <translation>jawaban atau laporan berubah setelah dibaca untuk disetujui</translation>
    </message>
    <message>
        <source>the attachment {name} is larger than {limit}</source>
        <translation>lampiran {name} lebih besar dari {limit}</translation>
    </message>
    <message>
        <source>the attachment {name} is of a kind that is not accepted</source>
        <translation>lampiran {name} berjenis yang tidak diterima</translation>
    </message>
    <message>
        <source>the directory no longer has this entry</source>
        <translation>entri ini tidak ada lagi dalam direktori</translation>
    </message>
    <message>
        <source>the person chosen does not work for that agency</source>
        <translation>orang yang dipilih tidak bekerja di instansi itu</translation>
    </message>
    <message>
        <source>the report chosen is itself linked to another main report</source>
        <translation>laporan yang dipilih sendiri sudah ditautkan ke laporan utama lain</translation>
    </message>
    <message>
        <source>the report has the status “{status}”</source>
        <translation>laporan berstatus “{status}”</translation>
    </message>
    <message>
        <source>the report is already linked to a main report</source>
        <translation>laporan ini sudah ditautkan ke laporan utama</translation>
    </message>
    <message>
        <source>the report is already {status}</source>
        <translation>laporan sudah {status}</translation>
    </message>
    <message>
        <source>the report is no longer in your hands</source>
        <translation>laporan tidak lagi di tangan Anda</translation>
    </message>
    <message>
        <source>the report is not linked to a main report</source>
        <translation>laporan ini tidak ditautkan ke laporan utama</translation>
    </message>
    <message>
        <source>the report is there already</source>
        <translation>laporan sudah berada di sana</translation>
    </message>
    <message>
        <source>the server could not read what was sent</source>
        <translation>server tidak dapat membaca yang dikirim</translation>
    </message>
    <message>
        <source>the server does not know the report chosen or does not let you see it</source>
        <translation>server tidak mengenal laporan yang dipilih atau Anda tidak berhak melihatnya</translation>
    </message>
    <message>
        <source>the server does not know this action plan</source>
        <translation>server tidak mengenal rencana aksi ini</translation>
    </message>
    <message>
        <source>the server does not know this action yet</source>
        <translation>server belum mengenal tindakan ini</translation>
    </message>
    <message>
        <source>the server does not know this report or no longer lets you see it</source>
        <translation>server tidak mengenal laporan ini atau Anda tidak lagi boleh melihatnya</translation>
    </message>
    <message>
        <source>the server does not know who the reporter is either</source>
        <translation>server juga tidak mengetahui identitas pelapor</translation>
    </message>
    <message>
        <source>the server does not offer this action</source>
        <translation>server tidak menyediakan tindakan ini</translation>
    </message>
    <message>
        <source>the server does not take the attachment {name}</source>
        <translation>server tidak menerima lampiran {name}</translation>
    </message>
    <message>
        <source>the server gave a reason this application does not know ({code})</source>
        <translation>server memberi alasan yang tidak dikenal aplikasi ini ({code})</translation>
    </message>
    <message>
        <source>the server holds something else under the same number</source>
        <translation>server menyimpan hal lain dengan nomor yang sama</translation>
    </message>
    <message>
        <source>the status of the report does not allow it</source>
        <translation>status laporan tidak mengizinkannya</translation>
    </message>
    <message>
        <source>the status of the report is newer than this application</source>
        <translation>status laporan lebih baru dari aplikasi ini</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>teksnya kosong</translation>
    </message>
    <message>
        <source>the text is longer than {limit} characters</source>
        <translation>teks lebih panjang dari {limit} karakter</translation>
    </message>
    <message>
        <source>the text is the one that stands there already</source>
        <translation>teksnya sama dengan yang sudah ada</translation>
    </message>
    <message>
        <source>the time to see the reporter&apos;s identity has run out</source>
        <translation>waktu untuk melihat identitas pelapor sudah habis</translation>
    </message>
    <message>
        <source>the unit chosen does not belong to that agency</source>
        <translation>unit yang dipilih bukan bagian dari instansi itu</translation>
    </message>
    <message>
        <source>the unit still has open reports, sub-units or people, so it has to be said which unit takes them over</source>
        <translation>unit ini masih memiliki laporan terbuka, subunit, atau pegawai, sehingga unit penggantinya harus disebutkan</translation>
    </message>
    <message>
        <source>the unit {unit} has been dissolved</source>
        <translation>unit {unit} sudah dihapus</translation>
    </message>
    <message>
        <source>there is no approved answer to send</source>
        <translation>tidak ada jawaban yang sudah disetujui untuk dikirim</translation>
    </message>
    <message>
        <source>there is no such finding on the report</source>
        <translation>temuan itu tidak ada pada laporan ini</translation>
    </message>
    <message>
        <source>this cannot be done on behalf of somebody else</source>
        <translation>tindakan ini tidak dapat dilakukan atas nama orang lain</translation>
    </message>
    <message>
        <source>this category is no longer given to reports</source>
        <translation>kategori ini tidak digunakan lagi</translation>
    </message>
    <message>
        <source>this is more than the server takes at once</source>
        <translation>ini lebih besar daripada yang diterima server sekaligus</translation>
    </message>
    <message>
        <source>this needs a connection to the server</source>
        <translation>tindakan ini memerlukan sambungan ke server</translation>
    </message>
    <message>
        <source>whoever is to take over does not work there</source>
        <translation>penerima alih tugas tidak bertugas di sana</translation>
    </message>
    <message>
        <source>you have approved this answer already, so somebody else has to take the next step</source>
        <translation>Anda sudah menyetujui jawaban ini, jadi langkah berikutnya harus diambil orang lain</translation>
    </message>
    <message>
        <source>you may already see who the reporter is</source>
        <translation>Anda memang sudah berhak melihat identitas pelapor</translation>
    </message>
    <message>
        <source>you were not {name}&apos;s substitute at that time</source>
        <translation>saat itu Anda bukan pengganti {name}</translation>
    </message>
    <message>
        <source>your request to see the reporter&apos;s identity is still undecided</source>
        <translation>permintaan Anda untuk melihat identitas pelapor belum diputuskan</translation>
    </message>
    <message>
        <source>your role may not do this with this report</source>
        <translation>peran Anda tidak boleh melakukan ini pada laporan ini</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>It is on its way again.</source>
        <translation>Sedang dikirim lagi.</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>Sedang dikirim.</translation>
    </message>
    <message>
        <source>It is too late to take this back: it may have reached the server already.</source>
        <translation>Sudah terlambat untuk menariknya: mungkin sudah sampai di server.</translation>
    </message>
    <message>
        <source>Marked as done. Its text stays here.</source>
        <translation>Ditandai selesai. Teksnya tetap di sini.</translation>
    </message>
    <message>
        <source>Taken back. It was not sent.</source>
        <translation>Ditarik kembali. Tidak jadi dikirim.</translation>
    </message>
    <message>
        <source>Taken back. Its text is a draft again.</source>
        <translation>Ditarik kembali. Teksnya menjadi draf lagi.</translation>
    </message>
    <message>
        <source>Taken back. There is another draft for this report, so the text stays here.</source>
        <translation>Ditarik kembali. Sudah ada draf lain untuk laporan ini, jadi teksnya tetap di sini.</translation>
    </message>
    <message>
        <source>The draft is back.</source>
        <translation>Draf sudah kembali.</translation>
    </message>
    <message>
        <source>There is another draft for this report. Copy this text and add it there.</source>
        <translation>Sudah ada draf lain untuk laporan ini. Salin teks ini dan tambahkan di sana.</translation>
    </message>
</context>
<context>
    <name>ReplyCard</name>
    <message>
        <source>Answer that is up for approval</source>
        <translation>Jawaban yang menunggu persetujuan</translation>
    </message>
    <message>
        <source>What changed since the text submitted before</source>
        <translation>Yang berubah sejak teks yang diajukan sebelumnya</translation>
    </message>
    <message>
        <source>by {name}, {title}</source>
        <translation>oleh {name}, {title}</translation>
    </message>
    <message>
        <source>changed by {name}</source>
        <translation>diubah oleh {name}</translation>
    </message>
    <message>
        <source>held back after approval</source>
        <translation>ditahan setelah disetujui</translation>
    </message>
    <message>
        <source>interim answer</source>
        <translation>jawaban sementara</translation>
    </message>
    <message>
        <source>pin {pin}</source>
        <translation>sidik {pin}</translation>
    </message>
    <message>
        <source>sent once approved</source>
        <translation>dikirim setelah disetujui</translation>
    </message>
    <message>
        <source>{taken} of {needed} approvals</source>
        <translation>{taken} dari {needed} persetujuan</translation>
    </message>
</context>
<context>
    <name>ReplyEditor</name>
    <message>
        <source>Answer to the reporter</source>
        <translation>Jawaban untuk pelapor</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>Lampirkan berkas…</translation>
    </message>
    <message>
        <source>Changing the text voids the approval.</source>
        <translation>Mengubah teks membatalkan persetujuan.</translation>
    </message>
    <message>
        <source>Interim answer</source>
        <translation>Jawaban sementara</translation>
    </message>
    <message>
        <source>Returned by {name}: {notes}</source>
        <translation>Dikembalikan oleh {name}: {notes}</translation>
    </message>
    <message>
        <source>Send automatically once approved</source>
        <translation>Kirim otomatis setelah disetujui</translation>
    </message>
    <message>
        <source>Submit for approval</source>
        <translation>Ajukan persetujuan</translation>
    </message>
    <message>
        <source>Submit for approval (Ctrl+Enter)</source>
        <translation>Ajukan persetujuan (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Submitting this replaces the text that is waiting for approval.</source>
        <translation>Mengajukan ini menggantikan teks yang sedang menunggu persetujuan.</translation>
    </message>
    <message>
        <source>Text of the answer to the reporter</source>
        <translation>Teks jawaban untuk pelapor</translation>
    </message>
    <message>
        <source>Write the answer to the reporter here</source>
        <translation>Tulis jawaban untuk pelapor di sini</translation>
    </message>
</context>
<context>
    <name>Resolution</name>
    <message>
        <source>What the server has stays. The rest of your correction is on its way.</source>
        <translation>Yang di server tetap berlaku. Bagian lain dari koreksi Anda sedang dikirim.</translation>
    </message>
    <message>
        <source>What the server has stays. Your text is still here in the list.</source>
        <translation>Yang di server tetap berlaku. Teks Anda masih ada di daftar ini.</translation>
    </message>
    <message>
        <source>What you merged is on its way.</source>
        <translation>Hasil gabungan Anda sedang dikirim.</translation>
    </message>
    <message>
        <source>Yours is on its way as a new correction.</source>
        <translation>Punya Anda sedang dikirim sebagai koreksi baru.</translation>
    </message>
</context>
<context>
    <name>ReviewFrame</name>
    <message>
        <source>Back to the outbox</source>
        <translation>Kembali ke kotak keluar</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>Batal gabungkan</translation>
    </message>
    <message>
        <source>Marks: what each side changed</source>
        <translation>Tanda: apa yang diubah tiap pihak</translation>
    </message>
    <message>
        <source>Marks: yours against the server&apos;s</source>
        <translation>Tanda: punya Anda terhadap server</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Gabungkan…</translation>
    </message>
    <message>
        <source>Send the merged text</source>
        <translation>Kirim hasil gabungan</translation>
    </message>
    <message>
        <source>Show the newest state</source>
        <translation>Tampilkan keadaan terbaru</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>Pakai punya saya</translation>
    </message>
    <message>
        <source>Take the server&apos;s</source>
        <translation>Pakai dari server</translation>
    </message>
    <message>
        <source>The report has changed on the server once more.</source>
        <translation>Laporan ini berubah sekali lagi di server.</translation>
    </message>
    <message>
        <source>What the marks show</source>
        <translation>Yang ditunjukkan tanda</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Agency admin</source>
        <translation>Admin Instansi</translation>
    </message>
    <message>
        <source>Liaison officer</source>
        <translation>Pejabat Penghubung</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Pemantau</translation>
    </message>
    <message>
        <source>National admin</source>
        <translation>Admin Nasional</translation>
    </message>
    <message>
        <source>Ombudsman</source>
        <translation>Ombudsman</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Atasan</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>All text of the window, compared with the usual size on this computer.</source>
        <translation>Semua teks di jendela ini, dibandingkan ukuran biasa di komputer ini.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Ikuti sistem</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Warna</translation>
    </message>
    <message>
        <source>Comfortable, two lines</source>
        <translation>Nyaman, dua baris</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Dense rows show more reports at once, with one line each.</source>
        <translation>Baris rapat memuat lebih banyak laporan sekaligus, masing-masing satu baris.</translation>
    </message>
    <message>
        <source>Dense, one line</source>
        <translation>Rapat, satu baris</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Kontras tinggi</translation>
    </message>
    <message>
        <source>High contrast is black and white, with strong edges around everything.</source>
        <translation>Kontras tinggi berarti putih di atas hitam, dengan garis tepi yang tegas.</translation>
    </message>
    <message>
        <source>Icon beside the clock</source>
        <translation>Ikon di dekat jam</translation>
    </message>
    <message>
        <source>In one summary</source>
        <translation>Dalam satu ringkasan</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Papan ketik</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Tidak pernah</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Pemberitahuan</translation>
    </message>
    <message>
        <source>Numbers only, at most once in 15 minutes. What a report says is never part of it.</source>
        <translation>Hanya angka, paling sering sekali dalam 15 menit. Isi laporan tidak pernah ikut ditampilkan.</translation>
    </message>
    <message>
        <source>R answers and N writes a note, but only while the list has the keyboard.</source>
        <translation>R untuk membalas dan N untuk menulis catatan, hanya selama daftar sedang aktif.</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>Baris daftar</translation>
    </message>
    <message>
        <source>Shows the summary there. Without it, the summary stands in the window only.</source>
        <translation>Ringkasan tampil di sana. Tanpa ikon, ringkasan hanya ada di jendela ini.</translation>
    </message>
    <message>
        <source>Single letters act in the list</source>
        <translation>Pintasan satu huruf di daftar</translation>
    </message>
    <message>
        <source>Tell me about news</source>
        <translation>Beri tahu saya tentang hal baru</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuran teks</translation>
    </message>
    <message>
        <source>The language of the window. Reports stay as they were written.</source>
        <translation>Bahasa jendela ini. Isi laporan tetap seperti aslinya.</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Each choice takes effect at once.</source>
        <translation>Setiap pilihan langsung berlaku.</translation>
    </message>
    <message>
        <source>It changes at the next start.</source>
        <translation>Berubah saat aplikasi dibuka lagi.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>The stored choice is not known here, so the usual one counts.</source>
        <translation>Pilihan yang tersimpan tidak dikenal di sini, jadi yang biasa yang berlaku.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>(empty)</source>
        <translation>(kosong)</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>Answer the report (in the list)</source>
        <translation>Balas laporan (di daftar)</translation>
    </message>
    <message>
        <source>Approve the answer that is shown</source>
        <translation>Setujui jawaban yang ditampilkan</translation>
    </message>
    <message>
        <source>Back to the row in the list</source>
        <translation>Kembali ke baris di daftar</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan papan ketik</translation>
    </message>
    <message>
        <source>Open the report of this row</source>
        <translation>Buka laporan pada baris ini</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Submit what is being written</source>
        <translation>Ajukan yang sedang ditulis</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sinkronkan sekarang</translation>
    </message>
    <message>
        <source>These shortcuts</source>
        <translation>Pintasan ini</translation>
    </message>
    <message>
        <source>These shortcuts (in the list)</source>
        <translation>Pintasan ini (di daftar)</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Ke bagian jendela berikutnya</translation>
    </message>
    <message>
        <source>Write an internal note (in the list)</source>
        <translation>Tulis catatan internal (di daftar)</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Address of the server</source>
        <translation>Alamat server</translation>
    </message>
    <message>
        <source>Give the address of the server; your administrator knows it.</source>
        <translation>Isi alamat server; administrator mengetahuinya.</translation>
    </message>
    <message>
        <source>Give your password.</source>
        <translation>Isi kata sandi Anda.</translation>
    </message>
    <message>
        <source>Give your user name.</source>
        <translation>Isi nama pengguna Anda.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>The address has to begin with https://, or your password could be read on the way.</source>
        <translation>Alamat harus diawali https://, jika tidak kata sandi Anda dapat terbaca di jalan.</translation>
    </message>
    <message>
        <source>Use the account your administrator gave you. The first time needs a connection.</source>
        <translation>Pakai akun dari administrator Anda. Untuk pertama kali diperlukan koneksi.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Your session has ended. Your work is safe on this computer and goes on after this.</source>
        <translation>Sesi Anda sudah berakhir. Pekerjaan Anda aman di komputer ini dan berlanjut setelah ini.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Answered by the reporter</source>
        <translation>Ditanggapi oleh Pelapor</translation>
    </message>
    <message>
        <source>Archived by an admin</source>
        <translation>Diarsipkan oleh Admin</translation>
    </message>
    <message>
        <source>Archived by the reporter</source>
        <translation>Diarsipkan oleh Pelapor</translation>
    </message>
    <message>
        <source>Archived by the system</source>
        <translation>Diarsipkan oleh Sistem</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Terdisposisi, belum ditindaklanjuti</translation>
    </message>
    <message>
        <source>Closed by an admin</source>
        <translation>Ditutup oleh Admin</translation>
    </message>
    <message>
        <source>Closed by the reporter</source>
        <translation>Ditutup oleh Pelapor</translation>
    </message>
    <message>
        <source>Closed by the system</source>
        <translation>Ditutup oleh Sistem</translation>
    </message>
    <message>
        <source>Content blocked</source>
        <translation>Konten Terblokir</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Proses</translation>
    </message>
    <message>
        <source>Not yet verified</source>
        <translation>Belum Terverifikasi</translation>
    </message>
    <message>
        <source>Waiting for missing information</source>
        <translation>Menunggu Kelengkapan Informasi</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Coba sekarang</translation>
    </message>
    <message>
        <source>↥ In the outbox: {count}</source>
        <translation>↥ Kotak keluar: {count}</translation>
    </message>
</context>
<context>
    <name>StatusMark</name>
    <message>
        <source>Archived</source>
        <translation>Diarsipkan</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Terdisposisi</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Terblokir</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Proses</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Belum terverifikasi</translation>
    </message>
    <message>
        <source>Reporter replied</source>
        <translation>Ditanggapi pelapor</translation>
    </message>
    <message>
        <source>Waiting for details</source>
        <translation>Menunggu kelengkapan</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>1 day late</source>
        <translation>lewat 1 hari</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>1 hari lagi</translation>
    </message>
    <message>
        <source>1 day old</source>
        <translation>1 hari</translation>
    </message>
    <message>
        <source>came in today</source>
        <translation>hari ini</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>tenggat {day}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation>lewat {days} hari</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>{days} hari lagi</translation>
    </message>
    <message>
        <source>{days} days old</source>
        <translation>{days} hari</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>! the clock of the sending computer was ahead</source>
        <translation>! jam komputer pengirim terlalu cepat</translation>
    </message>
    <message>
        <source>Answer to the reporter</source>
        <translation>Jawaban untuk pelapor</translation>
    </message>
    <message>
        <source>Interim answer to the reporter</source>
        <translation>Jawaban sementara untuk pelapor</translation>
    </message>
    <message>
        <source>Internal note – not visible to the reporter</source>
        <translation>Catatan internal – tidak terlihat pelapor</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linimasa</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Menunggu koneksi</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>disetujui oleh {name}</translation>
    </message>
    <message>
        <source>approved by {name} {time}</source>
        <translation>disetujui oleh {name} {time}</translation>
    </message>
    <message>
        <source>changed by {name}</source>
        <translation>diubah oleh {name}</translation>
    </message>
    <message>
        <source>received {time}</source>
        <translation>diterima {time}</translation>
    </message>
    <message>
        <source>with contributions of {agencies}</source>
        <translation>dengan kontribusi dari {agencies}</translation>
    </message>
    <message>
        <source>{taken} of {needed} approvals</source>
        <translation>{taken} dari {needed} persetujuan</translation>
    </message>
    <message>
        <source>{title} – not visible to the reporter</source>
        <translation>{title} – tidak terlihat pelapor</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Send now</source>
        <translation>Kirim sekarang</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>{action} · sending in {seconds} s</source>
        <translation>{action} · dikirim dalam {seconds} dtk</translation>
    </message>
    <message>
        <source>{action}: it is sent in a few seconds and can still be undone</source>
        <translation>{action}: dikirim beberapa detik lagi dan masih bisa dibatalkan</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>It is too late to take this back: it may have reached the server already.</source>
        <translation>Sudah terlambat untuk menarik ini: mungkin sudah sampai di server.</translation>
    </message>
    <message>
        <source>Taken back. Another text was begun here since, so that one is in the outbox.</source>
        <translation>Ditarik kembali. Teks lain sudah mulai ditulis di sini, jadi yang ditarik ada di kotak keluar.</translation>
    </message>
    <message>
        <source>Taken back. It was not sent.</source>
        <translation>Ditarik kembali. Tidak jadi dikirim.</translation>
    </message>
    <message>
        <source>Taken back. Its text is a draft again.</source>
        <translation>Ditarik kembali. Teksnya menjadi draf lagi.</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Give your password.</source>
        <translation>Isi kata sandi Anda.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Signed in as {name}. Enter your password to open your work; no connection is needed.</source>
        <translation>Masuk sebagai {name}. Isi kata sandi untuk membuka pekerjaan Anda; tidak perlu koneksi.</translation>
    </message>
    <message>
        <source>The password is not right. Nothing was lost. It is the one you last signed in with.</source>
        <translation>Kata sandi tidak benar. Tidak ada yang hilang. Pakai kata sandi terakhir yang Anda gunakan untuk masuk.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Buka kunci</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Coordination</source>
        <translation>Koordinasi</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>Perlu persetujuan</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Kotak keluar</translation>
    </message>
    <message>
        <source>Past the deadline</source>
        <translation>Lewat tenggat</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Waiting for the reporter</source>
        <translation>Menunggu pelapor</translation>
    </message>
</context>
<context>
    <name>WorkArea</name>
    <message>
        <source>Approval</source>
        <translation>Persetujuan</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Disetujui</translation>
    </message>
    <message>
        <source>Decide on the answer</source>
        <translation>Putuskan jawaban</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>This report is no longer in your hands.</source>
        <translation>Laporan ini tidak lagi di tangan Anda.</translation>
    </message>
</context>
<context>
    <name>_Explanation</name>
    <message>
        <source>Calendar {calendar} · limits {rules}</source>
        <translation>Kalender {calendar} · batas waktu {rules}</translation>
    </message>
    <message>
        <source>Days counted</source>
        <translation>Hari yang dihitung</translation>
    </message>
    <message>
        <source>Days skipped</source>
        <translation>Hari yang dilewati</translation>
    </message>
    <message>
        <source>Last day in time</source>
        <translation>Hari terakhir</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Batas waktu</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Start (not counted)</source>
        <translation>Mulai (tidak dihitung)</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>Why this deadline?</source>
        <translation>Kenapa tenggat ini?</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>dijeda</translation>
    </message>
    <message>
        <source>paused while the reporter is asked</source>
        <translation>dijeda selama pelapor ditanya</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>masih berjalan</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>akhir pekan</translation>
    </message>
    <message>
        <source>{days} working days</source>
        <translation>{days} hari kerja</translation>
    </message>
    <message>
        <source>{run} ({number} days)</source>
        <translation>{run} ({number} hari)</translation>
    </message>
</context>
</TS>
