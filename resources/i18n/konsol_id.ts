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
    <name>Action</name>
    <message>
        <source>&amp;About Konsol Penghubung</source>
        <translation>&amp;Tentang Konsol Penghubung</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Balas</translation>
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
        <source>&amp;Find an action…</source>
        <translation>&amp;Cari tindakan…</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Langkah pertama</translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <translation>&amp;Ikuti sistem</translation>
    </message>
    <message>
        <source>&amp;Group the list…</source>
        <translation>&amp;Kelompokkan daftar…</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Kontras tinggi</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Pintasan</translation>
    </message>
    <message>
        <source>&amp;Leave and substitutes…</source>
        <translation>&amp;Cuti dan pengganti…</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Terang</translation>
    </message>
    <message>
        <source>&amp;New report at the counter…</source>
        <translation>Laporan &amp;baru di loket…</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Catatan</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Keluar</translation>
    </message>
    <message>
        <source>&amp;Row facts…</source>
        <translation>&amp;Isi baris…</translation>
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
        <source>&amp;Training mode</source>
        <translation>&amp;Mode latihan</translation>
    </message>
    <message>
        <source>&amp;Undo what was just handed in</source>
        <translation>&amp;Batalkan yang baru saja diserahkan</translation>
    </message>
    <message>
        <source>Act on all chosen reports…</source>
        <translation>Tindakan untuk semua laporan terpilih…</translation>
    </message>
    <message>
        <source>Answer with an example</source>
        <translation>Balas dengan contoh</translation>
    </message>
    <message>
        <source>Approve the answer that is shown</source>
        <translation>Setujui jawaban yang ditampilkan</translation>
    </message>
    <message>
        <source>Attach a file to the answer…</source>
        <translation>Lampirkan berkas pada jawaban…</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Jejak audit</translation>
    </message>
    <message>
        <source>Back to the answer before</source>
        <translation>Kembali ke jawaban sebelumnya</translation>
    </message>
    <message>
        <source>Back to the row in the list</source>
        <translation>Kembali ke baris di daftar</translation>
    </message>
    <message>
        <source>Choose a report first.</source>
        <translation>Pilih laporan dahulu.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Hapus filter</translation>
    </message>
    <message>
        <source>De&amp;nse rows</source>
        <translation>Baris &amp;rapat</translation>
    </message>
    <message>
        <source>Decide later, on to the next answer</source>
        <translation>Putuskan nanti, lanjut ke jawaban berikutnya</translation>
    </message>
    <message>
        <source>Find a &amp;report…</source>
        <translation>Cari &amp;laporan…</translation>
    </message>
    <message>
        <source>Go to: All</source>
        <translation>Buka: Semua</translation>
    </message>
    <message>
        <source>Go to: Awaiting reporter</source>
        <translation>Buka: Menunggu pelapor</translation>
    </message>
    <message>
        <source>Go to: Coordination</source>
        <translation>Buka: Koordinasi</translation>
    </message>
    <message>
        <source>Go to: Dashboard</source>
        <translation>Buka: Dasbor</translation>
    </message>
    <message>
        <source>Go to: Needs approval</source>
        <translation>Buka: Perlu persetujuan</translation>
    </message>
    <message>
        <source>Go to: New</source>
        <translation>Buka: Baru</translation>
    </message>
    <message>
        <source>Go to: Outbox</source>
        <translation>Buka: Kotak keluar</translation>
    </message>
    <message>
        <source>Go to: Past the deadline</source>
        <translation>Buka: Lewat tenggat</translation>
    </message>
    <message>
        <source>Go to: Today</source>
        <translation>Buka: Hari ini</translation>
    </message>
    <message>
        <source>Keep the files of the report on this computer</source>
        <translation>Simpan berkas laporan di komputer ini</translation>
    </message>
    <message>
        <source>Mark the report as &amp;unread</source>
        <translation>Tandai laporan &amp;belum dibaca</translation>
    </message>
    <message>
        <source>Na&amp;rrow the list…</source>
        <translation>Sa&amp;ring daftar…</translation>
    </message>
    <message>
        <source>Next report of the list</source>
        <translation>Laporan berikutnya dalam daftar</translation>
    </message>
    <message>
        <source>No answer has been submitted here.</source>
        <translation>Belum ada jawaban yang diajukan di sini.</translation>
    </message>
    <message>
        <source>No answer that you decide on is on the screen.</source>
        <translation>Tidak ada jawaban di layar yang perlu Anda putuskan.</translation>
    </message>
    <message>
        <source>No other answer waits for your decision.</source>
        <translation>Tidak ada jawaban lain yang menunggu keputusan Anda.</translation>
    </message>
    <message>
        <source>Nothing is being written just now.</source>
        <translation>Tidak ada yang sedang ditulis.</translation>
    </message>
    <message>
        <source>Nothing was handed in that can still be undone.</source>
        <translation>Tidak ada yang baru diserahkan dan masih bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Open the report of this row</source>
        <translation>Buka laporan pada baris ini</translation>
    </message>
    <message>
        <source>Previous report of the list</source>
        <translation>Laporan sebelumnya dalam daftar</translation>
    </message>
    <message>
        <source>Print the dossier…</source>
        <translation>Cetak berkas lewat tenggat…</translation>
    </message>
    <message>
        <source>Reminder letter to the unit of the dossier…</source>
        <translation>Surat pengingat ke unit dalam berkas…</translation>
    </message>
    <message>
        <source>Return the answer with notes</source>
        <translation>Kembalikan jawaban dengan catatan</translation>
    </message>
    <message>
        <source>Review the &amp;worst delay</source>
        <translation>&amp;Tinjau keterlambatan terburuk</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>P&amp;engaturan…</translation>
    </message>
    <message>
        <source>S&amp;ort the list…</source>
        <translation>U&amp;rutkan daftar…</translation>
    </message>
    <message>
        <source>Save the dashboard as a picture…</source>
        <translation>Simpan dasbor sebagai gambar…</translation>
    </message>
    <message>
        <source>Save this list as a view…</source>
        <translation>Simpan daftar ini sebagai tampilan…</translation>
    </message>
    <message>
        <source>Save what is shown as PDF…</source>
        <translation>Simpan yang ditampilkan sebagai PDF…</translation>
    </message>
    <message>
        <source>Saved &amp;views…</source>
        <translation>Ta&amp;mpilan tersimpan…</translation>
    </message>
    <message>
        <source>Show the reporter&apos;s identity</source>
        <translation>Tampilkan identitas pelapor</translation>
    </message>
    <message>
        <source>Submit what is being written</source>
        <translation>Ajukan yang sedang ditulis</translation>
    </message>
    <message>
        <source>There is no answer before this one.</source>
        <translation>Tidak ada jawaban sebelum yang ini.</translation>
    </message>
    <message>
        <source>This is not on the screen now.</source>
        <translation>Ini sedang tidak ada di layar.</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Ke bagian jendela berikutnya</translation>
    </message>
    <message>
        <source>To the previous part of the window</source>
        <translation>Ke bagian jendela sebelumnya</translation>
    </message>
    <message>
        <source>Where the answer stands</source>
        <translation>Posisi jawaban</translation>
    </message>
    <message>
        <source>Why this deadline?</source>
        <translation>Kenapa tenggat ini?</translation>
    </message>
</context>
<context>
    <name>ActionForm</name>
    <message>
        <source>Attach a file…</source>
        <translation>Lampirkan berkas…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Belum ada yang diubah.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Kirim</translation>
    </message>
</context>
<context>
    <name>ActionPart</name>
    <message>
        <source>&amp;Coordination and duplicates</source>
        <translation>&amp;Koordinasi dan duplikat</translation>
    </message>
    <message>
        <source>&amp;Handling</source>
        <translation>&amp;Penanganan</translation>
    </message>
    <message>
        <source>&amp;Identity, trail and oversight</source>
        <translation>&amp;Identitas, jejak, dan pengawasan</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>No answer just now: {reason}</source>
        <translation>Belum bisa dibalas: {reason}</translation>
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
        <source>Approve with changes…</source>
        <translation>Setujui dengan perubahan…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation>Ctrl+Shift+K</translation>
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
        <source>Return…</source>
        <translation>Kembalikan…</translation>
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
        <source>You decide {name}</source>
        <translation>Anda memutuskan {name}</translation>
    </message>
    <message>
        <source>changed since you read it</source>
        <translation>sudah berubah</translation>
    </message>
    <message>
        <source>you see it for the first time</source>
        <translation>baru bagi Anda</translation>
    </message>
    <message>
        <source>{hint}, signed {name}</source>
        <translation>{hint}, ditandatangani {name}</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
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
        <source>Look at attachment {name}</source>
        <translation>Lihat lampiran {name}</translation>
    </message>
    <message>
        <source>Remove attachment {name}</source>
        <translation>Hapus lampiran {name}</translation>
    </message>
</context>
<context>
    <name>AttemptDialog</name>
    <message>
        <source>A character in it cannot be seen, such as a line break at its end: type it by hand.</source>
        <translation>Di dalamnya ada karakter yang tidak terlihat, misalnya ganti baris di akhir: ketiklah sendiri.</translation>
    </message>
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
        <translation>Semua instansi yang menangani laporan</translation>
    </message>
    <message>
        <source>Internal, only your own agency</source>
        <translation>Internal, hanya instansi Anda sendiri</translation>
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
    <name>BeginningNote</name>
    <message>
        <source>An invented region is being made on this computer. Nothing you do in it is sent anywhere.</source>
        <translation>Wilayah karangan sedang dibuat di komputer ini. Apa pun yang Anda lakukan di dalamnya tidak terkirim ke mana pun.</translation>
    </message>
    <message>
        <source>Preparing the training…</source>
        <translation>Menyiapkan latihan…</translation>
    </message>
    <message>
        <source>{made} of {all} reports</source>
        <translation>{made} dari {all} laporan</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Add a tag</source>
        <translation>Tambah tag</translation>
    </message>
    <message>
        <source>Add an internal note</source>
        <translation>Tambah catatan internal</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arsipkan</translation>
    </message>
    <message>
        <source>Ask the reporters for more information</source>
        <translation>Minta kelengkapan dari pelapor (tunda)</translation>
    </message>
    <message>
        <source>Assign to a unit</source>
        <translation>Disposisi ke unit</translation>
    </message>
    <message>
        <source>Attachments are kept on this computer</source>
        <translation>Lampiran disimpan di komputer ini</translation>
    </message>
    <message>
        <source>Handle at my own desk</source>
        <translation>Kelola sendiri</translation>
    </message>
    <message>
        <source>Keep the attachments on this computer</source>
        <translation>Simpan lampiran di komputer ini</translation>
    </message>
    <message>
        <source>Kept in the outbox</source>
        <translation>Tersimpan di kotak keluar</translation>
    </message>
    <message>
        <source>Left out: it is so already</source>
        <translation>Dilewati: sudah demikian</translation>
    </message>
    <message>
        <source>Left out: {reason}</source>
        <translation>Dilewati: {reason}</translation>
    </message>
    <message>
        <source>No longer kept on this computer</source>
        <translation>Tidak lagi disimpan di komputer ini</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Note for the unit (may stay empty)</source>
        <translation>Catatan untuk unit (boleh kosong)</translation>
    </message>
    <message>
        <source>Question, which each reporter will read</source>
        <translation>Pertanyaan, dibaca oleh setiap pelapor</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Act on all…</source>
        <translation>Tindakan…</translation>
    </message>
    <message>
        <source>Choose one only</source>
        <translation>Pilih satu saja</translation>
    </message>
    <message>
        <source>{count} chosen</source>
        <translation>{count} dipilih</translation>
    </message>
    <message>
        <source>{count} chosen, {limit} at most at once</source>
        <translation>{count} dipilih, paling banyak {limit} sekaligus</translation>
    </message>
