"""`portal publish`: check, what changes, ask, sign, trial build, commit, push; cut off anywhere, run it again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from generator.changes import changes_between
from generator.check import CheckedPortal, load_and_check
from generator.commands import Context, problem_report
from generator.commands.signing_arguments import (
    add_signer_arguments,
    checked_for_signing,
    signer_of,
)
from generator.credentials.desk import lists_of, open_desk
from generator.desk_files import write_files
from generator.git.repository import Repository, RepositoryError
from generator.issue import issue
from generator.problems import DataError, Problem, Text, UsageError, errors_among
from generator.publish import (
    PUBLISHED_PATHS,
    build_staged,
    changed_roots,
    commit_message,
    mass_removal,
    published_state,
    sentences,
)

HELP = Text(
    zh="发布：检查、说明改动、询问、签发、试生成、提交、推送",
    en="publish: check, tell what changes, ask, sign, try a build, commit, push",
)
_YES = {"yes", "y", "是"}
_NOT_AGREED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask; needed without a terminal")
    parser.add_argument("--remote", default="origin", help="where to push (default: origin)")
    parser.add_argument("--message", help="message of the commit (default: what changes)")
    parser.add_argument(
        "--allow-removal", type=int, metavar="N", help="exactly so many people may go"
    )
    parser.add_argument(
        "--allow-root",
        action="append",
        default=[],
        metavar="FINGERPRINT",
        help="a root that is meant; every one of them, where they change",
    )
    add_signer_arguments(parser, is_required=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """Where the run begins: the branch, and its newest commit on the other side."""

    repository: Repository
    branch: str
    published: str | None


def run(arguments: argparse.Namespace, context: Context) -> int:
    start = _start(arguments, context)
    is_signing = bool(arguments.key or arguments.signer)
    checked = checked_for_signing(context) if is_signing else _checked(context)
    before = published_state(context.root, start.published, checked.config.mode)
    changes = changes_between(before.portal, checked.as_read)
    guarded = [
        *mass_removal(before, changes, arguments.allow_removal),
        *changed_roots(before, checked.config, arguments.allow_root),
    ]
    paths = start.repository.changed_paths(start.published, PUBLISHED_PATHS)
    told = sentences(changes, paths)
    for sentence in told:
        print(sentence.in_language(context.language))
    if guarded:
        raise DataError(guarded)
    if not is_signing and not paths and start.repository.head() == start.published:
        _tell_warnings(checked.problems, context)
        context.say("没有要发布的", "there is nothing to publish")
        return 0
    if not _agreed(arguments, context):
        context.say("没有发布，什么也没有改", "nothing was published, nothing was changed")
        return _NOT_AGREED
    if is_signing:
        _sign(arguments, checked, context)
    message = arguments.message or commit_message(told)
    return _push(start, arguments.remote, message, context)


def _start(arguments: argparse.Namespace, context: Context) -> _Start:
    repository = Repository(context.root)
    branch = repository.branch()
    if not repository.has_name():
        raise RepositoryError(
            "git 不知道提交的人是谁",
            "git does not know who commits",
            hint_zh='先写一次：git config --global user.name "单位或姓名"，'
            "git config --global user.email 邮箱",
            hint_en="say so once: git config --global user.name NAME, "
            "git config --global user.email ADDRESS",
        )
    published = repository.published(arguments.remote, branch)
    return _Start(repository=repository, branch=branch, published=published)


def _checked(context: Context) -> CheckedPortal:
    """Everything in order, signatures too. Raises DataError."""
    checked = load_and_check(context.root, context.today)
    if errors_among(checked.problems):
        raise DataError(checked.problems)
    return checked


def _tell_warnings(problems: Sequence[Problem], context: Context) -> None:
    if problems:
        text = problem_report.as_text(problems, context.language)
        context.say(text, text)


def _agreed(arguments: argparse.Namespace, context: Context) -> bool:
    if arguments.yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(
            "没有终端可以确认",
            "there is no terminal to ask",
            hint_zh="看过上面的改动，加 --yes 再运行",
            hint_en="read the changes above, then run it with --yes",
        )
    context.say("以上改动都发布吗？输入 yes：", "publish all this? Type yes: ")
    return sys.stdin.readline().strip().lower() in _YES


def _sign(arguments: argparse.Namespace, checked: CheckedPortal, context: Context) -> None:
    """All lists of the key's authority; what is signed already stays as it is."""
    signer = signer_of(arguments, checked, context)
    desk = open_desk(checked.portal, checked.config, signer, checked.today)
    issued = issue(desk, lists_of(desk))
    write_files(context.root, issued.files)
    context.say(
        f"新签 {len(issued.new_numbers)} 条，写出 {len(issued.files)} 个文件",
        f"{len(issued.new_numbers)} signed, {len(issued.files)} files written",
    )


def _push(start: _Start, remote: str, message: str, context: Context) -> int:
    """Stage, build what is staged, commit exactly that, push it."""
    tree = start.repository.stage(PUBLISHED_PATHS)
    built = build_staged(context.root, context.today, context.root / ".cache" / "shell")
    _tell_warnings(built.problems, context)
    context.say(f"试生成 {built.files} 个文件，没有错误", f"{built.files} files built in a trial")
    commit = start.repository.commit(tree, message)
    if commit == start.published:
        context.say("没有要发布的", "there is nothing to publish")
        return 0
    start.repository.push(remote, start.branch)
    context.say(
        f"已推送到 {remote} 的 {start.branch}：{commit[:10]}",
        f"pushed to {start.branch} of {remote}: {commit[:10]}",
    )
    return 0
