"""A key's recovery sheet: one A4 to print, seal and lock away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.render.handouts.cards import inline_code
from generator.render.templates import handout_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """`lines` are number, text and check; `pem` is the encrypted key file, which the code holds."""

    key_name: str
    fingerprint: str
    printed_on: str
    lines: Sequence[tuple[int, str, str]]
    pem: str


def written_recovery_sheet(sheet: RecoverySheet) -> bytes:
    template = handout_templates().get_template("recovery_sheet.html")
    return template.render(sheet=sheet, code=inline_code(sheet.pem)).encode()