</context>
<context>
    <name>BulkPanel</name>
    <message>
        <source>Accepted here: {done}. Left out: {left_out}. Failed: {failed}.</source>
        <translation>Diterima di komputer ini: {done}. Dilewati: {left_out}. Gagal: {failed}.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Being put into the outbox…</source>
        <translation>Sedang dimasukkan ke kotak keluar…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Choose a unit…</source>
        <translation>Pilih unit…</translation>
    </message>
    <message>
        <source>Choose an action…</source>
        <translation>Pilih tindakan…</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Lakukan</translation>
    </message>
    <message>
        <source>Do it for {count} reports</source>
        <translation>Lakukan untuk {count} laporan</translation>
    </message>
    <message>
        <source>Fill in what is missing.</source>
        <translation>Lengkapi isian yang masih kosong.</translation>
    </message>
    <message>
        <source>Possible: {possible}. Left out: {left_out}.</source>
        <translation>Bisa: {possible}. Dilewati: {left_out}.</translation>
    </message>
    <message>
        <source>Reports chosen: {count}</source>
        <translation>{count} laporan dipilih</translation>
    </message>
    <message>
        <source>Taken back: {count}.</source>
        <translation>Ditarik kembali: {count}.</translation>
    </message>
    <message>
        <source>Undo {count}</source>
        <translation>Batalkan {count}</translation>
    </message>
    <message>
        <source>Undo {count} ({seconds} s)</source>
        <translation>Batalkan {count} ({seconds} dtk)</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>What happens to each report</source>
        <translation>Yang terjadi pada setiap laporan</translation>
    </message>
</context>
<context>
    <name>CaseAction</name>
    <message>
        <source>A second person decides. Asking, deciding and looking are all on record.</source>
        <translation>Orang kedua yang memutuskan. Permintaan, keputusan, dan setiap kali identitas dilihat dicatat.</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Agree: transfer to {agency}</source>
        <translation>Setuju: limpahkan ke {agency}</translation>
    </message>
    <message>
        <source>An agency that takes no part yet is invited with it.</source>
        <translation>Instansi yang belum ikut serta sekaligus diajak.</translation>
    </message>
    <message>
        <source>Anonymous: nobody may name the reporter</source>
        <translation>Anonim: siapa pun tidak boleh menyebut nama pelapor</translation>
    </message>
    <message>
        <source>Answer a finding…</source>
        <translation>Tanggapi temuan…</translation>
    </message>
    <message>
        <source>Answer to the reporter</source>
        <translation>Jawaban untuk pelapor</translation>
    </message>
    <message>
        <source>Approve with changes…</source>
        <translation>Setujui dengan perubahan…</translation>
    </message>
    <message>
        <source>Archive…</source>
        <translation>Arsipkan…</translation>
    </message>
    <message>
        <source>Ask the reporter (postpone)…</source>
        <translation>Tunda: minta kelengkapan dari pelapor…</translation>
    </message>
    <message>
        <source>Ask to see the reporter&apos;s identity…</source>
        <translation>Minta melihat identitas pelapor…</translation>
    </message>
    <message>
        <source>Assign to a unit…</source>
        <translation>Disposisi ke unit…</translation>
    </message>
    <message>
        <source>Block the content…</source>
        <translation>Blokir konten…</translation>
    </message>
    <message>
        <source>Both reports go on, and both reporters get an answer.</source>
        <translation>Kedua laporan tetap berjalan dan kedua pelapor mendapat jawaban.</translation>
    </message>
    <message>
        <source>Cancel a task…</source>
        <translation>Batalkan tugas…</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klasifikasi</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Tutup laporan…</translation>
    </message>
    <message>
        <source>Competent agency</source>
        <translation>Instansi yang berwenang</translation>
    </message>
    <message>
        <source>Contribute to a task…</source>
        <translation>Sampaikan hasil tugas…</translation>
    </message>
    <message>
        <source>Correct title, category or text…</source>
        <translation>Perbaiki judul, kategori, atau isi…</translation>
    </message>
    <message>
        <source>Day it happened</source>
        <translation>Tanggal kejadian</translation>
    </message>
    <message>
        <source>Decide on a transfer…</source>
        <translation>Putuskan pelimpahan…</translation>
    </message>
    <message>
        <source>Decide who may see the identity…</source>
        <translation>Putuskan permintaan melihat identitas…</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>District (kecamatan)</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Due {day}, without weekends and holidays</source>
        <translation>Tenggat {day}, tanpa akhir pekan dan hari libur</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Explanation (may stay empty)</source>
        <translation>Penjelasan (boleh kosong)</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Hari pertama</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Untuk</translation>
    </message>
    <message>
        <source>Give a task…</source>
        <translation>Beri tugas…</translation>
    </message>
    <message>
        <source>Grant it for 24 hours</source>
        <translation>Izinkan selama 24 jam</translation>
    </message>
    <message>
        <source>Handle it myself</source>
        <translation>Kelola sendiri</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Cara penyampaian</translation>
    </message>
    <message>
        <source>In whose place</source>
        <translation>Menggantikan siapa</translation>
    </message>
    <message>
        <source>Invite a supporting agency…</source>
        <translation>Ajak instansi pendamping…</translation>
    </message>
    <message>
        <source>It is decided one level up; until then the report and its deadlines stay here.</source>
        <translation>Diputuskan satu tingkat di atas; sampai saat itu laporan dan tenggatnya tetap di sini.</translation>
    </message>
    <message>
        <source>Its open tasks are cancelled; what it contributed stays.</source>
        <translation>Tugasnya yang masih terbuka dibatalkan; hasil yang sudah disampaikan tetap ada.</translation>
    </message>
    <message>
        <source>Last day, included</source>
        <translation>Hari terakhir (termasuk)</translation>
    </message>
    <message>
        <source>Link as a duplicate…</source>
        <translation>Tautkan sebagai duplikat…</translation>
    </message>
    <message>
        <source>Mandatory: a full answer waits for it</source>
        <translation>Wajib: jawaban lengkap menunggu tugas ini</translation>
    </message>
    <message>
        <source>Mostly answered by {unit}: {count} of {total} reports of this category here</source>
        <translation>Paling sering dijawab oleh {unit}: {count} dari {total} laporan kategori ini di sini</translation>
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
        <source>New report at the counter</source>
        <translation>Laporan baru di loket</translation>
    </message>
    <message>
        <source>Not our authority: ask to transfer…</source>
        <translation>Bukan wewenang: minta pelimpahan…</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>Note (may stay empty)</source>
        <translation>Catatan (boleh kosong)</translation>
    </message>
    <message>
        <source>Note for colleagues (may stay empty)</source>
        <translation>Catatan untuk rekan (boleh kosong)</translation>
    </message>
    <message>
        <source>Note for the author (may stay empty)</source>
        <translation>Catatan untuk penulis (boleh kosong)</translation>
    </message>
    <message>
        <source>Note for the unit (may stay empty)</source>
        <translation>Catatan untuk unit (boleh kosong)</translation>
    </message>
    <message>
        <source>Note to named agencies…</source>
        <translation>Catatan untuk instansi tertentu…</translation>
    </message>
    <message>
        <source>Note, not visible to the reporter</source>
        <translation>Catatan, tidak terlihat pelapor</translation>
    </message>
    <message>
        <source>Number of the main report about the same matter</source>
        <translation>Nomor laporan utama tentang hal yang sama</translation>
    </message>
    <message>
        <source>Originally: {text}</source>
        <translation>Semula: {text}</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telepon</translation>
    </message>
    <message>
        <source>Protect the reporter (anonymous, secret)…</source>
        <translation>Lindungi pelapor (anonim, rahasia)…</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinsi</translation>
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
        <source>Record a finding…</source>
        <translation>Catat temuan…</translation>
    </message>
    <message>
        <source>Refuse it</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Refuse: the report stays here</source>
        <translation>Tolak: laporan tetap di sini</translation>
    </message>
    <message>
        <source>Regency or city</source>
        <translation>Kabupaten atau kota</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Buka kembali…</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permintaan</translation>
    </message>
    <message>
        <source>Return a task…</source>
        <translation>Kembalikan tugas…</translation>
    </message>
    <message>
        <source>Secret: the public does not see this report</source>
        <translation>Rahasia: publik tidak melihat laporan ini</translation>
    </message>
    <message>
        <source>Signs as</source>
        <translation>Bertanda tangan sebagai</translation>
    </message>
    <message>
        <source>Somebody else has to approve the changed text.</source>
        <translation>Teks yang diubah harus disetujui orang lain.</translation>
    </message>
    <message>
        <source>Substitute</source>
        <translation>Pengganti</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Label, dipisahkan koma</translation>
    </message>
    <message>
        <source>Take a task on…</source>
        <translation>Terima tugas…</translation>
    </message>
    <message>
        <source>Take back the request to transfer…</source>
        <translation>Tarik permintaan pelimpahan…</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tugas</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Isi laporan</translation>
    </message>
    <message>
        <source>The agency as a whole</source>
        <translation>Instansi secara keseluruhan</translation>
    </message>
    <message>
        <source>The other clocks pause until the reporter answers.</source>
        <translation>Tenggat lain dijeda sampai pelapor menjawab.</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>The report ends, and nobody outside sees its content any more.</source>
        <translation>Laporan berakhir dan isinya tidak terlihat lagi oleh pihak luar.</translation>
    </message>
    <message>
        <source>The task counts as done. More can be added later.</source>
        <translation>Tugas dianggap selesai. Tambahan dapat disampaikan kemudian.</translation>
    </message>
    <message>
        <source>Time for it</source>
        <translation>Waktu pengerjaan</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>To be done by (may stay empty)</source>
        <translation>Dilaksanakan paling lambat (boleh kosong)</translation>
    </message>
    <message>
        <source>Undo the link to the main report…</source>
        <translation>Lepas tautan ke laporan utama…</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Verifikasi…</translation>
    </message>
    <message>
        <source>Village (kelurahan)</source>
        <translation>Kelurahan atau desa</translation>
    </message>
    <message>
        <source>What is recommended</source>
        <translation>Rekomendasi</translation>
    </message>
    <message>
        <source>What is reported, in the reporter&apos;s own words</source>
        <translation>Isi laporan, dengan kata-kata pelapor sendiri</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Yang harus dikerjakan</translation>
    </message>
    <message>
        <source>What the reporter wrote is kept beside it.</source>
        <translation>Tulisan asli pelapor tetap disimpan.</translation>
    </message>
    <message>
        <source>What was done about it</source>
        <translation>Tindakan yang sudah diambil</translation>
    </message>
    <message>
        <source>What was done, and what came of it</source>
        <translation>Apa yang dikerjakan dan hasilnya</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>When and where</source>
        <translation>Waktu dan tempat</translation>
    </message>
    <message>
        <source>When it came in: {answer}</source>
        <translation>Saat laporan masuk: {answer}</translation>
    </message>
    <message>
        <source>Who is away</source>
        <translation>Siapa yang cuti</translation>
    </message>
    <message>
        <source>Who reads it, beside your own agency</source>
        <translation>Siapa yang membaca, selain instansi Anda</translation>
    </message>
    <message>
        <source>Who reports</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Whoever works in the unit</source>
        <translation>Siapa pun di unit itu</translation>
    </message>
    <message>
        <source>Why it is needed</source>
        <translation>Mengapa diperlukan</translation>
    </message>
    <message>
        <source>Withdraw an invitation…</source>
        <translation>Tarik ajakan koordinasi…</translation>
    </message>
    <message>
        <source>Your changes</source>
        <translation>Perubahan Anda</translation>
    </message>
    <message>
        <source>Your own desk will answer this report.</source>
        <translation>Meja Anda sendiri yang menjawab laporan ini.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>{day} · working days until then: {number}</source>
        <translation>{day} · hari kerja sampai saat itu: {number}</translation>
    </message>
    <message>
        <source>{name} asked: {reason}</source>
        <translation>{name} meminta: {reason}</translation>
    </message>
    <message>
        <source>{title} · {place}, due {day}</source>
        <translation>{title} · {place}, tenggat {day}</translation>
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
        <source>Look at it</source>
        <translation>Lihat</translation>
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
        <source>Unread</source>
        <translation>Belum dibaca</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Tanpa judul</translation>
    </message>
    <message>
        <source>desk: {name}</source>
        <translation>meja: {name}</translation>
    </message>
    <message>
        <source>on no desk</source>
        <translation>belum di meja</translation>
    </message>
    <message>
        <source>work not sent yet</source>
        <translation>ada pekerjaan yang belum terkirim</translation>
    </message>
