"""Portals for `bench` that are larger than any there is: the rows of a list of this one, under other names."""

from __future__ import annotations

import csv
import itertools
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from openpyxl import Workbook

from generator.git.repository import Repository
from generator.model import ApprovedList, Portal, PublicityNotice

_PARTS = ("data", "content", "site_config.yml")
_OF_ROWS = ("errata", "supplements", "withdrawn")  # what is said of single rows of the template
_WRONG_EVERY = 1000
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN = "安邦昌德恩帆光浩嘉凯林明宁鹏清荣世涛文新"


def copy_portal(root: Path, folder: Path) -> None:
    """Data, prose and settings of `root`, without what was built or signed elsewhere."""
    for name in _PARTS:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name)
        elif (root / name).exists():
            shutil.copyfile(root / name, folder / name)


def commit_all(repository: Repository) -> None:
    """A new repository of what is there, by nobody in particular, asked by no hook."""
    repository.run("init", "--quiet")
    repository.run("add", "--all", "--force")
    nobody = ("-c", "user.name=bench", "-c", "user.email=bench@skillgrade.example")
    no_more = ("-c", "core.hooksPath=", "-c", "commit.gpgSign=false")
    repository.run(*nobody, *no_more, "commit", "--quiet", "--message=as it is")


def template_list(portal: Portal) -> tuple[ApprovedList, PublicityNotice] | None:
    """A list with its notice, whose rows can be repeated."""
    for approved in portal.approved_lists.values():
        notice = portal.notices.get(approved.notice)
        if notice:
            return approved, notice
    return None


def write_many_lists(
    folder: Path, template: tuple[ApprovedList, PublicityNotice], *, files: int, rows: int
) -> None:
    """`files` CSV files with `rows` rows in all, half of them notices and half the lists that follow.

    Nobody has a number yet, so nothing is to be signed. A list's people stand in its notice.
    """
    approved, notice = template
    first = approved.holders[0]
    pairs = files // 2
    names = _names()
    for pair in range(1, pairs + 1):
        people = list(itertools.islice(names, rows // files))
        notice_id, list_id = f"{notice.id}-{pair}", f"{approved.id}-{pair}"
        shared = [first.organisation, first.occupation_code, first.occupation, first.trade or ""]
        _write(
            folder / notice.source.place.path,
            {"id": notice_id},
            ([n, name, *shared, first.grade, ""] for n, name in enumerate(people, start=1)),
        )
        _write(
            folder / approved.source.place.path,
            {"id": list_id, "notice": notice_id},
            ([n, name, *shared, first.grade, "", n, ""] for n, name in enumerate(people, start=1)),
        )


def _write(template: Path, fields: Mapping[str, str], rows: Iterable[Sequence[object]]) -> None:
    """The header of `template` with other `fields`, and beside it a CSV with the same columns."""
    header = yaml.load(template.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - all texts
    for name in _OF_ROWS:
        header.pop(name, None)
    target = template.with_name(f"{fields['id']}.yml")
    written = yaml.safe_dump({**header, **fields}, allow_unicode=True, sort_keys=False)
    target.write_text(written, encoding="utf-8")
    columns = template.with_suffix(".csv").read_text(encoding="utf-8-sig").split("\n")[0]
    with target.with_suffix(".csv").open("w", encoding="utf-8", newline="") as out:
        out.write(columns.rstrip("\r") + "\n")
        csv.writer(out, lineterminator="\n").writerows(rows)


def write_workbook(
    file: Path, template: tuple[ApprovedList, PublicityNotice], *, rows: int, wrong_grade: str = ""
) -> None:
    """An xlsx as a clerk has it; with `wrong_grade` for every thousandth person."""
    approved, _ = template
    first = approved.holders[0]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    sheet.append([approved.title])
    sheet.append(["序号", "姓名", "工作单位", "职业编码", "职业", "工种", "等级", "备注"])
    shared = [first.organisation, first.occupation_code, first.occupation, first.trade]
    for number, name in enumerate(itertools.islice(_names(), rows), start=1):
        is_wrong = wrong_grade and number % _WRONG_EVERY == 1
        sheet.append([number, name, *shared, wrong_grade if is_wrong else first.grade, None])
    book.save(file)


def _names() -> Iterator[str]:
    """Names of three or four characters, none twice in 160,000, then again from the start."""
    made = ("".join(parts) for parts in itertools.product(_SURNAMES, _GIVEN, _GIVEN, _GIVEN))
    return itertools.cycle(made)
