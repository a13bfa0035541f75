"""Whether this machine and this portal are ready: one finding a question, never a key read, no network."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.config import Mode, SiteConfig
from generator.credentials.aging import reminders
from generator.credentials.keys import keys_folder
from generator.credentials.trust_checked import newest_trust_list
from generator.git.command import has_git
from generator.git.files import is_repository
from generator.git.repository import Repository
from generator.load.config import load_config
from generator.load.portal import load_portal
from generator.model import Portal
from generator.problems import EnvironmentFault, Problem, Text, errors_among
from generator.search.service import pagefind_executable

_DISTRIBUTION = "skillgrade-portal"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_OLDEST_PYTHON = (3, 11)
_SECONDS = 20
_OTHERS = 0o077


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report. `to_do` is what to type or write; None where all is well."""

    about: Text
    found: Text
    to_do: Text | None = None


def findings(root: Path, today: date) -> Iterator[Finding]:
    """All questions in their order: the machine, the desk, the portal at `root` on `today`."""
    yield _python()
    yield from _packages()
    yield _pagefind()
    yield _terminal()
    yield from _git(root)
    yield from _keys(root)
    yield from _portal(root, today)


def _python() -> Finding:
    version = platform.python_version()
    is_old = sys.version_info < _OLDEST_PYTHON
    return Finding(
        about=Text(zh="Python", en="Python"),
        found=Text(zh=version, en=version),
        to_do=Text(zh="安装 Python 3.11 或更新版本", en="install Python 3.11 or newer")
        if is_old
        else None,
    )