</context>
<context>
    <name>CaseListModel</name>
    <message>
        <source>Group {title}, reports: {count}, folded</source>
        <translation>Kelompok {title}, {count} laporan, tertutup</translation>
    </message>
    <message>
        <source>Group {title}, reports: {count}, unfolded</source>
        <translation>Kelompok {title}, {count} laporan, terbuka</translation>
    </message>
</context>
<context>
    <name>CaseNumberPlace</name>
    <message>
        <source>No report with this number is on this computer.</source>
        <translation>Tidak ada laporan bernomor ini di komputer ini.</translation>
    </message>
    <message>
        <source>Number, for example 8507247</source>
        <translation>Nomor, misalnya 8507247</translation>
    </message>
    <message>
        <source>Still looking for this report. Try again in a moment.</source>
        <translation>Laporan ini masih dicari. Coba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>This has to be filled in.</source>
        <translation>Wajib diisi.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Tanpa judul</translation>
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
    <name>Checklist</name>
    <message>
        <source>action taken</source>
        <translation>tindakan</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>dasar</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>kontak</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>bukti</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>langkah lanjut</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Take away: {value}</source>
        <translation>Hapus: {value}</translation>
    </message>
</context>
<context>
    <name>ChoicePlace</name>
    <message>
        <source>Choose one first.</source>
        <translation>Pilih salah satu dahulu.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>No name in the list fits.</source>
        <translation>Tidak ada nama yang cocok di daftar.</translation>
    </message>
    <message>
        <source>Several names fit. Choose one from the list.</source>
        <translation>Ada beberapa nama yang cocok. Pilih satu dari daftar.</translation>
    </message>
    <message>
        <source>Type a part of the name…</source>
        <translation>Ketik sebagian nama…</translation>
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
    <name>ClassificationShort</name>
    <message>
        <source>Aspiration</source>
        <translation>Aspirasi</translation>
    </message>
    <message>
        <source>Information request</source>
        <translation>Permintaan informasi</translation>
    </message>
    <message>
        <source>Not supervisory</source>
        <translation>Tidak berkadar pengawasan</translation>
    </message>
    <message>
        <source>Supervisory</source>
        <translation>Berkadar pengawasan</translation>
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
        <source>Sharing of a view</source>
        <translation>Pembagian tampilan</translation>
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
    <message>
        <source>Withdrawal of a shared view</source>
        <translation>Penghentian pembagian tampilan</translation>
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
    <name>Dashboard</name>
    <message>
        <source>Followed up</source>
        <translation>Ditindaklanjuti</translation>
    </message>
    <message>
        <source>Followed up, not settled yet</source>
        <translation>Ditindaklanjuti, belum selesai</translation>
    </message>
    <message>
        <source>No reports came in during these weeks.</source>
        <translation>Tidak ada laporan masuk pada minggu-minggu ini.</translation>
    </message>
    <message>
        <source>Not followed up yet</source>
        <translation>Belum ditindaklanjuti</translation>
    </message>
    <message>
        <source>Rating by the reporters</source>
        <translation>Penilaian pelapor</translation>
    </message>
    <message>
        <source>Reports that came in {first} – {last}</source>
        <translation>Laporan yang masuk {first} – {last}</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Settled by week: from {first} in the first to {last} in the last.</source>
        <translation>Selesai per minggu: dari {first} pada minggu pertama menjadi {last} pada minggu terakhir.</translation>
    </message>
    <message>
        <source>Working days to the first follow-up</source>
        <translation>Hari kerja sampai tindak lanjut pertama</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>of 5 · ratings: {count}</source>
        <translation>dari 5 · {count} penilaian</translation>
    </message>
    <message>
        <source>on average · aim: below {days}</source>
        <translation>rata-rata · sasaran: di bawah {days}</translation>
    </message>
    <message>
        <source>{count} of {reports} reports</source>
        <translation>{count} dari {reports} laporan</translation>
    </message>
</context>
<context>
    <name>DashboardScreen</name>
    <message>
        <source>Dashboard</source>
        <translation>Dasbor</translation>
    </message>
    <message>
        <source>No report came in over these twelve weeks.</source>
        <translation>Tidak ada laporan masuk selama dua belas minggu ini.</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>Simpan sebagai gambar…</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Tersimpan: {name}</translation>
    </message>
    <message>
        <source>The weeks in numbers</source>
        <translation>Angka per minggu</translation>
    </message>
    <message>
        <source>data as of {time}</source>
        <translation>data per {time}</translation>
    </message>
</context>
<context>
    <name>DayPlace</name>
    <message>
        <source>Write the day like this: 27/11/2026.</source>
        <translation>Tulis tanggal seperti ini: 27/11/2026.</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>hh/bb/tttt</translation>
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
    <name>DelayDetail</name>
    <message>
        <source>Findings are written by the admin of the agency that holds the report, or the Ombudsman.</source>
        <translation>Temuan ditulis oleh admin instansi pemegang laporan atau Ombudsman.</translation>
    </message>
    <message>
        <source>Go on with the finding</source>
        <translation>Lanjutkan temuan</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Buka laporan</translation>
    </message>
    <message>
        <source>The finding waits to be sent.</source>
        <translation>Temuan menunggu dikirim.</translation>
    </message>
    <message>
        <source>Write a finding</source>
        <translation>Tulis temuan</translation>
    </message>
</context>
<context>
    <name>DelayHistory</name>
    <message>
        <source>! to be done by {day}, passed</source>
        <translation>! harus selesai {day}, sudah lewat</translation>
    </message>
    <message>
        <source>! {clock}: {late}</source>
        <translation>! {clock}: {late}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Approvals waited for</source>
        <translation>Menunggu persetujuan</translation>
    </message>
    <message>
        <source>Clocks paused</source>
        <translation>Penundaan tenggat</translation>
    </message>
    <message>
        <source>Deadlines that passed</source>
        <translation>Tenggat yang terlewat</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Rekomendasi</translation>
    </message>
    <message>
        <source>Reminders and escalations</source>
        <translation>Pengingat dan eskalasi</translation>
    </message>
    <message>
        <source>Transfers between agencies</source>
        <translation>Pelimpahan antarinstansi</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Menunggu koneksi</translation>
    </message>
    <message>
        <source>What explains the delay</source>
        <translation>Penjelasan keterlambatan</translation>
    </message>
    <message>
        <source>limit {limit} working days from {start}, due {due} · {source}</source>
        <translation>batas {limit} hari kerja sejak {start}, jatuh tempo {due} · {source}</translation>
    </message>
    <message>
        <source>since {since}, still waiting</source>
        <translation>sejak {since}, masih menunggu</translation>
    </message>
    <message>
        <source>to be done by {day}</source>
        <translation>harus selesai {day}</translation>
    </message>
    <message>
        <source>{since} – {until}</source>
        <translation>{since} – {until}</translation>
    </message>
    <message>
        <source>{time}: escalation to {role} · {clock}</source>
        <translation>{time}: eskalasi ke {role} · {clock}</translation>
    </message>
    <message>
        <source>{time}: from {origin} to {target}</source>
        <translation>{time}: dari {origin} ke {target}</translation>
    </message>
    <message>
        <source>{time}: reminder to {role} · {clock}</source>
        <translation>{time}: pengingat ke {role} · {clock}</translation>
    </message>
    <message>
        <source>○ not answered yet</source>
        <translation>○ belum dijawab</translation>
    </message>
