from collections.abc import Mapping

LEVELS: Mapping[str, str] = {
    "sma": "SMA/SMK",
    "d1": "D1",
    "d2": "D2",
    "d3": "D3",
    "d4": "D4",
    "s1": "S1",
    "s2": "S2",
    "s3": "S3",
}
