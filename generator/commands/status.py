"""`portal status revoke|suspend|reinstate`: writes down a decision and signs the status lists again."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from generator.check import CheckedPortal
from generator.commands import Context
from generator.commands.arguments import day
from generator.commands.signing_arguments import (
    add_signer_arguments,
    checked_for_signing,
    signer_of,
)
from generator.credentials.desk import Desk, open_desk
from generator.desk_files import write_files
from generator.issue import issue
from generator.model import ApprovedList, Portal, StatusAction, StatusChange, StatusRegister
from generator.problems import DataError, Place, SigningError, Text, errors_among
from generator.records import Source
from generator.rules import check

HELP = Text(zh="撤销、暂停或恢复一条记录", en="revoke, suspend or reinstate a record")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=[action.value for action in StatusAction])
    parser.add_argument("number", help="certificate number")
    parser.add_argument("--clause", required=True, help="clause of the list's policy")
    parser.add_argument("--on", type=day, required=True, help="day of the decision")
    parser.add_argument("--ground", help="ground (default: as the policy has it)")
    parser.add_argument("--decided-by", help="authority that decided (default: who signs)")
    parser.add_argument("--document", metavar="NUMBER", help="number of the decision")
    add_signer_arguments(parser)


def run(arguments: argparse.Namespace, context: Context) -> int:
    checked = checked_for_signing(context)
    approved = _list_of(arguments.number, checked.portal)
    signer = signer_of(arguments, checked, context)
    desk = open_desk(checked.portal, checked.config, signer, checked.today)
    change = _change(arguments, approved, desk)
    portal = _with_change(checked.portal, approved.issuer, change)
    _require_order(portal, checked)
    issued = issue(replace(desk, portal=portal), [])
    path = _register_path(approved.issuer)
    written = _appended(context.root / path, approved.issuer, change)
    write_files(context.root, {path: written.encode("utf-8"), **issued.files})
    for name in (path, *issued.files):
        print(name)
    count = 1 + len(issued.files)
    context.say(f"记下 1 项决定，写出 {count} 个文件", f"1 decision, {count} files written")
    return 0


def _list_of(number: str, portal: Portal) -> ApprovedList:
    for approved in portal.approved_lists.values():
        if any(row.certificate_number == number for row in approved.holders):
            return approved
    raise SigningError(
        f"没有一份名单有证书编码 {number}", f"no list has certificate number {number}"
    )


def _change(arguments: argparse.Namespace, approved: ApprovedList, desk: Desk) -> StatusChange:
    grounds = desk.portal.policies[approved.policy].grounds
    stated = next((ground.text for ground in grounds if ground.clause == arguments.clause), None)
    ground = arguments.ground or stated
    if ground is None:
        raise SigningError(
            f"{approved.policy} 的 {arguments.clause} 没有列出事由",
            f"{arguments.clause} of {approved.policy} states no ground",
            hint_zh="核对条款，或用 --ground 写明",
            hint_en="check the clause, or give --ground",
        )
    return StatusChange(
        source=Source(place=Place(path=_register_path(approved.issuer)), fields={}),
        certificate_number=arguments.number,
        action=StatusAction(arguments.action),
        on=arguments.on,
        policy=approved.policy,
        clause=arguments.clause,
        ground=ground,
        decided_by=arguments.decided_by or desk.issuer.name,
        document_number=arguments.document,
    )


def _with_change(portal: Portal, issuer: str, change: StatusChange) -> Portal:
    register = portal.status_registers.get(issuer)
    changes = (*register.changes, change) if register else (change,)
    extended = StatusRegister(issuer=issuer, changes=changes)
    return replace(portal, status_registers={**portal.status_registers, issuer: extended})


def _require_order(portal: Portal, checked: CheckedPortal) -> None:
    """The decision has to follow those before it, on a ground the policy knows."""
    problems = check(portal, checked.config, checked.calendar, checked.today)
    if errors_among(problems):
        raise DataError(errors_among(problems))


def _register_path(issuer: str) -> str:
    return f"data/status/{issuer}/changes.yml"


def _appended(file: Path, issuer: str, change: StatusChange) -> str:
    """The register with one decision more; what stands there is left as it is."""
    before = file.read_text(encoding="utf-8") if file.exists() else f"issuer: {issuer}\nchanges:\n"
    fields = {
        "certificate_number": change.certificate_number,
        "action": change.action.value,
        "on": change.on.isoformat(),
        "policy": change.policy,
        "clause": change.clause,
        "ground": _quoted(change.ground),
        "decided_by": _quoted(change.decided_by),
        **({"document_number": change.document_number} if change.document_number else {}),
    }
    lines = [f"{name}: {value}" for name, value in fields.items()]
    entry = "\n    ".join(lines)
    return f"{before.rstrip()}\n  - {entry}\n"


def _quoted(text: str) -> str:
    """Free text as a YAML scalar: JSON's strings are YAML's double-quoted ones."""
    return json.dumps(text, ensure_ascii=False)