def _packages() -> Iterator[Finding]:
    """What the distribution asks for, and what is there. pip itself judges whether versions fit."""
    try:
        required = importlib.metadata.requires(_DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        yield Finding(
            about=Text(zh="安装包", en="packages"),
            found=Text(zh=f"没有安装 {_DISTRIBUTION}", en=f"{_DISTRIBUTION} is not installed"),
            to_do=_both("python -m pip install skillgrade-portal"),
        )
        return
    for requirement in sorted(required):
        name = _NAME.match(requirement)
        if name is None or "extra ==" in requirement:
            continue
        try:
            version, to_do = importlib.metadata.version(name[0]), None
        except importlib.metadata.PackageNotFoundError:
            version, to_do = "—", _both(f'python -m pip install "{requirement}"')
        yield Finding(about=_both(name[0]), found=_both(version), to_do=to_do)


def _pagefind() -> Finding:
    about = Text(zh="检索程序 pagefind", en="pagefind, which makes the search index")
    try:
        program = pagefind_executable()
        done = subprocess.run(  # noqa: S603 - the program in the wheel that we depend on
            [str(program), "--version"], capture_output=True, timeout=_SECONDS, check=True
        )
    except (EnvironmentFault, OSError, subprocess.SubprocessError):
        return Finding(
            about=about,
            found=Text(zh="不能运行", en="does not run"),
            to_do=_both("python -m pip install --force-reinstall pagefind-bin"),
        )
    return Finding(about=about, found=_both(done.stdout.decode("utf-8", "replace").strip()))


def _terminal() -> Finding:
    """A console in another encoding shows escapes for what it lacks; nothing breaks."""
    encoding = sys.stdout.encoding or "?"
    return Finding(about=Text(zh="终端编码", en="encoding of the terminal"), found=_both(encoding))


def _git(root: Path) -> Iterator[Finding]:
    about = _both("git")
    if not has_git():
        to_do = Text(zh="安装 git：https://git-scm.com", en="install git: https://git-scm.com")
        yield Finding(about=about, found=Text(zh="没有", en="absent"), to_do=to_do)
        return
    repository = Repository(root)
    yield Finding(about=about, found=_both(repository.run("--version")))
    if is_repository(root):
        hooks = repository.ask("config", "core.hooksPath").out
        has_hooks = (root / ".githooks").is_dir()
        yield Finding(
            about=Text(zh="提交前检查", en="check before each commit"),
            found=_both(hooks or "—"),
            to_do=_both("git config core.hooksPath .githooks") if has_hooks and not hooks else None,
        )


def _keys(root: Path) -> Iterator[Finding]:
    """Who may read the folder and the files in it, asked of the system; nothing is opened."""
    about = Text(zh="密钥文件夹", en="folder of keys")
    folder = keys_folder()
    if not folder.is_dir():
        none = Text(
            zh=f"{folder}：没有（不签发的机器不需要）",
            en=f"{folder}: none (only who signs needs one)",
        )
        yield Finding(about=about, found=none)
    elif os.name == "posix":
        open_to_others = [
            path
            for path in sorted((folder, *folder.rglob("*")))
            if stat.S_IMODE(path.lstat().st_mode) & _OTHERS
        ]
        yield Finding(
            about=about,
            found=_both(str(folder)),
            to_do=_both(f"chmod -R go-rwx {folder}") if open_to_others else None,
        )
    else:
        yield Finding(about=about, found=_both(str(folder)))
    inside = [
        path
        for path in sorted(root.glob("**/*.key"))
        if path.relative_to(root).parts[:2] != ("tests", "keys")
    ]
    if inside:
        yield Finding(
            about=Text(zh="门户文件夹里的密钥", en="keys in the portal's folder"),
            found=_both(str(inside[0].relative_to(root))),
            to_do=Text(zh=f"移到 {folder}", en=f"move them to {folder}"),
        )


def _portal(root: Path, today: date) -> Iterator[Finding]:
    config, problems = load_config(root)
    about = _both("site_config.yml")
    if config is None or errors_among(problems):
        first = problems[0]
        yield Finding(about=about, found=first.message, to_do=first.hint)
        return
    yield Finding(about=about, found=_both(f"{config.mode}, {config.site_name}"))
    portal, problems = load_portal(root)
    yield Finding(
        about=Text(zh="数据", en="data"),
        found=Text(
            zh=f"{len(errors_among(problems))} 处读不了", en=f"{len(errors_among(problems))} faults"
        ),
        to_do=_both("portal check") if errors_among(problems) else None,
    )
    day = (config.demo_today if config.mode is Mode.DEMO else None) or today
    yield from _calendars(portal, day)
    yield from _signed(portal, config, day)


def _calendars(portal: Portal, today: date) -> Iterator[Finding]:
    """This year's is needed at once, the next one's from November, when it is announced."""
    needed = [today.year] + ([today.year + 1] if today.month >= 11 else [])
    missing = [year for year in needed if year not in portal.calendars]
    reach = max(portal.calendars, default=0)
    yield Finding(
        about=Text(zh="工作日历", en="calendars"),
        found=Text(zh=f"到 {reach} 年", en=f"until {reach}"),
        to_do=_both(f"data/calendars/{missing[0]}.yml") if missing else None,
    )


def _signed(portal: Portal, config: SiteConfig, today: date) -> Iterator[Finding]:
    trust, problems = newest_trust_list(portal, config)
    about = Text(zh="信任清单", en="trust list")
    if trust is None:
        none = Text(zh="还没有", en="none yet")
        refused = problems[0] if problems else None
        found, to_do = (refused.message, refused.hint) if refused else (none, None)
        yield Finding(about=about, found=found, to_do=to_do)
        return
    until = Text(
        zh=f"第 {trust.version} 版，到 {trust.expires_on}",
        en=f"version {trust.version}, until {trust.expires_on}",
    )
    yield Finding(about=about, found=until)
    aging = list(reminders(portal, config, today))
    yield from map(_reminder, aging)
    if not aging:
        count = len(portal.status_tokens)
        yield Finding(
            about=Text(zh="状态清单", en="status lists"),
            found=Text(zh=f"{count} 份，都在期内", en=f"{count}, none near its end"),
        )


def _reminder(problem: Problem) -> Finding:
    return Finding(about=_both(problem.place.path), found=problem.message, to_do=problem.hint)


def _both(text: str) -> Text:
    return Text(zh=text, en=text)
