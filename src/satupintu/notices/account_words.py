"""What an account tells its owner. The words are national; each is registered in its version when it is first used."""

NEVER = "Kami tidak pernah meminta kode, biaya, atau pemasangan aplikasi. Jangan berikan kode ini kepada siapa pun."
NOT_YOU = "Abaikan pesan ini bila bukan Anda yang meminta."
COUNTER = "Bila bukan Anda, segera ganti kata sandi, atau datang ke loket membawa kartu identitas."

CODE = "kode"
"""The parameter that is never kept with the others."""

ACCOUNT_WORDS: dict[str, str] = {
    "akun_aktivasi": f"Kode aktivasi akun perizinan Anda: {{kode}}. Berlaku 10 menit. {NEVER} {NOT_YOU}",
    "akun_masuk": f"Kode masuk akun perizinan Anda: {{kode}}. Berlaku 10 menit. {NEVER} {COUNTER}",
    "akun_sandi_lupa": f"Kode untuk kata sandi baru: {{kode}}. Berlaku 10 menit. {NEVER} {NOT_YOU}",
    "akun_loket": f"Kode dari loket untuk kata sandi baru: {{kode}}. Berlaku 10 menit. {NEVER}",
    "akun_telepon_baru": f"Kode untuk memakai nomor ini: {{kode}}. Berlaku 10 menit. {NEVER} {NOT_YOU}",
    "akun_sudah_ada": (
        "Seseorang mencoba mendaftar dengan nomor identitas yang sudah punya akun di sini. Bila itu Anda, masuklah "
        f"dengan akun yang ada atau pilih “Lupa kata sandi”. {NOT_YOU}"
    ),
    "akun_sandi_diganti": f"Kata sandi akun perizinan Anda baru saja diganti. {COUNTER}",
    "akun_telepon_diminta": (
        "Penggantian nomor telepon akun perizinan Anda diminta, dan berlaku paling cepat 24 jam lagi. Bila bukan Anda, "
        "masuklah lalu batalkan, dan ganti kata sandi."
    ),
    "akun_telepon_diganti": f"Nomor telepon akun perizinan Anda diganti; nomor ini tidak dipakai lagi. {COUNTER}",
    "akun_hapus_diputus": (
        "Permintaan penghapusan data Anda sudah diputus. Penjelasannya ada pada halaman akun, atau di loket."
    ),
}
