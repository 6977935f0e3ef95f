"""A row points to rows of its own room or of a floor below; a reference upwards is a plain string."""

from types import SimpleNamespace

from django.apps import apps

from tests.repo.sources import floors

OUTSIDE = frozenset({"auth", "contenttypes", "sessions"})


def room(model):
    return (
        model._meta.app_config.name.removeprefix("satupintu.")
        if model._meta.app_config
        else model._meta.app_label
    )


def pointers(models):
    """Every (from, field, to) of a foreign key, a one-to-one or a many-to-many that our models declare."""
    return [
        (room(model), f"{model.__name__}.{field.name}", room(field.remote_field.model))
        for model in models
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.remote_field is not None
    ]


def climbing(found, storeys):
    depth = {one: number for number, storey in enumerate(storeys) for one in storey}
    return [
        f"{source}.{field} → {target}"
        for source, field, target in found
        if target != source and target not in OUTSIDE and depth.get(target, -1) <= depth[source]
    ]


def test_foreign_keys_follow_the_floors():
    ours = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("satupintu.")
    ]
    assert ours
    assert climbing(pointers(ours), floors()) == []


def test_control_a_key_upwards_or_sideways_is_found():
    found = [
        ("people", "User.region", "people"),
        ("permits", "Permit.service", "catalogue"),
        ("journal", "Entry.user", "people"),
        ("files", "StoredFile.notice", "notices"),
        ("people", "User.groups", "auth"),
        ("people", "User.other", "somewhere"),
    ]
    assert climbing(found, floors()) == [
        "journal.Entry.user → people",
        "files.StoredFile.notice → notices",
        "people.User.other → somewhere",
    ]


def test_control_every_kind_of_pointer_is_read():
    def model(name, room_name, fields=(), many=()):
        config = SimpleNamespace(name=f"satupintu.{room_name}")
        meta = SimpleNamespace(app_config=config, local_fields=list(fields), local_many_to_many=list(many))
        return SimpleNamespace(__name__=name, _meta=meta)

    high = model("High", "cases")

    def field(name, target):
        return SimpleNamespace(name=name, remote_field=target and SimpleNamespace(model=target))

    low = model("Low", "people", [field("id", None), field("case", high)], [field("cases", high)])
    assert pointers([low]) == [("people", "Low.case", "cases"), ("people", "Low.cases", "cases")]
