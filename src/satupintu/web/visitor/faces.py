from dataclasses import dataclass

from satupintu.catalogue.region_files import region_file
from satupintu.people.models import Region
from satupintu.web.design.colour import DEFAULT, readable


@dataclass(frozen=True, slots=True)
class Face:
    """What every page of a region shows at its head."""

    slug: str
    name: str
    system_name: str
    motto: str
    colour: str
    """Six hexadecimal digits, as the address of its stylesheet has them."""
    zone: str


def face_of(region: Region) -> Face:
    file = region_file(region.code)
    return Face(
        slug=region.slug,
        name=region.name,
        system_name=region.system_name,
        motto=region.motto,
        colour=readable(file.region.colour if file else DEFAULT).removeprefix("#"),
        zone=region.zone,
    )
