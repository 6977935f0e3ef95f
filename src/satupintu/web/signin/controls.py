"""A form of allauth as the controls of our pages, with our words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import BaseForm, HiddenInput

from satupintu.web.design.control import Control, Kind
from satupintu.web.signin.words import EMPTY, HINTS, LABELS, SENTENCES

PASSWORDS = {"password": "current-password", "oldpassword": "current-password", "password1": "new-password"}
PASSWORDS |= {"password2": "new-password"}
COMPLETED = {"login": "username", "code": "one-time-code"}
KINDS: dict[str, Kind] = {"code": "kode"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of a form: its controls, and what is wrong as pairs of id and sentence."""

    controls: tuple[Control, ...]
    errors: tuple[tuple[str, str], ...]


def shown(form: BaseForm) -> Shown:
    controls = tuple(
        _control(form, name)
        for name, field in form.fields.items()
        if not isinstance(field.widget, HiddenInput)
    )
    return Shown(controls, tuple(_errors(form, controls)))


def _control(form: BaseForm, name: str) -> Control:
    kind: Kind = "sandi" if name in PASSWORDS else KINDS.get(name, "teks")
    typed = form[name].value() if kind != "sandi" else ""
    return Control(
        id=f"id_{name}",
        name=form.add_prefix(name),
        label=LABELS[name],
        kind=kind,
        value=str(typed or "") if kind != "kode" else "",
        hint=HINTS.get(name, ""),
        error=" ".join(_sentences(form, name)),
        autocomplete=PASSWORDS.get(name) or COMPLETED.get(name, ""),
    )


def _errors(form: BaseForm, controls: tuple[Control, ...]) -> Iterator[tuple[str, str]]:
    shown_names = {control.name for control in controls}
    first = controls[0].id if controls else "isi"
    for name in form.errors:
        for sentence in _sentences(form, name):
            yield (f"id_{name}" if name in shown_names else first), sentence


def _sentences(form: BaseForm, name: str) -> Iterator[str]:
    for error in form.errors.as_data().get(name, []):
        yield from _said(name, error)


def _said(name: str, error: ValidationError) -> Iterator[str]:
    code = str(error.code or "")
    if code in ("required", "invalid") and name in EMPTY:
        yield EMPTY[name]
    elif code in SENTENCES:
        yield SENTENCES[code]
    else:
        # Of Django's own validators of passwords, which speak Indonesian; and of our refusals.
        yield from error.messages
