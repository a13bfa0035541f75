"""How fast the portal is here: each figure beside a limit or a peer, measured in the same run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import yaml

from generator.bench.browser import browser_figures
from generator.bench.data import (
    commit_all,
    copy_portal,
    template_list,
    write_many_lists,
    write_workbook,
)
from generator.bench.measured import Figure, Measured
from generator.bench.sizes import sizes
from generator.build import build
from generator.check import CheckedPortal, load_and_check
from generator.credentials.token import Token, unpack
from generator.git.command import has_git
from generator.git.repository import Repository
from generator.import_rows.checked import CheckedImport, checked_notice
from generator.import_rows.marking import marked_copy
from generator.intake.workbooks.books import read_book
from generator.intake.workbooks.sheets import Book
from generator.load.yaml_nodes import parse
from generator.problems import DataError, Language, errors_among
from generator.staff_sheets import Asked
from generator.text_files import YAML_BYTES, TextFile, read_text
from generator.verify import open_site, verify

_MILLISECONDS = 1000
_SAMPLE_TOKENS = 200
_LIST = "data/approved_lists"
_CHECK_ROWS, _CHECK_MS = 100_000, 15_000
_ROWS_A_FILE = 200
_STAGED_ROWS, _STAGED_MS = 5_000, 1_000
_IMPORT_MS, _MARKED_MS = 10_000, 40_000
_START_MS = 2_000  # two children start, however short the workbook is


def figures(root: Path, today: date, *, runs: int, rows: int) -> Iterator[Measured]:
    """One figure after another, as it is measured. Raises DataError where the data has problems."""
    checked = load_and_check(root, today)
    if errors_among(checked.problems):
        raise DataError(checked.problems)
    yield _against_limit(
        "检查本门户的全部数据",
        "check all data here",
        lambda: load_and_check(root, today),
        2000,
        runs,
    )
    with tempfile.TemporaryDirectory() as folder:
        site, cache = Path(folder) / "site", Path(folder) / "cache"

        def build_here(shells: Path | None) -> None:
            build(root, out=site, today=today, report=lambda phase, seconds: None, cache=shells)

        cold = "外壳重新生成的构建", "build, shells made anew"
        warm = "推送后再次构建", "build again after a push"
        yield _against_limit(*cold, lambda: build_here(None), 90_000, 1)
        build_here(cache)
        yield _against_limit(*warm, lambda: build_here(cache), 3000, runs)
        number = _a_number(checked)
        if number:

            def ask() -> object:
                records = open_site(str(site), (), checked.config)
                return verify(Asked(text=number), records, checked.today)

            yield _against_limit(
                "一个编码从询问到结论", "one number, from question to verdict", ask, 1500, runs
            )
        yield from sizes(site)
        if rows:
            base = checked.config.identifier_base
            yield from browser_figures(site, base, checked.today, records=rows, runs=runs)
    yield _strict_reading(root, runs)
    tokens = [line for file in checked.portal.credentials.values() for line in file.lines if line]
    if tokens and checked.credentials and checked.credentials.trust:
        trust = checked.credentials.trust
        read = [unpack(line) for line in (tokens * _SAMPLE_TOKENS)[:_SAMPLE_TOKENS]]
        keys = [trust.find(token.kid)[1].public for token in read]
        texts = (tokens * _SAMPLE_TOKENS)[:_SAMPLE_TOKENS]
        yield _against_peer(
            f"严格读取并核验 {_SAMPLE_TOKENS} 条记录",
            f"read strictly and verify {_SAMPLE_TOKENS} records",
            lambda: [
                unpack(text).verified_payload(key) for text, key in zip(texts, keys, strict=True)
            ],
            "仅签名运算（OpenSSL）",
            "the signatures alone (OpenSSL)",
            lambda: [_signature(token, key) for token, key in zip(read, keys, strict=True)],
            runs,
        )
    if rows:
        yield from _long_list(root, today, rows)
        yield from _many_lists(root, checked, rows)
        yield from _staged_list(root, checked, min(rows, _STAGED_ROWS), runs)
        yield from _workbooks(checked, rows)


def _a_number(checked: CheckedPortal) -> str:
    numbers = (
        holder.certificate_number
        for approved in checked.portal.approved_lists.values()
        for holder in approved.holders
    )
    return next((number for number in numbers if number), "")


def _signature(token: Token, key: object) -> bool:
    matches: Callable[[bytes, bytes], bool] = key.matches  # type: ignore[attr-defined]
    return matches(token.signature, token.signing_input)


def _strict_reading(root: Path, runs: int) -> Figure:
    files = sorted((root / "data").rglob("*.yml"))
    texts = [text for file in files if (text := read_text(root, file, limit=YAML_BYTES)[0])]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def peer(text: TextFile) -> object:
        return yaml.load(text.text, Loader=loader)  # noqa: S506 - the safe loader, as the peer

    return _against_peer(
        f"严格读取 {len(texts)} 个 YAML 文件",
        f"read {len(texts)} YAML files strictly",
        lambda: [parse(text) for text in texts],
        "PyYAML 的 safe_load（C）",
        "safe_load of PyYAML (C)",
        lambda: [peer(text) for text in texts],
        runs,
    )


def _long_list(root: Path, today: date, rows: int) -> Iterator[Figure]:
    """The longest list of this portal, its rows repeated under other serials, unsigned."""
    lists = sorted((root / _LIST).rglob("*.csv"), key=lambda file: file.stat().st_size)
    if not lists:
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_portal(root, copy)
        file = copy / lists[-1].relative_to(root)
        header, *first = file.read_text(encoding="utf-8-sig").splitlines()
        cells = first[0].split(",")
        cells[header.split(",").index("certificate_number")] = ""
        file.write_text(
            "\n".join([header, *(",".join([str(n), *cells[1:]]) for n in range(1, rows + 1))])
            + "\n",
            encoding="utf-8",
        )
        yield _against_limit(
            f"读取并核对一份 {rows} 行的名单",
            f"read and check a list of {rows} rows",
            lambda: load_and_check(copy, today),
            _CHECK_MS * rows / _CHECK_ROWS,
            1,
        )


def _staged_list(root: Path, checked: CheckedPortal, rows: int, runs: int) -> Iterator[Figure]:
    """What a pre-commit hook waits for: the command itself, with Python's start, for a list and its notice."""
    template = template_list(checked.portal)
    if template is None or not has_git():
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_portal(root, copy)
        commit_all(Repository(copy))
        write_many_lists(copy, template, files=2, rows=2 * rows)
        Repository(copy).run("add", "--all")
        command = [sys.executable, "-m", "generator.cli", "-C", folder, "check", "--staged"]
        yield _against_limit(
            f"提交前检查一份 {rows} 行的名单及其公示",
            f"check a list of {rows} rows and its notice before a commit",
            lambda: subprocess.run(command, check=True, capture_output=True),  # noqa: S603 - ourselves
            _STAGED_MS,
            runs,
        )