</context>
<context>
    <name>Delegation</name>
    <message>
        <source>Appoint a substitute</source>
        <translation>Tunjuk pengganti</translation>
    </message>
    <message>
        <source>Back from today</source>
        <translation>Masuk lagi hari ini</translation>
    </message>
    <message>
        <source>Cancel the leave</source>
        <translation>Batalkan cuti</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Akhiri</translation>
    </message>
    <message>
        <source>More than two years from today: is the year right?</source>
        <translation>Lebih dari dua tahun dari hari ini: sudah benarkah tahunnya?</translation>
    </message>
    <message>
        <source>Part of these days is leave already.</source>
        <translation>Sebagian hari ini sudah tercatat sebagai cuti.</translation>
    </message>
    <message>
        <source>Plt. – acting in an office that is vacant</source>
        <translation>Plt. – pelaksana tugas untuk jabatan yang kosong</translation>
    </message>
    <message>
        <source>Reports stay where they are; a substitute is appointed by the agency&apos;s admin.</source>
        <translation>Laporan tetap di tempatnya; pengganti ditunjuk oleh admin instansi.</translation>
    </message>
    <message>
        <source>Take leave</source>
        <translation>Catat cuti</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>Hari terakhir mendahului hari pertama.</translation>
    </message>
    <message>
        <source>These days are over already.</source>
        <translation>Hari-hari ini sudah lewat.</translation>
    </message>
    <message>
        <source>What is done is recorded under both names. Nobody approves a text of their own.</source>
        <translation>Yang dikerjakan tercatat atas kedua nama. Tidak seorang pun menyetujui tulisannya sendiri.</translation>
    </message>
    <message>
        <source>a.n. – in the name of somebody who is away</source>
        <translation>a.n. – atas nama pejabat yang berhalangan</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} s.d. {last}</translation>
    </message>
</context>
<context>
    <name>DelegationWindow</name>
    <message>
        <source>Appoint a substitute…</source>
        <translation>Tunjuk pengganti…</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Sedang atau akan cuti</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>It is too late to take this back: it may have reached the server already.</source>
        <translation>Sudah terlambat untuk menarik ini: mungkin sudah sampai di server.</translation>
    </message>
    <message>
        <source>Leave and substitutes</source>
        <translation>Cuti dan pengganti</translation>
    </message>
    <message>
        <source>Nobody of your office is away.</source>
        <translation>Tidak ada yang cuti di instansi Anda.</translation>
    </message>
    <message>
        <source>Nobody stands in for anybody.</source>
        <translation>Tidak ada yang sedang menggantikan siapa pun.</translation>
    </message>
    <message>
        <source>Saved on this computer. It takes effect once the server has it.</source>
        <translation>Tersimpan di komputer ini. Berlaku setelah diterima server.</translation>
    </message>
    <message>
        <source>Standing in</source>
        <translation>Menggantikan</translation>
    </message>
    <message>
        <source>Substitutes are appointed by the admin of your agency.</source>
        <translation>Pengganti ditunjuk oleh admin instansi Anda.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Take leave…</source>
        <translation>Catat cuti…</translation>
    </message>
    <message>
        <source>Taken back. It was not sent.</source>
        <translation>Ditarik kembali. Tidak jadi dikirim.</translation>
    </message>
    <message>
        <source>Your changes that have no effect yet</source>
        <translation>Perubahan Anda yang belum berlaku</translation>
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
    <name>DifferenceSheet</name>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Belum ada yang diubah.</translation>
    </message>
</context>
<context>
    <name>Dossier</name>
    <message>
        <source>1 working day late</source>
        <translation>lewat 1 hari kerja</translation>
    </message>
    <message>
        <source>15–60 working days late</source>
        <translation>Lewat 15–60 hari kerja</translation>
    </message>
    <message>
        <source>1–5 working days late</source>
        <translation>Lewat 1–5 hari kerja</translation>
    </message>
    <message>
        <source>6–14 working days late</source>
        <translation>Lewat 6–14 hari kerja</translation>
    </message>
    <message>
        <source>More than 60 working days late</source>
        <translation>Lewat lebih dari 60 hari kerja</translation>
    </message>
    <message>
        <source>Reports: {count}</source>
        <translation>{count} laporan</translation>
    </message>
    <message>
        <source>{clock} ({days} days)</source>
        <translation>{clock} ({days} hari)</translation>
    </message>
    <message>
        <source>{count} ({open} open)</source>
        <translation>{count} ({open} terbuka)</translation>
    </message>
    <message>
        <source>{days} working days late</source>
        <translation>lewat {days} hari kerja</translation>
    </message>
</context>
<context>
    <name>DossierPaper</name>
    <message>
        <source>(secret report)</source>
        <translation>(laporan rahasia)</translation>
    </message>
    <message>
        <source>According to the data of {time}, the following reports with {unit} are past their deadline:</source>
        <translation>Menurut data SP4N-LAPOR! per {time}, laporan berikut pada {unit} telah melewati tenggat:</translation>
    </message>
    <message>
        <source>Data as of {time} · calendar {calendar} · printed {day}</source>
        <translation>Data per {time} · kalender {calendar} · dicetak {day}</translation>
    </message>
    <message>
        <source>Days are working days past the deadline.</source>
        <translation>Hari adalah hari kerja setelah tenggat.</translation>
    </message>
    <message>
        <source>Days late</source>
        <translation>Lewat (hari)</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Deadline and its source</source>
        <translation>Tenggat dan dasarnya</translation>
    </message>
    <message>
        <source>Dossier of reports past their deadline</source>
        <translation>Berkas laporan lewat tenggat</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Jatuh tempo</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Pindah</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Halaman {page} dari {pages}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tunda</translation>
    </message>
    <message>
        <source>Please follow them up at once and record it in SP4N-LAPOR!. If something stands in the way, please let us know.</source>
        <translation>Mohon laporan tersebut segera ditindaklanjuti dan hasilnya dicatat di SP4N-LAPOR!. Apabila ada kendala, mohon disampaikan kepada kami.</translation>
    </message>
    <message>
        <source>Reminder of reports past their deadline</source>
        <translation>Pengingat laporan yang melewati tenggat</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Reprimand about reports past their deadline</source>
        <translation>Teguran atas laporan yang melewati tenggat</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Hal</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Thank you for your attention and cooperation.</source>
        <translation>Atas perhatian dan kerja samanya kami ucapkan terima kasih.</translation>
    </message>
    <message>
        <source>The deadlines above bind every unit. Please follow the reports up at once, record it in SP4N-LAPOR!, and explain in writing why they were not answered in time.</source>
        <translation>Tenggat di atas mengikat setiap unit. Laporan tersebut agar segera ditindaklanjuti dan dicatat di SP4N-LAPOR!, disertai penjelasan tertulis mengapa tidak dijawab tepat waktu.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>To the head of {unit}</source>
        <translation>Yth. Pimpinan {unit}</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Ingat</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Sifat</translation>
    </message>
    <message>
        <source>Working days by the calendar {calendar}</source>
        <translation>Hari kerja menurut kalender {calendar}</translation>
    </message>
    <message>
        <source>at their office</source>
        <translation>di tempat</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>segera</translation>
    </message>
    <message>
        <source>{days} working days</source>
        <translation>{days} hari kerja</translation>
    </message>
    <message>
        <source>{range} days</source>
        <translation>{range} hari</translation>
    </message>
    <message>
        <source>{reports} in units: {units}</source>
        <translation>{reports} di {units} unit</translation>
    </message>
    <message>
        <source>{title} · data as of {time}</source>
        <translation>{title} · data per {time}</translation>
    </message>
</context>
<context>
    <name>DossierScreen</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Choose a unit or one of its reports first</source>
        <translation>Pilih dulu unit atau salah satu laporannya</translation>
    </message>
    <message>
        <source>Count anew</source>
        <translation>Hitung ulang</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Berkas lewat tenggat</translation>
    </message>
    <message>
        <source>Letter to {unit}</source>
        <translation>Surat untuk {unit}</translation>
    </message>
    <message>
        <source>Print dossier</source>
        <translation>Cetak berkas</translation>
    </message>
    <message>
        <source>Progress of counting</source>
        <translation>Kemajuan penghitungan</translation>
    </message>
    <message>
        <source>Reminder letter</source>
        <translation>Surat pengingat</translation>
    </message>
    <message>
        <source>Working days by the calendar {calendar}</source>
        <translation>Hari kerja menurut kalender {calendar}</translation>
    </message>
    <message>
        <source>{reports} in units: {units} · data as of {time}</source>
        <translation>{reports} di {units} unit · data per {time}</translation>
    </message>
</context>
<context>
    <name>DossierTree</name>
    <message>
        <source>Reports past their deadline, by unit and age</source>
        <translation>Laporan lewat tenggat menurut unit dan umur keterlambatan</translation>
    </message>
</context>
<context>
    <name>DossierTreeModel</name>
    <message>
        <source>Approval</source>
        <translation>Setuju</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Temuan</translation>
    </message>
    <message>
        <source>Findings of reviews</source>
        <translation>Temuan pemeriksaan</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Pindah</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tunda</translation>
    </message>
    <message>
        <source>Reminders and escalations</source>
        <translation>Pengingat dan eskalasi</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Times an approval was waited for</source>
        <translation>Berapa kali menunggu persetujuan</translation>
    </message>
    <message>
        <source>Times the reporter was asked</source>
        <translation>Berapa kali ditunda untuk bertanya kepada pelapor</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Ingat</translation>
    </message>
    <message>
        <source>Transfers between agencies</source>
        <translation>Pelimpahan antarinstansi</translation>
    </message>
    <message>
        <source>Working days late</source>
        <translation>Hari kerja lewat tenggat</translation>
    </message>
</context>
<context>
    <name>DraftEditor</name>
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
        <source>Clear the filter</source>
        <translation>Hapus filter</translation>
    </message>
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
    <message>
        <source>This filter finds nothing.</source>
        <translation>Filter ini tidak menemukan apa pun.</translation>
    </message>
    <message>
        <source>This saved view was made by another version of the console and cannot be shown here. It is kept.</source>
        <translation>Tampilan tersimpan ini dibuat dengan versi konsol yang lain dan tidak dapat ditampilkan di sini. Tampilan itu tetap disimpan.</translation>
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
    <name>ExerciseCard</name>
    <message>
        <source>Go on as {person}</source>
        <translation>Lanjut sebagai {person}</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Sembunyikan</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>Caranya</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ selesai</translation>
    </message>
