"""The twin of two versions side by side; `portal policy diff --json` prints the same members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.pages import OutputFile
from generator.policies.versions import PolicyChanges, policy_changes, versions
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import Twin, twin_file


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChangesTwin(Twin):
    format: ClassVar[str] = "policy-changes/v1"
    changes: PolicyChanges


def policy_changes_twins(context: RenderContext) -> Iterator[OutputFile]:
    for old, new in versions(context.site.portal):
        twin = PolicyChangesTwin(changes=policy_changes(old, new, context.site.portal))
        yield twin_file(addresses.policy_changes(old.id, new.id), twin, context)
