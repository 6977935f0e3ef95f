from collections.abc import Collection, Mapping

from satupintu.files.models import StoredFile
from satupintu.files.verdict import check_usable


def usable_file(region_id: int, file_id: int) -> StoredFile:
    file = StoredFile.objects.get(id=file_id, region_id=region_id)
    check_usable(file)
    return file


def files_by_id(region_id: int, ids: Collection[int]) -> Mapping[int, StoredFile]:
    return StoredFile.objects.filter(region_id=region_id).in_bulk(list(ids))