</context>
<context>
    <name>ExerciseSheet</name>
    <message>
        <source>All your practice is deleted and the region is made anew. Your real work is not touched.</source>
        <translation>Semua hasil latihan dihapus dan wilayahnya dibuat baru. Pekerjaan Anda yang sebenarnya tidak disentuh.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Hapus semua</translation>
    </message>
    <message>
        <source>Done: {exercise}</source>
        <translation>Selesai: {exercise}</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Daftar latihan</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Mulai lagi dari awal</translation>
    </message>
    <message>
        <source>{done} of {all} done, in any order</source>
        <translation>{done} dari {all} selesai, urutannya bebas</translation>
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
        <source>Duplicate of</source>
        <translation>Duplikat dari</translation>
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
        <source>Linked duplicates</source>
        <translation>Duplikat tertaut</translation>
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
        <source>a report that is not on this computer</source>
        <translation>laporan yang tidak ada di komputer ini</translation>
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
    <message>
        <source>… and {count} more</source>
        <translation>… dan {count} lagi</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>As usual</source>
        <translation>Seperti biasa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>It looks like this:</source>
        <translation>Hasilnya seperti ini:</translation>
    </message>
    <message>
        <source>Place {number} of the row</source>
        <translation>Tempat {number} di baris</translation>
    </message>
    <message>
        <source>Use for this view</source>
        <translation>Pakai di tampilan ini</translation>
    </message>
    <message>
        <source>What the rows of this view say below the title. The last one stands at the far edge.</source>
        <translation>Keterangan di bawah judul pada baris tampilan ini. Yang terakhir ditaruh di tepi kanan.</translation>
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
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Dibagikan</translation>
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
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Isi tampilan</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>tidak lagi</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>sudah berbeda</translation>
    </message>
    <message>
        <source>the whole agency</source>
        <translation>seluruh instansi</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
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
    <name>Filter</name>
    <message>
        <source>Age of the report</source>
        <translation>Umur laporan</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Area of the incident</source>
        <translation>Wilayah kejadian</translation>
    </message>
    <message>
        <source>Area unknown</source>
        <translation>Wilayah tidak diketahui</translation>
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
        <source>Channel unknown</source>
        <translation>Kanal tidak diketahui</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klasifikasi</translation>
    </message>
    <message>
        <source>Day of the deadline</source>
        <translation>Hari tenggat</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Tenggat hari ini</translation>
    </message>
    <message>
        <source>Due within {days} days</source>
        <translation>Tenggat dalam {days} hari</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Terakhir berubah</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Terbaru</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Tanpa kelompok</translation>
    </message>
    <message>
        <source>No unit yet</source>
        <translation>Belum ada unit</translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation>Belum diklasifikasi</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Kosong</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Terlama</translation>
    </message>
    <message>
        <source>Only anonymous ones</source>
        <translation>Hanya yang anonim</translation>
    </message>
    <message>
        <source>Only on my own desk</source>
        <translation>Hanya di meja saya</translation>
    </message>
    <message>
        <source>Only secret ones</source>
        <translation>Hanya yang rahasia</translation>
    </message>
    <message>
        <source>Only unread ones</source>
        <translation>Hanya yang belum dibaca</translation>
    </message>
    <message>
        <source>Past the deadline</source>
        <translation>Lewat tenggat</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>Nomor laporan</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Whose desk it is on</source>
        <translation>Di meja siapa</translation>
    </message>
    <message>
        <source>Without a category</source>
        <translation>Tanpa kategori</translation>
    </message>
    <message>
        <source>Without a deadline</source>
        <translation>Tanpa tenggat</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Clear the filter</source>
        <translation>Hapus filter</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter ({count})</source>
        <translation>Filter ({count})</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kelompokkan</translation>
    </message>
    <message>
        <source>Group: {group}</source>
        <translation>Kelompok: {group}</translation>
    </message>
    <message>
        <source>Row facts</source>
        <translation>Isi baris</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Simpan tampilan ini</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Tampilan tersimpan</translation>
    </message>
    <message>
        <source>Sort: {order}</source>
        <translation>Urut: {order}</translation>
    </message>
    <message>
        <source>Take away from the filter: {condition}</source>
        <translation>Hapus dari filter: {condition}</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source> days</source>
        <translation> hari</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Apply the filter</source>
        <translation>Terapkan filter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Days until the deadline</source>
        <translation>Hari sampai tenggat</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Due within some days</source>
        <translation>Tenggat dalam beberapa hari</translation>
    </message>
    <message>
        <source>Past the deadline</source>
        <translation>Lewat tenggat</translation>
    </message>
    <message>
        <source>Without a deadline</source>
        <translation>Tanpa tenggat</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Clear the search</source>
        <translation>Hapus pencarian</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Hasil pencarian</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Mencari…</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>/ finds reports, Ctrl+K finds any action by its name, F1 shows all keys.</source>
        <translation>/ mencari laporan, Ctrl+K mencari tindakan apa pun menurut namanya, F1 menampilkan semua pintasan.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Ctrl+Enter submits the answer for approval. For ten seconds that can be taken back.</source>
        <translation>Ctrl+Enter mengajukan jawaban untuk disetujui. Selama sepuluh detik masih bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Ctrl+N takes in a report that somebody brings to the counter.</source>
        <translation>Ctrl+N mencatat laporan yang disampaikan langsung di loket.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Langkah pertama</translation>
    </message>
    <message>
        <source>R begins an answer, T begins it with an example. What you type is kept on this computer within a second, also without a connection.</source>
        <translation>R mulai membalas, T mulai dari contoh. Yang Anda ketik tersimpan di komputer ini dalam satu detik, juga tanpa koneksi.</translation>
    </message>
    <message>
        <source>The bar below says honestly whether you are connected, and of what time the data is.</source>
        <translation>Bilah di bawah mengatakan apa adanya: daring atau luring, dan data per jam berapa.</translation>
    </message>
    <message>
        <source>The outbox holds everything that has not left yet, and whatever needs another look.</source>
        <translation>Kotak keluar memuat semua yang belum terkirim dan yang perlu ditinjau lagi.</translation>
    </message>
    <message>
        <source>Welcome. Your reports are being fetched to this computer.</source>
        <translation>Selamat datang. Laporan Anda sedang diunduh ke komputer ini.</translation>
    </message>
    <message>
        <source>Welcome. Your reports are on this computer now.</source>
        <translation>Selamat datang. Laporan Anda sudah ada di komputer ini.</translation>
    </message>
    <message>
        <source>“Needs approval” holds the answers that wait for you. Ctrl+Shift+Enter approves exactly the text on the screen and goes on to the next, Ctrl+Shift+PgDown puts one off.</source>
        <translation>“Perlu persetujuan” memuat jawaban yang menunggu Anda. Ctrl+Shift+Enter menyetujui persis teks di layar lalu lanjut ke berikutnya, Ctrl+Shift+PgDown menundanya.</translation>
    </message>
    <message>
        <source>“New” holds what is to be verified and assigned: D assigns a report to a unit.</source>
        <translation>“Baru” memuat yang perlu diverifikasi dan didisposisi: D mendisposisi laporan ke unit.</translation>
    </message>
    <message>
        <source>“Past the deadline” has a dossier: what explains each delay, findings and letters, all of it offline.</source>
        <translation>“Lewat tenggat” punya berkas: penyebab tiap keterlambatan, temuan, dan surat, semuanya juga saat luring.</translation>
    </message>
    <message>
        <source>“Today” shows what is due first. Enter opens a report, Esc leads back to it.</source>
        <translation>“Hari ini” menampilkan yang jatuh tempo lebih dulu. Enter membuka laporan, Esc kembali ke barisnya.</translation>
    </message>
    <message>
        <source>“Training mode” in the Help menu is an invented region to try all of this in; nothing is sent.</source>
        <translation>“Mode latihan” di menu Bantuan adalah wilayah karangan untuk mencoba semua ini; tidak ada yang terkirim.</translation>
    </message>
</context>
<context>
    <name>FormSheet</name>
    <message>
        <source>This was changed meanwhile. If you send yours, it takes the place of the other.</source>
        <translation>Isian ini sementara itu diubah orang lain. Jika Anda kirim, isian Anda menggantikannya.</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>Reports found</source>
        <translation>Laporan yang ditemukan</translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message>
        <source>The training could not be started.</source>
        <translation>Latihan tidak dapat dibuka.</translation>
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
    <name>HintBar</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <source>Asking the server…</source>
        <translation>Menanyakan ke server…</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Hide again</source>
        <translation>Sembunyikan lagi</translation>
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
        <source>The reporter&apos;s identity</source>
        <translation>Identitas pelapor</translation>
    </message>
    <message>
        <source>Visible until {time}. This look is on record, and nothing of it is kept on this computer.</source>
        <translation>Terlihat sampai {time}. Tindakan melihat ini dicatat, dan tidak ada yang disimpan di komputer ini.</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>A NIK has 16 digits; this has {count}.</source>
        <translation>NIK terdiri atas 16 angka; ini {count} angka.</translation>
    </message>
    <message>
        <source>{day}: this day is still to come</source>
        <translation>{day}: tanggal ini belum tiba</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Buka laporan</translation>
    </message>
    <message>
        <source>Take in another</source>
        <translation>Terima laporan lain</translation>
    </message>
    <message>
        <source>Take the report in</source>
        <translation>Terima laporan</translation>
    </message>
    <message>
        <source>The report was taken in</source>
        <translation>Laporan sudah diterima</translation>
    </message>
    <message>
        <source>Write this number on the reporter&apos;s slip. The final number comes from the server; the report is found by either of them.</source>
        <translation>Tulis nomor ini pada tanda terima pelapor. Nomor tetap diberikan oleh server; laporan dapat dicari dengan nomor mana pun.</translation>
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
        <source>Needs review: {name} changed the same on the server</source>
        <translation>Perlu ditinjau: {name} sudah mengubah hal yang sama di server</translation>
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
    <name>JointAnswer</name>
    <message>
        <source>To answer in full before that, write why</source>
        <translation>Untuk menjawab lengkap sebelum itu, tulis alasannya</translation>
    </message>
    <message>
        <source>Why the full answer does not wait for the tasks</source>
        <translation>Alasan jawaban lengkap tidak menunggu tugas</translation>
    </message>
    <message>
        <source>⇄ With contributions of: {agencies}</source>
        <translation>⇄ Dengan kontribusi dari: {agencies}</translation>
    </message>
    <message>
        <source>◔ A full answer waits for: {tasks}</source>
        <translation>◔ Jawaban lengkap menunggu: {tasks}</translation>
    </message>
</context>
<context>
    <name>LateSwitch</name>
    <message>
        <source>Dossier</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>How late reports are shown</source>
        <translation>Cara menampilkan laporan lewat tenggat</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
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
        <source>Not sent: {count}. All of it stays safe here, but this computer may no longer send.</source>
        <translation>Belum terkirim: {count}. Semuanya aman disimpan di sini, tetapi komputer ini tidak boleh lagi mengirim.</translation>
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
    <name>LeftOut</name>
    <message>
        <source>Not kept: {count} characters that cannot be seen. All that can be read is here.</source>
        <translation>Tidak disimpan: {count} karakter yang tidak terlihat. Semua yang dapat dibaca tetap ada.</translation>
    </message>
    <message>
        <source>This is one line: line breaks are kept as spaces.</source>
        <translation>Kolom ini satu baris: ganti baris disimpan sebagai spasi.</translation>
    </message>
