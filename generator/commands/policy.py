"""`portal policy import|fingerprint|diff`: texts laid beside our words, what proves them, two versions."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from generator.commands import Context
from generator.commands.policy_diff import as_json, as_lines
from generator.commands.problem_report import as_text
from generator.desk_files import write_files
from generator.intake.documents import ENDINGS, ending_of
from generator.intake.policy_texts import IMPORTED, read_policy_text, texts_at_hand
from generator.load.portal import load_portal
from generator.model import ClauseText, Policy, Portal
from generator.policies.fingerprints import Match, compare, fingerprint_list, fingerprints_as_data
from generator.policies.versions import policy_changes
from generator.problems import DataError, Problem, Text, UsageError, errors_among
from generator.records import RECORD_ID

HELP = Text(
    zh="导入政策原文，生成条款指纹，比较两个版本",
    en="import policy texts, make clause fingerprints, compare versions",
)
_MATCHES = {
    Match.SAME: Text(zh="✓ 与编制所据文本一致", en="✓ the text our words were written from"),
    Match.CHANGED: Text(zh="已变，概括待复核", en="changed: what we say of it needs a look"),
    Match.ADDED: Text(zh="新增，还没有要点", en="new: nothing is said of it yet"),
    Match.ABSENT: Text(zh="缺：这份文本里没有", en="absent from this text"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    bring = parts.add_parser("import", help="lay an official text into policy_texts/")
    bring.add_argument("file", type=Path, metavar="FILE", help="txt, md, docx or html")
    bring.add_argument("--id", required=True, metavar="ID", help="id of the policy")
    bring.add_argument("--dry-run", action="store_true", help="report only, write nothing")
    prints = parts.add_parser("fingerprint", help="write <id>.clauses.yml from the text at hand")
    prints.add_argument("id", metavar="ID", help="id of the policy")
    versions = parts.add_parser("diff", help="what a newer version adds, changes and drops")
    versions.add_argument("old", metavar="OLD", help="id of the earlier policy")
    versions.add_argument("new", metavar="NEW", help="id of the later policy")
    versions.add_argument("--json", action="store_true", help="print policy-diff/v1")


def run(arguments: argparse.Namespace, context: Context) -> int:
    portal, _ = load_portal(context.root)
    if arguments.action == "import":
        return _import(arguments, portal, context)
    if arguments.action == "diff":
        return _diff(arguments, portal, context)
    return _fingerprint(_known(arguments.id, portal), portal, context)


def _known(id_: str, portal: Portal) -> Policy:
    policy = portal.policies.get(id_)
    if policy is None:
        known = ", ".join(portal.policies)
        raise UsageError(
            f"没有编号为 {id_} 的政策；已有：{known}",
            f"there is no policy {id_}; there are: {known}",
        )
    return policy


def _diff(arguments: argparse.Namespace, portal: Portal, context: Context) -> int:
    changes = policy_changes(_known(arguments.old, portal), _known(arguments.new, portal), portal)
    print(as_json(changes) if arguments.json else as_lines(changes, portal, context.language))
    return 0


def _import(arguments: argparse.Namespace, portal: Portal, context: Context) -> int:
    """A text may come before the facts: whoever writes them looks at its clauses."""
    file: Path = arguments.file
    policy = portal.policies.get(arguments.id)
    if policy is None and not re.fullmatch(RECORD_ID, arguments.id):
        raise UsageError(
            f"编号 {arguments.id} 不合写法：小写字母和数字，用连字符分开，例如 cq-2026-7",
            f"{arguments.id} is no id: small letters and digits parted by hyphens, as cq-2026-7",
        )
    clauses, problems = read_policy_text(file, file.as_posix())
    if errors_among(problems):
        raise DataError(problems)
    _tell(problems, context)
    prints = portal.fingerprints.get(arguments.id)
    matches = compare(prints, clauses) if prints else {}
    _print_table(clauses, matches, context)
    if not arguments.dry_run:
        target = _laid(file, arguments.id, policy, context.root)
        context.say(f"已放入 {target}，重新生成即可看到", f"laid into {target}; build to see it")
    if policy is None:
        known = ", ".join(portal.policies)
        context.say(
            f"还没有编号为 {arguments.id} 的政策（已有：{known}）；"
            f"照 data/policies/_template.yml 写好 data/policies/辖区/{arguments.id}.yml，页面才会显示",
            f"there is no policy {arguments.id} yet (there are: {known}); pages show the text once "
            f"data/policies/PLACE/{arguments.id}.yml is written, after data/policies/_template.yml",
        )
    return 0


def _print_table(
    clauses: Sequence[ClauseText], matches: Mapping[str, Match], context: Context
) -> None:
    """Clause, characters, match and heading, parted by tabs; then what the text lacks; the counts last."""
    characters = {text.clause: _characters(text) for text in clauses}
    headings = {text.clause: text.heading for text in clauses}
    for clause in (*characters, *(one for one in matches if one not in characters)):
        told = _MATCHES[matches[clause]].in_language(context.language) if matches else ""
        line = f"{clause}\t{characters.get(clause, 0)}\t{told}\t{headings.get(clause, '')}"
        print(line.rstrip("\t"))
    counts = Counter(matches.values())
    context.say(
        f"{len(clauses)} 条；一致 {counts[Match.SAME]}，已变 {counts[Match.CHANGED]}，"
        f"新增 {counts[Match.ADDED]}，缺 {counts[Match.ABSENT]}",
        f"{len(clauses)} clauses; {counts[Match.SAME]} the same, {counts[Match.CHANGED]} changed, "
        f"{counts[Match.ADDED]} new, {counts[Match.ABSENT]} absent",
    )


def _characters(text: ClauseText) -> int:
    cells = (cell for row in text.table for cell in row)
    return sum(map(len, (*text.paragraphs, *cells)))


def _laid(file: Path, policy_id: str, policy: Policy | None, root: Path) -> str:
    """The file takes the place of an older import, whatever its ending; never half of it."""
    ours = Path(policy.source.place.path).with_suffix(".txt").as_posix() if policy else ""
    if ours and (root / ours).exists():
        raise UsageError(
            f"{policy_id} 的文本已经在 {ours}，请改那一份",
            f"the text of {policy_id} is {ours} already; edit that",
        )
    target = f"{IMPORTED}/{policy_id}{ending_of(file)}"
    write_files(root, {target: file.read_bytes()})
    for ending in ENDINGS - {ending_of(file)}:
        (root / IMPORTED / f"{policy_id}{ending}").unlink(missing_ok=True)
    return target


def _fingerprint(policy: Policy, portal: Portal, context: Context) -> int:
    texts, problems = texts_at_hand(context.root, {policy.id: policy})
    if policy.id not in texts:
        if problems:
            raise DataError(problems)
        raise UsageError(
            f"手头没有 {policy.id} 的文本：先运行 portal policy import 文件 --id {policy.id}",
            f"no text of {policy.id} is at hand: run portal policy import FILE --id {policy.id}",
        )
    _tell(problems, context)
    registered = [name for award in portal.awards.values() for name in (award.name, *award.also)]
    prints = fingerprint_list(policy.id, texts[policy.id], registered)
    facts = Path(policy.source.place.path)
    path = facts.with_name(f"{policy.id}.clauses.yml").as_posix()
    written = yaml.safe_dump(
        fingerprints_as_data(prints), allow_unicode=True, sort_keys=False, width=10_000
    )
    write_files(context.root, {path: written.encode()})
    print(path)
    return 0


def _tell(problems: Sequence[Problem], context: Context) -> None:
    """Warnings, which keep nothing from being done."""
    if problems:
        print(as_text(problems, context.language), file=sys.stderr)
