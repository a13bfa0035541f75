"""From a desk's folder to what a push would publish: what changes, what must not happen unseen, a trial build.

`commands/publish.py` asks and goes the steps; every step can be repeated, so a run that was cut off is
mended by the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final

from generator.build import Built, build
from generator.changes import Change, ChangeKind, People
from generator.changes.change import named
from generator.check import portal_with_texts
from generator.config import Mode, SiteConfig
from generator.fiction import without_fiction
from generator.git.files import GitFile, files_of, laid_out, staged_files
from generator.load.config import load_config
from generator.model import Portal
from generator.problems import DataError, Place, Problem, ProblemKind, Text, errors_among
from generator.staged import staged_problems

PUBLISHED_PATHS: Final = ("data", "content", "policy_texts", "site_config.yml")
_OF_RECORDS: Final = ("data/", "policy_texts/")
_MOST_REMOVED: Final = 20
_MOST_REMOVED_PERCENT: Final = 10
_MOST_TOLD: Final = 6
_COUNTED: Final = {
    ChangeKind.ADDED: Text(zh="新增", en="new"),
    ChangeKind.REMOVED: Text(zh="删去", en="gone"),
}
_PEOPLE: Final = {"notices": "candidates", "approved_lists": "holders"}

MASS_REMOVAL = ProblemKind(
    "mass-removal",
    zh="这次会去掉 {removed} 人（已发布 {published} 人）：{where}",
    en="this takes away {removed} people of {published} that are published: {where}",
    hint_zh="不是有意的，恢复这些文件；确实要去掉，写明人数：portal publish --allow-removal {removed}",
    hint_en="restore these files; if it is meant, give the number: portal publish --allow-removal {removed}",
)
ROOTS_CHANGE = ProblemKind(
    "roots-change",
    zh="根指纹变了！已发布：{old}；现在：{new}。用旧指纹核验的人会认为本站是假的",
    en="the root fingerprints change! published: {old}; now: {new}. Whoever pinned the old ones will "
    "take this site for a false one",
    hint_zh="没有换根密钥的，恢复 site_config.yml；确实换了，在纸上公布新指纹，再运行 portal publish {option}",
    hint_en="restore site_config.yml unless the root keys were replaced; if they were, announce the new "
    "fingerprints on paper, then portal publish {option}",
)
THRESHOLD_FALLS = ProblemKind(
    "root-threshold-falls",
    zh="root_threshold 从 {old} 降到 {new}：少几个人就能改信任清单",
    en="root_threshold falls from {old} to {new}: fewer people can change the trust list",
    hint_zh="不是本单位决定的，恢复 site_config.yml；确实要降，运行 portal publish {option}",
    hint_en="restore site_config.yml unless this was decided; if it was, portal publish {option}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What stands on the other side. `config` is None where there is nothing yet."""

    config: SiteConfig | None
    portal: Portal


def published_state(root: Path, revision: str | None, mode: Mode) -> Published:
    """The portal as `revision` has it, seen in today's `mode`; what cannot be read counts as not there."""
    if revision is None:
        return Published(config=None, portal=Portal())
    with laid_out(root, _of_portal(files_of(root, revision))) as tree:
        portal = portal_with_texts(tree)[0]
        config = load_config(tree)[0]
    return Published(
        config=config, portal=without_fiction(portal) if mode is Mode.PRODUCTION else portal
    )


def mass_removal(
    before: Published, changes: Sequence[Change], allowed: int | None
) -> Iterator[Problem]:
    """More than 20 people, or a tenth of all, go only when their number is given."""
    losing = [change for change in changes if change.noun in _PEOPLE and change.people.removed]
    removed = sum(change.people.removed for change in losing)
    published = sum(
        len(getattr(record, rows))
        for noun, rows in _PEOPLE.items()
        for record in getattr(before.portal, noun).values()
    )
    is_many = removed > _MOST_REMOVED or removed * 100 > published * _MOST_REMOVED_PERCENT
    if ((removed and is_many) or allowed is not None) and removed != (allowed or 0):
        first = losing[0] if losing else None
        path = "data"
        if first:
            path = getattr(before.portal, first.noun)[first.id].source.place.path
        where = "、".join(f"{change.id} −{change.people.removed}" for change in losing) or "—"
        yield MASS_REMOVAL.at(Place(path=path), removed=removed, published=published, where=where)


def changed_roots(
    before: Published, config: SiteConfig, allowed: Collection[str]
) -> Iterator[Problem]:
    """What visitors and other programs have pinned changes only when every root is named."""
    old = before.config.root_fingerprints if before.config else ()
    new = config.root_fingerprints
    if before.config is None or not old or set(allowed) == set(new):
        return
    place = Place(path="site_config.yml")
    option = " ".join(f"--allow-root {one}" for one in new)
    if set(old) != set(new):
        yield ROOTS_CHANGE.at(place, old="、".join(old), new="、".join(new) or "—", option=option)
    most, least = before.config.root_threshold, config.root_threshold
    if least < most:
        yield THRESHOLD_FALLS.at(place, old=most, new=least, option=option)


def build_staged(root: Path, today: date, cache: Path) -> Built:
    """What the next commit holds, looked at as the hook does and built in a temporary folder.

    The hook is not everywhere: a fresh clone has none. Raises DataError.
    """
    problems = staged_problems(root, today)
    if errors_among(problems):
        raise DataError(problems)
    with laid_out(root, _of_portal(staged_files(root))) as tree:
        return build(
            tree,
            out=tree / "site",
            today=today,
            report=lambda phase, seconds: None,
            cache=cache,
        )


def sentences(changes: Sequence[Change], paths: Sequence[str]) -> list[Text]:
    """What changes, a line each: records by what they say, of `paths` what holds no records by name.

    Many of one kind that are new, as in a first publication, or gone, are counted; people never are.
    """
    told = []
    for (label, kind), group in groupby(changes, key=lambda change: (change.label, change.kind)):
        alike = list(group)
        if len(alike) > _MOST_TOLD and kind in _COUNTED and not any(map(_has_people, alike)):
            word, count = _COUNTED[kind], len(alike)
            told.append(
                Text(zh=f"{word.zh}{label.zh} {count} 项", en=f"{word.en}: {count} × {label.en}")
            )
        else:
            told += [change.sentence for change in alike]
    prose = [path for path in paths if not path.startswith(_OF_RECORDS)]
    if prose:
        names = named(prose)
        told.append(Text(zh=f"文字和设置：{names.zh}", en=f"prose and settings: {names.en}"))
    return told


def _has_people(change: Change) -> bool:
    return change.people != People()


def commit_message(told: Sequence[Text]) -> str:
    """All that changes; the first line says the most important."""
    lines = [sentence.zh for sentence in told]
    subject = f"发布：{lines[0]}" if lines else "发布"
    if len(lines) > 1:
        subject += f" 等 {len(lines)} 项"
    return "\n".join([subject, "", *lines]) if len(lines) > 1 else subject


def _of_portal(files: Sequence[GitFile]) -> list[GitFile]:
    return [file for file in files if file.path.split("/", 1)[0] in PUBLISHED_PATHS]
