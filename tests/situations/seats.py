"""A region, an agency and somebody in a seat: what the lower rooms' tests stand on."""

from datetime import UTC, datetime
from itertools import count

from satupintu.people.actor import Actor
from satupintu.people.models import Agency, Post, Region, User

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
_serial = count(1)


def a_region(*, zone: str = "Asia/Jakarta") -> Region:
    n = next(_serial)
    return Region.objects.create(
        code=f"{n // 100:02}.{n % 100:02}", slug=f"wilayah-{n}", name=f"Kabupaten Contoh {n}", zone=zone
    )


def an_agency(region: Region) -> Agency:
    n = next(_serial)
    return Agency.objects.create(region=region, code=f"dinas_{n}", name=f"Dinas Contoh {n}", kind="ptsp")


def an_officer(agency: Agency, *, capacity: str = "tetap") -> Actor:
    n = next(_serial)
    post = Post.objects.create(
        region=agency.region, agency=agency, code=f"jabatan_{n}", name=f"Jabatan {n}", role="verifikator"
    )
    user = User.objects.create(login=f"petugas{n}", name=f"Petugas {n}", created_at=AT)
    return Actor(
        user_id=user.id,
        name=user.name,
        capacity=capacity,
        post_id=post.id,
        post_code=post.code,
        post_name=post.name,
        agency_id=agency.id,
        region_id=agency.region_id,
        zone=agency.region.zone,
    )


THE_SYSTEM = Actor(user_id=None, name="Sistem", capacity="sistem")
