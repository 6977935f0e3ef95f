from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.journal.canonical import digest
from satupintu.people.actor import Actor
from satupintu.people.models import Agency, Post, Region
from satupintu.people.plans import RegionPlan, check_plan
from satupintu.people.tenures import local_day

Facts = Mapping[str, object]


def establish_region(plan: RegionPlan, *, by: Actor, at: datetime) -> Region:
    """Bring a region to what its file says; the same file again changes nothing.

    What vanished from the file is closed and never deleted, since old work and old signatures point to it.
    """
    check_plan(plan)
    today = local_day(at, plan.zone)
    with transaction.atomic():
        region, changes = _region(plan)
        agencies, agency_changes = _agencies(plan, region, today)
        post_changes = _posts(plan, region, agencies, today)
        changes += agency_changes + post_changes
        if changes:
            record(
                f"wilayah:{region.code}",
                deed="wilayah_disusun",
                facts={"berkas": digest(asdict(plan)), "perubahan": changes},
                by=by.signatory,
                at=at,
            )
    return region


def _region(plan: RegionPlan) -> tuple[Region, int]:
    facts: Facts = {
        "slug": plan.slug,
        "name": plan.name,
        "zone": plan.zone,
        "system_name": plan.system_name,
        "motto": plan.motto,
        "closed_on": None,
    }
    region = Region.objects.select_for_update(of=("self",)).filter(code=plan.code).first()
    if region is None:
        return Region.objects.create(code=plan.code, **facts), 1
    if not _apply(region, facts):
        return region, 0
    region.save()
    return region, 1


def _agencies(plan: RegionPlan, region: Region, today: date) -> tuple[dict[str, Agency], int]:
    there = {agency.code: agency for agency in Agency.objects.filter(region=region)}
    wanted: dict[str, Facts] = {
        agency.code: {"name": agency.name, "kind": agency.kind, "closed_on": None} for agency in plan.agencies
    }
    new = [Agency(region=region, code=code, **facts) for code, facts in wanted.items() if code not in there]
    Agency.objects.bulk_create(new)
    changed = [row for code, row in there.items() if _apply(row, wanted.get(code) or _closing(row, today))]
    Agency.objects.bulk_update(changed, ["name", "kind", "closed_on", "version"])
    return {**there, **{agency.code: agency for agency in new}}, len(new) + len(changed)


def _posts(plan: RegionPlan, region: Region, agencies: Mapping[str, Agency], today: date) -> int:
    there = {post.code: post for post in Post.objects.filter(region=region)}
    wanted: dict[str, Facts] = {
        post.code: {
            "agency_id": agencies[post.agency].pk,
            "name": post.name,
            "role": post.role,
            "seats": post.seats,
            "signs_as": post.signs_as,
            "closed_on": None,
        }
        for post in plan.posts
    }
    new = [Post(region=region, code=code, **facts) for code, facts in wanted.items() if code not in there]
    Post.objects.bulk_create(new)
    every = {**there, **{post.code: post for post in new}}
    changed = {code for code, row in there.items() if _apply(row, wanted.get(code) or _closing(row, today))}
    # Superiors last: only now does every post have a key.
    for post in plan.posts:
        superior_id = every[post.superior].pk if post.superior is not None else None
        if _apply(every[post.code], {"superior_id": superior_id}):
            changed.add(post.code)
    fields = ["agency", "name", "role", "seats", "signs_as", "closed_on", "superior", "version"]
    Post.objects.bulk_update([every[code] for code in sorted(changed)], fields)
    return len(changed | {post.code for post in new})


def _closing(row: Agency | Post, today: date) -> Facts:
    return {"closed_on": row.closed_on or today}


def _apply(row: Region | Agency | Post, facts: Facts) -> bool:
    different = {name: value for name, value in facts.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    if different:
        row.version += 1
    return bool(different)
