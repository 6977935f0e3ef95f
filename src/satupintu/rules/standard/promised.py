"""What a standard promises, in one sentence."""

from satupintu.rules.standard.model.standard import Standard


def promise_sentence(standard: Standard) -> str:
    """What was promised and from when it is counted; where nothing is promised, that is said."""
    promise = standard.promise
    if promise.duration is None:
        return "Jangka waktu layanan ini belum ditetapkan dalam standar pelayanannya."
    starts = {
        "diajukan": "sejak permohonan diajukan",
        "lengkap": "sejak berkas dinyatakan lengkap",
        "peristiwa": "sejak peristiwa yang menentukan tercatat",
    }[promise.starts]
    return f"Jangka waktu layanan ini {promise.duration}, dihitung {starts}."
