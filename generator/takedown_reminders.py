"""What still holds names after their day: files in the work tree, coverage that speaks of them, git's history.

Warnings all: the site is built without the names whether or not somebody has cleaned up behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.git.command import has_git
from generator.git.repository import Repository
from generator.model import Portal
from generator.problems import Place, Problem, ProblemKind, Severity
from generator.takedowns import Takedowns, places_that_speak_of

NAMES_IN_TREE = ProblemKind(
    "names-past-takedown",
    zh="{id} 的人员从 {on} 起不再公开，网站上已不显示，但这里还有他们的姓名",
    en="the people of {id} are off the site since {on}, but their names are still here",
    hint_zh="运行 portal notice takedown {id}，再提交；已经撤下的，把这一段删去",
    hint_en="run portal notice takedown {id}, then commit; after that, delete this part by hand",
    severity=Severity.WARNING,
)
COVERAGE_SPEAKS = ProblemKind(
    "coverage-past-takedown",
    zh="收录范围还包括已不公开的名单，所以没有发布：查不到的一律答“未收录”",
    en="this coverage includes a list that was taken down, so it is not published: all that is not found is not covered",
    hint_zh="把 complete_from 改到该名单核准的下一年，再 portal issue --all",
    hint_en="let complete_from begin the year after that list was approved, then portal issue --all",
    severity=Severity.WARNING,
)
NAMES_IN_HISTORY = ProblemKind(
    "names-in-history",
    zh="git 历史里还有这个文件（{count} 次提交），任何人克隆都能看到",
    en="git's history still holds this file ({count} commits) for whoever clones it",
    hint_zh="1. 另做一份完整克隆，运行 git filter-repo --invert-paths {paths}；"
    "2. 强制推送所有分支和标签；3. 请托管平台清除缓存、合并请求和派生仓库里的旧对象；"
    "4. 其他人重新克隆；网站另存在分支里的，一并处理",
    hint_en="1. in a fresh clone run git filter-repo --invert-paths {paths}; "
    "2. force-push all branches and tags; 3. ask the host to drop cached objects, pull requests and "
    "forks; 4. have everybody clone again; mind a branch that holds the built site",
    severity=Severity.WARNING,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A file that holds, or held, the people of `id`."""

    id: str
    path: str


def files_of(portal: Portal, gone: Takedowns) -> Iterator[NamedFile]:
    """The rows of notices and lists, and the signed records of lists, there or not."""
    for id_ in gone.notices:
        yield NamedFile(id=id_, path=_rows(portal.notices[id_].source.place))
    for id_ in gone.lists:
        approved = portal.approved_lists[id_]
        rows = _rows(approved.source.place)
        year = rows.split("/")[-2]
        yield NamedFile(id=id_, path=rows)
        yield NamedFile(id=id_, path=f"data/credentials/{approved.jurisdiction}/{year}/{id_}.jwt")


def names_left(portal: Portal, gone: Takedowns) -> Iterator[Problem]:
    """Of `portal` as it was read: rows and records that should be deleted, coverage that is withheld."""
    there = {
        *(_rows(one.source.place) for one in portal.notices.values() if one.candidates),
        *(_rows(one.source.place) for one in portal.approved_lists.values() if one.holders),
        *(file.path for file in portal.credentials.values()),
    }
    for file in files_of(portal, gone):
        if file.path in there:
            since = gone.on(file.id)
            yield NAMES_IN_TREE.at(Place(path=file.path), id=file.id, on=since)
    for id_ in gone.lists:
        for erratum in portal.approved_lists[id_].errata[:1]:
            yield NAMES_IN_TREE.at(erratum.source.place, id=id_, on=gone.on(id_))
    for place in sorted(set(places_that_speak_of(portal, gone))):
        yield COVERAGE_SPEAKS.at(portal.coverage[place].source.place)


def names_in_history(portal: Portal, gone: Takedowns, repository: Repository) -> Iterator[Problem]:
    """Files that some commit of any branch or tag holds. Silent where there is no git."""
    if not gone or not has_git():
        return
    for file in files_of(portal, gone):
        # by name: a file may have stood elsewhere before
        name = f":(top,glob)**/{file.path.rpartition('/')[2]}"
        told = repository.ask("log", "--all", "--format=%H", "--name-only", "--", name)
        lines = told.out.splitlines() if told.is_fine else []
        commits = [line for line in lines if _is_commit(line)]
        paths = sorted({line for line in lines if line and not _is_commit(line)})
        if commits:
            yield NAMES_IN_HISTORY.at(
                Place(path=file.path),
                count=len(commits),
                paths=" ".join(f"--path {path}" for path in paths),
            )


def _rows(header: Place) -> str:
    return header.path.removesuffix(".yml") + ".csv"


def _is_commit(line: str) -> bool:
    return len(line) in (40, 64) and all(character in "0123456789abcdef" for character in line)