</context>
<context>
    <name>LetterBar</name>
    <message>
        <source>Kind of letter</source>
        <translation>Jenis surat</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Number of the letter</source>
        <translation>Nomor surat</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Surat pengingat</translation>
    </message>
    <message>
        <source>Reprimand</source>
        <translation>Surat teguran</translation>
    </message>
    <message>
        <source>Until then the letter has no number.</source>
        <translation>Sampai dipersingkat, surat tidak bernomor.</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>boleh kosong</translation>
    </message>
</context>
<context>
    <name>LinePlace</name>
    <message>
        <source>This has to be filled in.</source>
        <translation>Wajib diisi.</translation>
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
        <source>&amp;File</source>
        <translation>&amp;Berkas</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>B&amp;uka</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ba&amp;ntuan</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Laporan</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>&amp;Within the window</source>
        <translation>&amp;Di dalam jendela ini</translation>
    </message>
    <message>
        <source>Lan&amp;guage (from the next start)</source>
        <translation>&amp;Bahasa (mulai saat dibuka lagi)</translation>
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
    <name>NameForm</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Change the saved one</source>
        <translation>Perbarui yang tersimpan</translation>
    </message>
    <message>
        <source>Give it a name first.</source>
        <translation>Beri nama dulu.</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nama tampilan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
</context>
<context>
    <name>Narrowing</name>
    <message>
        <source>All entries</source>
        <translation>Semua catatan</translation>
    </message>
    <message>
        <source>Changes of status</source>
        <translation>Perubahan status</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Entries to show</source>
        <translation>Catatan yang ditampilkan</translation>
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
        <source>Shared</source>
        <translation>Bersama</translation>
    </message>
    <message>
        <source>{count} · {unread} new</source>
        <translation>{count} · {unread} baru</translation>
    </message>
    <message>
        <source>{view}, items waiting: {count}</source>
        <translation>{view}, {count} belum beres</translation>
    </message>
    <message>
        <source>{view}, reports: {count}</source>
        <translation>{view}, {count} laporan</translation>
    </message>
    <message>
        <source>{view}, reports: {count}, unread: {unread}</source>
        <translation>{view}, laporan: {count}, belum dibaca: {unread}</translation>
    </message>
    <message>
        <source>{view}, shared by {name}</source>
        <translation>{view}, dibagikan oleh {name}</translation>
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
        <source>After an update this may take a few minutes. Nothing is lost if you cancel or the computer is turned off: the next start begins it again.</source>
        <translation>Setelah pembaruan, ini bisa memakan waktu beberapa menit. Tidak ada yang hilang bila Anda membatalkan atau komputer dimatikan: ini dimulai lagi saat konsol dibuka berikutnya.</translation>
    </message>
    <message>
        <source>Reports kept on this computer: {percent} %</source>
        <translation>Laporan di komputer ini: {percent} %</translation>
    </message>
    <message>
        <source>Your own work: {percent} %</source>
        <translation>Pekerjaan Anda: {percent} %</translation>
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
        <source>Leave or substitute</source>
        <translation>Cuti atau pengganti</translation>
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
        <source>Text for several reports</source>
        <translation>Teks untuk beberapa laporan</translation>
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
        <source>Changed by {name}</source>
        <translation>Diubah oleh {name}</translation>
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
        <source>Waiting for the approval of {office}</source>
        <translation>Menunggu persetujuan {office}</translation>
    </message>
    <message>
        <source>the supervisor</source>
        <translation>atasan</translation>
    </message>
    <message>
        <source>{office} or {count} others</source>
        <translation>{office} atau {count} lainnya</translation>
    </message>
    <message>
        <source>{office} or {other}</source>
        <translation>{office} atau {other}</translation>
    </message>
    <message>
        <source>{state} · then it waits for the approval of {office}</source>
        <translation>{state} · lalu menunggu persetujuan {office}</translation>
    </message>
    <message>
        <source>{taken} of {needed} approvals</source>
        <translation>{taken} dari {needed} persetujuan</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Preview</source>
        <translation>Pratinjau</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Actions</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Cari tindakan</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>No action has this name. Try another word for it.</source>
        <translation>Tidak ada tindakan dengan nama ini. Coba kata lain.</translation>
    </message>
    <message>
        <source>Open report {number}</source>
        <translation>Buka laporan {number}</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>What do you want to do? A few letters, or a report&apos;s number</source>
        <translation>Mau melakukan apa? Ketik beberapa huruf, atau nomor laporan</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Jendela</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter do it · Esc close</source>
        <translation>↑ ↓ pilih · Enter jalankan · Esc tutup</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>A passphrase that cannot be typed by hand would lock you out one day.</source>
        <translation>Frasa sandi ini tidak dapat diketik sendiri; suatu hari Anda tidak akan bisa masuk lagi.</translation>
    </message>
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
    <name>PixelSheet</name>
    <message>
        <source>Preview</source>
        <translation>Pratinjau</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>{over} characters too many; the limit is {limit}.</source>
        <translation>Kelebihan {over} karakter; batasnya {limit}.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Handed to the printer.</source>
        <translation>Diserahkan ke pencetak.</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Dokumen PDF</translation>
    </message>
    <message>
        <source>Pages: {count}</source>
        <translation>{count} halaman</translation>
    </message>
    <message>
        <source>Picture ({format})</source>
        <translation>Gambar ({format})</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan PDF…</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Disimpan sebagai {name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Dihentikan. Tidak ada berkas yang ditulis.</translation>
    </message>
    <message>
        <source>Stopped. Some pages may still come out.</source>
        <translation>Dihentikan. Beberapa halaman mungkin masih tercetak.</translation>
    </message>
    <message>
        <source>The preview was stopped after {seconds} seconds: drawing this file takes too long.</source>
        <translation>Pratinjau dihentikan setelah {seconds} detik: berkas ini terlalu lama digambar.</translation>
    </message>
    <message>
        <source>There is no preview of this kind of file. Save a copy to open it with another program.</source>
        <translation>Jenis berkas ini tidak memiliki pratinjau. Simpan salinannya untuk dibuka dengan program lain.</translation>
    </message>
    <message>
        <source>There is no printer on this computer. Save as PDF instead.</source>
        <translation>Tidak ada pencetak di komputer ini. Simpan sebagai PDF.</translation>
    </message>
    <message>
        <source>This document asks for a password. Save a copy to open it with another program.</source>
        <translation>Dokumen ini meminta kata sandi. Simpan salinannya untuk dibuka dengan program lain.</translation>
    </message>
    <message>
        <source>This file cannot be shown: drawing it took more than it may. Your work is not affected.</source>
        <translation>Berkas ini tidak dapat ditampilkan: menggambarnya melampaui batas. Pekerjaan Anda tidak terganggu.</translation>
    </message>
    <message>
        <source>This file is damaged, or it is not what it claims to be.</source>
        <translation>Berkas ini rusak, atau isinya tidak sesuai dengan jenisnya.</translation>
    </message>
    <message>
        <source>This file is too large to be shown safely. Save a copy to open it with another program.</source>
        <translation>Berkas ini terlalu besar untuk ditampilkan dengan aman. Simpan salinannya untuk dibuka dengan program lain.</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Pas lebar</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Halaman berikutnya</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Halaman {number} dari {count}</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Halaman sebelumnya</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Simpan sebagai…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Gambar utuh</translation>
    </message>
    <message>
        <source>being prepared…</source>
        <translation>sedang disiapkan…</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Dokumen PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
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
        <source>Open the training from the Help menu. Your real work lies in another folder.</source>
        <translation>Buka latihan dari menu Bantuan. Pekerjaan Anda yang sebenarnya ada di folder lain.</translation>
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
        <source>Start a new training from the beginning, or close this and leave all as it is.</source>
        <translation>Mulailah latihan baru dari awal, atau tutup dan biarkan semuanya seperti adanya.</translation>
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
        <source>The training on this computer cannot be opened any more: its files are damaged or of another version.</source>
        <translation>Latihan di komputer ini tidak dapat dibuka lagi: berkasnya rusak atau berasal dari versi lain.</translation>
    </message>
    <message>
        <source>The training only opens a folder of its own. Choose an empty one.</source>
        <translation>Latihan hanya membuka foldernya sendiri. Pilih folder yang kosong.</translation>
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
        <source>This folder belongs to the training; its reports are made up.</source>
        <translation>Folder ini milik latihan; laporan di dalamnya karangan.</translation>
    </message>
    <message>
        <source>This folder does not belong to the training.</source>
        <translation>Folder ini bukan milik latihan.</translation>
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
        <source>Your real work is not touched; it lies in another folder.</source>
        <translation>Pekerjaan Anda yang sebenarnya tidak tersentuh; letaknya di folder lain.</translation>
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
        <source>Tasks ({count})</source>
        <translation>Tugas ({count})</translation>
    </message>
    <message>
        <source>Tasks ({left} of {count} open)</source>
        <translation>Tugas ({left} dari {count} terbuka)</translation>
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
        <source>a row says at most {limit} facts, and none of them twice</source>
        <translation>satu baris memuat paling banyak {limit} keterangan, dan tidak ada yang dua kali</translation>
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
        <source>no more than {limit} views are shared with one office</source>
        <translation>paling banyak {limit} tampilan dapat dibagikan ke satu unit atau instansi</translation>
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
        <source>the text still has blanks to fill in: {names}</source>
        <translation>masih ada isian yang kosong dalam teks: {names}</translation>
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
        <source>views are shared with a unit by its supervisors, with the whole agency by its admins, and changed or taken back by who shared them or an admin</source>
        <translation>tampilan dibagikan ke unit oleh atasannya, ke seluruh instansi oleh admin instansi, dan diubah atau dihentikan oleh yang membagikan atau admin</translation>
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
        <source>The words are the same as before; the files or the report have changed.</source>
        <translation>Kata-katanya sama seperti sebelumnya; yang berubah adalah lampiran atau laporannya.</translation>
    </message>
    <message>
        <source>Went in together with it, and is no part of what is approved:</source>
        <translation>Ikut masuk bersama jawaban ini, bukan bagian dari yang disetujui:</translation>
    </message>
    <message>
        <source>What changed since the text submitted before</source>
        <translation>Yang berubah sejak teks yang diajukan sebelumnya</translation>
    </message>
    <message>
        <source>What changed since the text that you read last</source>
        <translation>Perubahan sejak teks yang terakhir Anda baca</translation>
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
        <source>Examples…</source>
        <translation>Contoh…</translation>
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
        <source>The text still has blanks to fill in.</source>
        <translation>Masih ada isian yang kosong dalam teks.</translation>
    </message>
    <message>
        <source>Write the answer to the reporter here</source>
        <translation>Tulis jawaban untuk pelapor di sini</translation>
    </message>
</context>
<context>
    <name>ReplyHints</name>
    <message>
        <source>Mark as interim</source>
        <translation>Tandai sementara</translation>
    </message>
    <message>
        <source>Next blank</source>
        <translation>Isian berikutnya</translation>
    </message>
    <message>
        <source>Still to be filled in: {names}</source>
        <translation>Belum diisi: {names}</translation>
    </message>
    <message>
        <source>Tells the reporter: {points}</source>
        <translation>Isi jawaban: {points}</translation>
    </message>
    <message>
        <source>This sounds like an interim answer.</source>
        <translation>Ini terdengar seperti jawaban sementara.</translation>
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
    <name>RoundBar</name>
    <message>
        <source>Answers that wait for your decision: {left}</source>
        <translation>Jawaban yang menunggu keputusan Anda: {left}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Putuskan nanti</translation>
    </message>
    <message>
        <source>No answer is left for you to decide on.</source>
        <translation>Tidak ada lagi jawaban yang perlu Anda putuskan.</translation>
    </message>
    <message>
        <source>No longer up for approval, so you need not decide: {numbers}</source>
        <translation>Tidak lagi menunggu persetujuan, jadi tidak perlu diputuskan: {numbers}</translation>
    </message>
    <message>
        <source>Undo this decision</source>
        <translation>Batalkan keputusan ini</translation>
    </message>
    <message>
        <source>{count} approved</source>
        <translation>{count} disetujui</translation>
    </message>
    <message>
        <source>{count} changed, for somebody else to approve</source>
        <translation>{count} diubah, menunggu persetujuan orang lain</translation>
    </message>
    <message>
        <source>{count} no longer up for approval</source>
        <translation>{count} tidak lagi menunggu persetujuan</translation>
    </message>
    <message>
        <source>{count} returned</source>
        <translation>{count} dikembalikan</translation>
    </message>
    <message>
        <source>{count} still to be decided</source>
        <translation>{count} belum diputuskan</translation>
    </message>
    <message>
        <source>{left} still to be decided</source>
        <translation>{left} belum diputuskan</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} dari {count}</translation>
    </message>
