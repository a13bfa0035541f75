"""How fast the portal is here: each figure beside a limit or a peer, measured in the same run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import yaml

from generator.bench.browser import browser_figures
from generator.bench.measured import Figure, Measured
from generator.bench.rows import figures_of_rows
from generator.bench.sizes import sizes
from generator.bench.timing import against_limit, against_peer
from generator.build import build
from generator.check import CheckedPortal, load_and_check
from generator.credentials.token import Token, unpack
from generator.load.yaml_nodes import parse
from generator.problems import DataError, errors_among
from generator.staff_sheets import Asked
from generator.text_files import YAML_BYTES, TextFile, read_text
from generator.verify import open_site, verify

_SAMPLE_TOKENS = 200


def figures(root: Path, today: date, *, runs: int, rows: int) -> Iterator[Measured]:
    """One figure after another, as it is measured. Raises DataError where the data has problems."""
    checked = load_and_check(root, today)
    if errors_among(checked.problems):
        raise DataError(checked.problems)
    yield against_limit(
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
        yield against_limit(*cold, lambda: build_here(None), 90_000, 1)
        build_here(cache)
        yield against_limit(*warm, lambda: build_here(cache), 3000, runs)
        number = _a_number(checked)
        if number:

            def ask() -> object:
                records = open_site(str(site), (), checked.config)
                return verify(Asked(text=number), records, checked.today)

            yield against_limit(
                "一个编码从询问到结论", "one number, from question to verdict", ask, 1500, runs
            )
        base = checked.config.identifier_base
        yield from sizes(site, base, checked.today)
        if rows:
            yield from browser_figures(site, base, checked.today, records=rows, runs=runs)
    yield _strict_reading(root, runs)
    tokens = [line for file in checked.portal.credentials.values() for line in file.lines if line]
    if tokens and checked.credentials and checked.credentials.trust:
        trust = checked.credentials.trust
        read = [unpack(line) for line in (tokens * _SAMPLE_TOKENS)[:_SAMPLE_TOKENS]]
        keys = [trust.find(token.kid)[1].public for token in read]
        texts = (tokens * _SAMPLE_TOKENS)[:_SAMPLE_TOKENS]
        yield against_peer(
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
        yield from figures_of_rows(root, checked, rows=rows, runs=runs)


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

    return against_peer(
        f"严格读取 {len(texts)} 个 YAML 文件",
        f"read {len(texts)} YAML files strictly",
        lambda: [parse(text) for text in texts],
        "PyYAML 的 safe_load（C）",
        "safe_load of PyYAML (C)",
        lambda: [peer(text) for text in texts],
        runs,
    )
