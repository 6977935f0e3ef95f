"""What is said when something typed at the door is not right: by allauth's codes, in our words."""

from collections.abc import Mapping

WRONG_CODE = "Kode salah, sudah dipakai, atau sudah lewat waktunya. Tunggu kode berikutnya di aplikasi, lalu ketik lagi."
TOO_MANY = "Terlalu banyak percobaan dari jaringan ini. Tunggu seperempat jam, lalu coba lagi."
SENTENCES: Mapping[str, str] = {
    "username_password_mismatch": "Nama masuk atau kata sandi salah. Periksa tulisannya, lalu coba lagi.",
    "incorrect_password": "Kata sandi salah. Ketik ulang.",
    "enter_current_password": "Kata sandi yang sekarang salah. Ketik ulang.",
    "incorrect_code": WRONG_CODE,
    "too_many_login_attempts": TOO_MANY,
    "rate_limited": TOO_MANY,
    "cannot_delete_authenticator": "Jabatan Anda mewajibkan faktor kedua. Pasang yang lain dahulu, baru lepas yang ini.",
    "cannot_generate_recovery_codes": "Kode pemulihan baru dapat dibuat sesudah faktor kedua dipasang.",
    "unverified_email": "Faktor kedua belum dapat dipasang pada akun ini. Hubungi pengelola sistem di kantor Anda.",
    "password_mismatch": "Kedua kata sandi baru tidak sama. Ketik ulang.",
}
LABELS: Mapping[str, str] = {
    "login": "Nama masuk",
    "password": "Kata sandi",
    "oldpassword": "Kata sandi sekarang",
    "password1": "Kata sandi baru",
    "password2": "Ulangi kata sandi baru",
    "code": "Kode enam angka, atau satu kode pemulihan",
    "name": "Nama kunci sandi",
    "credential": "Kunci sandi",
}
EMPTY: Mapping[str, str] = {
    "login": "Isi nama masuk Anda.",
    "password": "Isi kata sandi Anda.",
    "oldpassword": "Isi kata sandi Anda yang sekarang.",
    "password1": "Isi kata sandi yang baru.",
    "password2": "Ketik sekali lagi kata sandi yang baru.",
    "code": "Isi kode dari aplikasi autentikator.",
    "name": "Beri nama kunci sandi ini, misalnya Ponsel kantor.",
    "credential": "Kunci sandi tidak terbaca. Tekan tombolnya sekali lagi dan ikuti petunjuk peramban.",
}
HINTS: Mapping[str, str] = {
    "password1": "Paling sedikit 12 huruf. Beberapa kata yang tidak berhubungan mudah diingat dan sukar ditebak.",
    "name": "Agar Anda mengenalinya nanti, misalnya Ponsel kantor atau Kunci USB.",
}
WAYS: Mapping[str, str] = {
    "reauthenticate": "Pakai kata sandi",
    "mfa_reauthenticate": "Pakai kode dari aplikasi atau kode pemulihan",
    "mfa_reauthenticate:webauthn": "Pakai kunci sandi",
}