</context>
<context>
    <name>Rounds</name>
    <message>
        <source>You have decided on every answer that waited for you.</source>
        <translation>Semua jawaban yang menunggu Anda sudah diputuskan.</translation>
    </message>
</context>
<context>
    <name>Safety</name>
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
</context>
<context>
    <name>SavedViewsPanel</name>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>It asks for more than can be shared.</source>
        <translation>Syaratnya terlalu banyak untuk dibagikan.</translation>
    </message>
    <message>
        <source>It is too late to take this back: it may have reached the server already.</source>
        <translation>Sudah terlambat untuk ditarik kembali: mungkin sudah sampai di server.</translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Turunkan</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Naikkan</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Narrow, sort or group a list, and save it under a name.</source>
        <translation>Belum ada yang disimpan. Saring, urutkan, atau kelompokkan daftar, lalu simpan dengan sebuah nama.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Ganti nama</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Tampilan tersimpan</translation>
    </message>
    <message>
        <source>Share the change</source>
        <translation>Bagikan perubahan</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Bagikan…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Show in the left pane</source>
        <translation>Sematkan di panel kiri</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Berhenti membagikan</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Tarik kembali</translation>
    </message>
    <message>
        <source>Take from the left pane</source>
        <translation>Lepas dari panel kiri</translation>
    </message>
    <message>
        <source>Taken back. It was not sent.</source>
        <translation>Ditarik kembali. Tidak jadi dikirim.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>changed since it was shared</source>
        <translation>diubah sejak dibagikan</translation>
    </message>
    <message>
        <source>not accepted: the outbox says why</source>
        <translation>tidak diterima: alasannya ada di kotak keluar</translation>
    </message>
    <message>
        <source>not in the left pane</source>
        <translation>tidak di panel kiri</translation>
    </message>
    <message>
        <source>of another version</source>
        <translation>dari versi lain</translation>
    </message>
    <message>
        <source>shared by {name}</source>
        <translation>dibagikan oleh {name}</translation>
    </message>
    <message>
        <source>shared with {office}</source>
        <translation>dibagikan ke {office}</translation>
    </message>
    <message>
        <source>the change is not sent yet</source>
        <translation>perubahan belum terkirim</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>menunggu dikirim</translation>
    </message>
    <message>
        <source>“{name}” is deleted.</source>
        <translation>“{name}” dihapus.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Saved as {name}</source>
        <translation>Disimpan sebagai {name}</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Ditemukan: {count}</translation>
    </message>
    <message>
        <source>Indexing… {done} of {total}</source>
        <translation>Mengindeks… {done} dari {total}</translation>
    </message>
    <message>
        <source>No report has this word. Type at least three letters to find words that begin so.</source>
        <translation>Tidak ada laporan dengan kata ini. Ketik sedikitnya tiga huruf untuk mencari kata yang berawalan itu.</translation>
    </message>
    <message>
        <source>No report on this computer has these words. Check the spelling, or use fewer words.</source>
        <translation>Tidak ditemukan laporan dengan kata-kata ini di komputer ini. Periksa ejaan, atau pakai lebih sedikit kata.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Only the first {count} words count.</source>
        <translation>Hanya {count} kata pertama yang dicari.</translation>
    </message>
    <message>
        <source>Only {done} of {total} reports can be searched.</source>
        <translation>Baru {done} dari {total} laporan yang dapat dicari.</translation>
    </message>
    <message>
        <source>Or leave out the conditions, such as “unit:” or “since:”.</source>
        <translation>Atau hapus syaratnya, misalnya “unit:” atau “sejak:”.</translation>
    </message>
    <message>
        <source>Or leave out what is excluded with “-”.</source>
        <translation>Atau hapus pengecualian “-”.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Text of the reporter</source>
        <translation>Isi laporan</translation>
    </message>
    <message>
        <source>The best {count} of more</source>
        <translation>{count} teratas dari lebih banyak</translation>
    </message>
    <message>
        <source>The search is being prepared…</source>
        <translation>Pencarian sedang disiapkan…</translation>
    </message>
    <message>
        <source>Words in any form: perbaikan also finds diperbaiki. &quot;Exact phrase&quot;, -without, one OR other, begin*. In one place: nomor: judul: isi: jawaban: catatan: lampiran: pelapor: unit: status: kategori: sejak:2026-01-31 sampai:2026-02</source>
        <translation>Kata dalam segala bentuk: perbaikan juga menemukan diperbaiki. &quot;Frasa persis&quot;, -kecuali, satu ATAU lain, awalan*. Di satu tempat: nomor: judul: isi: jawaban: catatan: lampiran: pelapor: unit: status: kategori: sejak:2026-01-31 sampai:2026-02</translation>
    </message>
    <message>
        <source>“{typed}” is no day. Write it like 2026-01-31, 2026-01 or 2026.</source>
        <translation>“{typed}” bukan tanggal. Tulislah seperti 2026-01-31, 2026-01, atau 2026.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the search</source>
        <translation>Kosongkan pencarian</translation>
    </message>
    <message>
        <source>Search all reports</source>
        <translation>Cari di semua laporan</translation>
    </message>
    <message>
        <source>Search all reports (/)</source>
        <translation>Cari di semua laporan (/)</translation>
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
    <name>SeveralPlace</name>
    <message>
        <source>Choose at least one.</source>
        <translation>Pilih sedikitnya satu.</translation>
    </message>
</context>
<context>
    <name>ShareForm</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Everybody sees only their own reports through it. Its name can be read in other offices: name no reporter.</source>
        <translation>Setiap orang hanya melihat laporannya sendiri melalui tampilan ini. Namanya dapat terbaca di instansi lain: jangan sebut nama pelapor.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Bagikan</translation>
    </message>
    <message>
        <source>Share with</source>
        <translation>Bagikan ke</translation>
    </message>
    <message>
        <source>Share “{name}” with</source>
        <translation>Bagikan “{name}” ke</translation>
    </message>
</context>
<context>
    <name>SharedToo</name>
    <message>
        <source>Change it for them, too</source>
        <translation>Ubah juga untuk mereka</translation>
    </message>
    <message>
        <source>Shared with {office}.</source>
        <translation>Dibagikan ke {office}.</translation>
    </message>
    <message>
        <source>This view is shared with {office}, but asks now for more than can be shared.</source>
        <translation>Tampilan ini dibagikan ke {office}, tetapi kini syaratnya terlalu banyak untuk dibagikan.</translation>
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
        <source>In a report</source>
        <translation>Di dalam laporan</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>Di daftar</translation>
    </message>
    <message>
        <source>In the search</source>
        <translation>Di kolom pencarian</translation>
    </message>
    <message>
        <source>In the whole window</source>
        <translation>Di seluruh jendela</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Pintasan papan ketik</translation>
    </message>
    <message>
        <source>Letters can be turned off in the menu View. Every other action is found with Ctrl+K.</source>
        <translation>Pintasan satu huruf dapat dimatikan di menu Tampilan. Tindakan lain dicari dengan Ctrl+K.</translation>
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
        <source>The training could not be started.</source>
        <translation>Latihan tidak dapat dibuka.</translation>
    </message>
    <message>
        <source>This is not the address of a server. One looks like https://lapor.example.go.id.</source>
        <translation>Ini bukan alamat server. Contoh alamat: https://lapor.contoh.go.id.</translation>
    </message>
    <message>
        <source>Training mode</source>
        <translation>Mode latihan</translation>
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
        <source>With made-up reports, without an account; nothing is sent anywhere.</source>
        <translation>Dengan laporan karangan, tanpa akun; tidak ada yang terkirim ke mana pun.</translation>
    </message>
    <message>
        <source>Your session has ended. Your work is safe on this computer and goes on after this.</source>
        <translation>Sesi Anda sudah berakhir. Pekerjaan Anda aman di komputer ini dan berlanjut setelah ini.</translation>
    </message>