def _many_lists(root: Path, checked: CheckedPortal, rows: int) -> Iterator[Figure]:
    """A province's years: notices and the lists that followed them, a few hundred rows each."""
    template = template_list(checked.portal)
    if template is None:
        return
    files = max(2, rows // _ROWS_A_FILE)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_portal(root, copy)
        write_many_lists(copy, template, files=files, rows=rows)
        large = load_and_check(copy, checked.today)
        if errors_among(large.problems):
            raise DataError(large.problems)
        yield _against_limit(
            f"检查 {files} 份文件里的 {rows} 行",
            f"check {rows} rows in {files} files",
            lambda: load_and_check(copy, checked.today),
            _CHECK_MS * rows / _CHECK_ROWS,
            1,
        )


def _workbooks(checked: CheckedPortal, rows: int) -> Iterator[Figure]:
    """A clerk's longest workbook: into rows, and back with its mistakes marked."""
    template = template_list(checked.portal)
    if template is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        right, wrong = Path(folder) / "right.xlsx", Path(folder) / "wrong.xlsx"
        write_workbook(right, template, rows=rows)
        write_workbook(wrong, template, rows=rows, wrong_grade="特极技师")

        def take_in(file: Path) -> tuple[Book, CheckedImport]:
            book, problems = read_book(file, file.name)
            if book is None:
                raise DataError(problems)
            return book, checked_notice(book, template[1], checked.portal)

        def give_back() -> None:
            book, result = take_in(wrong)
            copy, problems = marked_copy(
                book, wrong.read_bytes(), result.problems, Language.CHINESE
            )
            if copy is None:
                raise DataError(problems)

        yield _against_limit(
            f"读入并核对一份 {rows} 行的工作簿",
            f"read and check a workbook of {rows} rows",
            lambda: take_in(right),
            max(_IMPORT_MS * rows / _CHECK_ROWS, _START_MS),
            1,
        )
        yield _against_limit(
            f"读入一份 {rows} 行的工作簿，标出错处退回",
            f"read a workbook of {rows} rows and give it back marked",
            give_back,
            max(_MARKED_MS * rows / _CHECK_ROWS, _START_MS),
            1,
        )


def _against_limit(
    zh: str, en: str, work: Callable[[], object], limit_ms: float, runs: int
) -> Figure:
    return _figure(zh, en, _timed(work, runs), "上限", "limit", limit_ms)


def _against_peer(
    zh: str,
    en: str,
    work: Callable[[], object],
    peer_zh: str,
    peer_en: str,
    peer: Callable[[], object],
    runs: int,
) -> Figure:
    """Ours and the peer's runs take turns, so that both see the same machine."""
    ours, theirs = [], []
    for _ in range(runs):
        ours += _timed(work, 1)
        theirs += _timed(peer, 1)
    return _figure(zh, en, ours, peer_zh, peer_en, statistics.median(theirs))


def _figure(
    zh: str, en: str, times: list[float], beside_zh: str, beside_en: str, beside_ms: float
) -> Figure:
    return Figure(
        what_zh=zh,
        what_en=en,
        median_ms=statistics.median(times),
        least_ms=min(times),
        most_ms=max(times),
        runs=len(times),
        beside_zh=beside_zh,
        beside_en=beside_en,
        beside_ms=beside_ms,
    )


def _timed(work: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * _MILLISECONDS)
    return times
