"""What the next commit would hold, asked of git's index and not of the work tree: `portal check --staged`.

Two looks. At every staged file, whatever it is: personal data, keys, what cannot be looked into,
official texts. And at the data it belongs to, by the rules of the whole check, as far as the change
reaches. What is signed is verified when it is pushed: a hook has a second.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.config import Mode
from generator.fiction import without_fiction
from generator.git.files import (
    GitFile,
    contents_of,
    files_of,
    has_commits,
    is_ignored,
    laid_out,
    sizes_of,
    staged_changes,
    staged_files,
)
from generator.load.calendars import working_calendar
from generator.load.config import load_config
from generator.load.content import content_problems
from generator.load.portal import load_portal
from generator.model import Portal
from generator.problems import Place, Problem, errors_among
from generator.rules import check
from generator.rules.organisation_versions import history_taken_back
from generator.staged.contents import file_problems
from generator.staged.official_texts import IGNORED_TEXT, OfficialTexts
from generator.staged.reach import needed_files
from generator.text_files import CSV_BYTES, IS_LINK, TOO_LARGE

_DATA = ("data/", "content/", "site_config.yml")
_ORGANISATIONS = "data/organisations/"
_TEXTS = "policy_texts/"


def staged_problems(root: Path, today: date) -> list[Problem]:
    """All that is wrong with what is staged below `root`. Raises EnvironmentFault outside a repository."""
    changed = set(staged_changes(root))
    files = staged_files(root)
    of_files = list(_of_files(root, [file for file in files if file.path in changed], files))
    of_data: list[Problem] = []
    if any(path.startswith(_DATA) for path in changed):
        of_data = list(_of_data(root, files, changed, today))
    told = {(one.place.path, one.place.line, one.code) for one in of_data}
    news = [one for one in of_files if (one.place.path, one.place.line, one.code) not in told]
    return sorted([*news, *of_data], key=Problem.sort_key)


def _of_files(root: Path, staged: list[GitFile], files: list[GitFile]) -> Iterator[Problem]:
    """Each staged file by itself."""
    official = OfficialTexts(root, files)
    small = []
    for file, size in sizes_of(root, staged):
        place = Place(path=file.path)
        if file.is_link and file.path.startswith(_DATA):
            yield IS_LINK.at(place)
        elif size > CSV_BYTES:
            yield TOO_LARGE.at(place, size=size, limit=CSV_BYTES)
        else:
            small.append(file)
    for file, content in contents_of(root, small):
        if file.path.startswith(_TEXTS) and is_ignored(root, file.path):
            yield IGNORED_TEXT.at(Place(path=file.path))
            continue
        yield from file_problems(file.path, content)
        yield from official.problems(file.path, content)


def _of_data(
    root: Path, files: list[GitFile], changed: Iterable[str], today: date
) -> Iterator[Problem]:
    """The staged data by the rules; those across records only where every file could be read."""
    needed = needed_files(root, [file for file in files if file.path.startswith(_DATA)], changed)
    with laid_out(root, needed) as folder:
        config, problems = load_config(folder)
        portal, faults = load_portal(folder)
        problems += faults
        problems += content_problems(folder / "content", folder)
        if config and config.mode is Mode.PRODUCTION:
            portal = without_fiction(portal)
        if config and not errors_among(problems):
            day = (config.demo_today if config.mode is Mode.DEMO else None) or today
            problems += check(portal, config, working_calendar(portal.calendars), day)
    yield from problems
    if any(path.startswith(_ORGANISATIONS) for path in changed) and has_commits(root):
        yield from _history(root, portal, {file.path for file in files})


def _history(root: Path, new: Portal, paths: Container[str]) -> Iterator[Problem]:
    """What was published of organisations stays as it was. A file that cannot be read is told elsewhere."""
    published = [file for file in files_of(root, "HEAD") if file.path.startswith(_ORGANISATIONS)]
    with laid_out(root, published) as folder:
        old = load_portal(folder)[0].organisations
    for id_, organisation in old.items():
        if id_ in new.organisations or organisation.source.place.path not in paths:
            yield from history_taken_back(organisation, new.organisations.get(id_))