</context>
<context>
    <name>Staged</name>
    <message>
        <source>A full answer would wait for it: mark the answer as interim, or leave this out.</source>
        <translation>Jawaban penuh harus menunggu tugas ini: tandai sebagai jawaban sementara, atau pilih “Tidak usah”.</translation>
    </message>
    <message>
        <source>Internal note – not visible to the reporter</source>
        <translation>Catatan internal – tidak terlihat pelapor</translation>
    </message>
    <message>
        <source>Invitation for {place}</source>
        <translation>Undangan untuk {place}</translation>
    </message>
    <message>
        <source>Mandatory task for {place}</source>
        <translation>Tugas wajib untuk {place}</translation>
    </message>
    <message>
        <source>Task for {place}</source>
        <translation>Tugas untuk {place}</translation>
    </message>
    <message>
        <source>This version of the program does not know how.</source>
        <translation>Versi program ini belum mengenal tindakan itu.</translation>
    </message>
    <message>
        <source>{task}, {days} working days</source>
        <translation>{task}, {days} hari kerja</translation>
    </message>
</context>
<context>
    <name>StagedActions</name>
    <message>
        <source>Together with this answer, as soon as it is submitted:</source>
        <translation>Bersama jawaban ini, begitu diajukan:</translation>
    </message>
</context>
<context>
    <name>StagedRow</name>
    <message>
        <source>Internal note that goes in with the answer</source>
        <translation>Catatan internal yang ikut masuk bersama jawaban</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Tidak usah</translation>
    </message>
    <message>
        <source>Question to the agency that is invited</source>
        <translation>Pertanyaan kepada instansi yang diundang</translation>
    </message>
    <message>
        <source>Time for the task</source>
        <translation>Waktu pengerjaan tugas</translation>
    </message>
    <message>
        <source>What is to be done by whom the task is for</source>
        <translation>Yang harus dikerjakan penerima tugas</translation>
    </message>
    <message>
        <source>{task}, due {day}</source>
        <translation>{task}, tenggat {day}</translation>
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
    <name>Tasks</name>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Not taken on yet</source>
        <translation>Belum diterima</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Diterima</translation>
    </message>
</context>
<context>
    <name>TasksSheet</name>
    <message>
        <source>Mandatory: a full answer waits for it</source>
        <translation>Wajib: jawaban lengkap menunggu tugas ini</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tugas</translation>
    </message>
    <message>
        <source>was due {day}</source>
        <translation>tenggatnya {day}</translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message>
        <source>Also marks the answer as an interim one.</source>
        <translation>Jawaban juga ditandai sebagai jawaban sementara.</translation>
    </message>
    <message>
        <source>Answers to reports like this one</source>
        <translation>Jawaban untuk laporan serupa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Left for you to fill in: {names}.</source>
        <translation>Perlu Anda isi: {names}.</translation>
    </message>
    <message>
        <source>No template fits, and no like report was answered yet on this computer.</source>
        <translation>Tidak ada templat yang cocok, dan belum ada laporan serupa yang terjawab di komputer ini.</translation>
    </message>
    <message>
        <source>Not possible here: {staged}. {reason}</source>
        <translation>Tidak bisa untuk laporan ini: {staged}. {reason}</translation>
    </message>
    <message>
        <source>Published on {day}, written by {name}. Check every fact: it was about another report.</source>
        <translation>Terbit {day}, ditulis {name}. Periksa setiap fakta: ini tentang laporan lain.</translation>
    </message>
    <message>
        <source>Text for this report</source>
        <translation>Teks untuk laporan ini</translation>
    </message>
    <message>
        <source>Texts to begin with</source>
        <translation>Teks untuk memulai</translation>
    </message>
    <message>
        <source>Together with the answer:</source>
        <translation>Bersama jawaban ini:</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>Pakai teks ini</translation>
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
        <source>New since you last opened this report</source>
        <translation>Baru sejak terakhir Anda buka</translation>
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
    <name>Trail</name>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Not visible to your role</source>
        <translation>Tidak terlihat bagi peran Anda</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>Pelapor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Pelaku</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>disetujui oleh {name}</translation>
    </message>
    <message>
        <source>asked by {name}</source>
        <translation>diminta oleh {name}</translation>
    </message>
    <message>
        <source>received {time}</source>
        <translation>diterima {time}</translation>
    </message>
    <message>
        <source>text {hash}</source>
        <translation>naskah {hash}</translation>
    </message>
    <message>
        <source>↥ not confirmed
by the server yet</source>
        <translation>↥ belum
dikonfirmasi server</translation>
    </message>
    <message>
        <source>≠ received
{time}</source>
        <translation>≠ diterima
{time}</translation>
    </message>
</context>
<context>
    <name>TrailPage</name>
    <message>
        <source>Acted</source>
        <translation>Waktu tindakan</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Instansi</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Jejak audit</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Disalin</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>Salin sebagai tabel</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Entries: {count}</source>
        <translation>Catatan: {count}</translation>
    </message>
    <message>
        <source>Entries: {shown} of {count}</source>
        <translation>Catatan: {shown} dari {count}</translation>
    </message>
    <message>
        <source>In place of</source>
        <translation>Mewakili</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Waktu diterima</translation>
    </message>
    <message>
        <source>Status after</source>
        <translation>Status sesudah</translation>
    </message>
    <message>
        <source>Status before</source>
        <translation>Status sebelum</translation>
    </message>
    <message>
        <source>Times in {zone}. Entries that your role may not read are not on this computer; from which device each came is kept by the server alone.</source>
        <translation>Waktu dalam {zone}. Catatan yang tidak boleh dibaca peran Anda tidak ada di komputer ini; perangkat asal tiap tindakan hanya dicatat di server pusat.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Jabatan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Pelaku</translation>
    </message>
</context>
<context>
    <name>TrailTable</name>
    <message>
        <source>Audit trail</source>
        <translation>Jejak audit</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Answer with an example</source>
        <translation>Balas dengan contoh</translation>
    </message>
    <message>
        <source>Approve as a supervisor</source>
        <translation>Setujui sebagai atasan</translation>
    </message>
    <message>
        <source>Bambang · supervisor</source>
        <translation>Bambang · atasan</translation>
    </message>
    <message>
        <source>Choose a report, press T, take an example and fill in its blanks. Submit it with Ctrl+Enter. Your supervisor answers after half a minute.</source>
        <translation>Pilih satu laporan, tekan T, pakai sebuah contoh, dan lengkapi isiannya. Ajukan dengan Ctrl+Enter. Atasan Anda memutuskan setelah setengah menit.</translation>
    </message>
    <message>
        <source>Cut the connection and correct the title of a report. A colleague corrects the same one meanwhile. Reconnect, open it in the outbox, compare, and decide.</source>
        <translation>Putuskan koneksi dan perbaiki judul satu laporan. Sementara itu rekan Anda memperbaiki judul yang sama. Sambungkan lagi, buka di kotak keluar, bandingkan, lalu putuskan.</translation>
    </message>
    <message>
        <source>Find what is due first</source>
        <translation>Temukan yang paling mendesak</translation>
    </message>
    <message>
        <source>Give another agency a task</source>
        <translation>Beri tugas ke instansi lain</translation>
    </message>
    <message>
        <source>In a report choose “Action”, “Give a task…” and another agency. It accepts and reports back while you go on.</source>
        <translation>Pada satu laporan pilih “Tindakan”, “Beri tugas…”, lalu instansi lain. Mereka menerima dan melapor balik selagi Anda melanjutkan.</translation>
    </message>
    <message>
        <source>Ratna · agency admin</source>
        <translation>Ratna · admin instansi</translation>
    </message>
    <message>
        <source>Sari · liaison officer</source>
        <translation>Sari · pejabat penghubung</translation>
    </message>
    <message>
        <source>Settle a conflict</source>
        <translation>Selesaikan perubahan yang bentrok</translation>
    </message>
    <message>
        <source>Start training anew</source>
        <translation>Mulai latihan baru</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Take something back</source>
        <translation>Batalkan yang baru dikirim</translation>
    </message>
    <message>
        <source>Tick “Cut the connection” above and answer or note something. Look into the outbox, untick it, and see it leave.</source>
        <translation>Centang “Putuskan koneksi” di atas, lalu tulis jawaban atau catatan. Lihat kotak keluar, hapus centangnya, dan lihat semuanya terkirim.</translation>
    </message>
    <message>
        <source>Under “Needs approval” an answer of your officer waits. Read it beside the report; approve it with Ctrl+Shift+Enter or send it back with a note.</source>
        <translation>Di “Perlu persetujuan” ada jawaban staf yang menunggu. Bacalah di samping laporannya; setujui dengan Ctrl+Shift+Enter atau kembalikan dengan catatan.</translation>
    </message>
    <message>
        <source>Work without a connection</source>
        <translation>Bekerja tanpa koneksi</translation>
    </message>
    <message>
        <source>Write a note or an answer and send it. For ten seconds “Undo” stands beside it: choose that, and it never leaves.</source>
        <translation>Tulis catatan atau jawaban, lalu kirim. Selama sepuluh detik ada tombol “Batalkan”: pilih itu, dan tidak jadi terkirim.</translation>
    </message>
    <message>
        <source>“Today” has it in its first row. Open that report with Enter and leave an internal note (N, then Ctrl+Enter).</source>
        <translation>“Hari ini” menaruhnya di baris pertama. Buka laporan itu dengan Enter dan tulis catatan internal (N, lalu Ctrl+Enter).</translation>
    </message>
</context>
<context>
    <name>TrainingBar</name>
    <message>
        <source>Cut the connection</source>
        <translation>Putuskan koneksi</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Daftar latihan</translation>
    </message>
    <message>
        <source>Go on as {person}</source>
        <translation>Lanjut sebagai {person}</translation>
    </message>
    <message>
        <source>You are {person}</source>
        <translation>Anda {person}</translation>
    </message>
    <message>
        <source>◆ TRAINING · made-up data · nothing is sent</source>
        <translation>◆ LATIHAN · data karangan · tidak ada yang terkirim</translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>Trend of twelve weeks</source>
        <translation>Tren dua belas minggu</translation>
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
        <source>Awaiting reporter</source>
        <translation>Menunggu pelapor</translation>
    </message>
    <message>
        <source>Coordination</source>
        <translation>Koordinasi</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dasbor</translation>
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
</context>
<context>
    <name>WaitingNote</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Menghentikan…</translation>
    </message>
</context>
<context>
    <name>WeeksTableModel</name>
    <message>
        <source>Came in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>Tindak lanjut</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Minggu</translation>
    </message>
</context>
<context>
    <name>WordsPlace</name>
    <message>
        <source>This has to be filled in.</source>
        <translation>Wajib diisi.</translation>
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
    <name>WorkingDaysBox</name>
    <message>
        <source> working days</source>
        <translation> hari kerja</translation>
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
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>Task of</source>
        <translation>Tugas milik</translation>
    </message>
    <message>
        <source>Task: {title}</source>
        <translation>Tugas: {title}</translation>
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
