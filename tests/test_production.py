"""`mode: production`: the demo may lie in the folder, but nothing of it leaves the build."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.check import load_and_check, portal_with_texts
from generator.credentials import base64url
from generator.credentials.desk import lists_of, open_desk
from generator.credentials.keys import PrivateKey
from generator.credentials.signers import key_signer
from generator.credentials.trust_list import (
    TrustedIssuer,
    TrustedKey,
    TrustList,
    signed_trust_list,
)
from generator.desk_files import write_files
from generator.fiction import without_fiction
from generator.issue import issue
from generator.load.config import load_config
from tests.bad_data import GOOD, TODAY, lay_out
from tests.sign_samples import demo_key, demo_trust_list, pin_root

ROOT_KEY = PrivateKey.from_seed(b"root of a real province".ljust(32, b"."))
ISSUER_KEY = PrivateKey.from_seed(b"bureau of a real province".ljust(32, b"."))
REAL = {
    "示例省": "四川省",
    "示例精工": "蜀西精工",
    "示人社": "川人社",
    "Y0000999999": "Y0000519999",
    "demo": "sc",
}
SETTINGS = "mode: production\nsite_name: 样站\nidentifier_base: https://sc.example/\nroot_fingerprints:\n  - x\n"
FICTION = re.compile(
    "示例省|示例精工|示人社|样例|Y00009999|demo-(?:hrss|list|notice|jinggong|20)|/demo"
)
# A number of nobody shows the form; the verifier, the same on every site, tells a reader who brings a
# number of the demo that its province is invented.
SAID_BY_THE_PORTAL = {
    "verify/index.html: Y00009999",
    "verify/offline.html: Y00009999",
    "desk/index.html: Y00009999",
    "desk/offline.html: Y00009999",
    "verify/v1/wording.js: 示例省",
    "verify/v1/offline.js: 示例省",
}
COPIED = ("policies", "notices", "approved_lists", "organisations", "coverage", "status")


def _real(text: str) -> str:
    for invented, real in REAL.items():
        text = text.replace(invented, real)
    return text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The demo as it is, and beside it the same as a real province, signed with keys of its own."""
    lay_out(GOOD, tmp_path)
    (tmp_path / "site_config.yml").write_text(pin_root(SETTINGS, ROOT_KEY.public.fingerprint))
    places = tmp_path / "data/jurisdictions.yml"
    real_place = "  - id: sc\n    name: 四川省\n    short_name: 四川\n    code: 51\n"
    places.write_text(places.read_text(encoding="utf-8") + real_place, encoding="utf-8")
    for kind in COPIED:
        for file in (tmp_path / "data" / kind).rglob("*.*"):
            path = file.relative_to(tmp_path).as_posix()
            # official texts are not committed, so that the real province has none
            if "demo" in path and file.suffix not in {".jwt", ".txt"}:
                copy = tmp_path / _real(path)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(_real(file.read_text(encoding="utf-8")), encoding="utf-8")
    _sign(tmp_path, _trust_list())
    return tmp_path


def _trust_list() -> TrustList:
    key = TrustedKey(id="2026-a", public=ISSUER_KEY.public, valid_from=date(2026, 1, 1))
    issuer = TrustedIssuer(
        id="sc-hrss",
        name="四川省人力资源和社会保障厅",
        mandate="四川省名单",
        jurisdictions=("sc",),
        provinces=("51",),
        organisations=None,
        highest_grade="chief-technician",
        keys=(key,),
    )
    return TrustList(
        identifier_base="https://sc.example/",
        version=1,
        issued_on=date(2026, 1, 1),
        expires_on=date(2036, 12, 31),
        threshold=1,
        roots=(ROOT_KEY.public,),
        issuers={issuer.id: issuer},
    )


def _sign(root: Path, trust: TrustList) -> None:
    text = signed_trust_list(trust, [(ROOT_KEY.public, ROOT_KEY.sign)])
    (root / f"data/trust/{trust.version}.json").write_text(text)
    config, _ = load_config(root)
    assert config
    desk = open_desk(
        without_fiction(portal_with_texts(root)[0]),
        config,
        key_signer(ISSUER_KEY),
        date(2026, 3, 16),
        status_ends_on=date(2036, 12, 31),
    )
    write_files(root, issue(desk, lists_of(desk)).files)


def _codes(root: Path) -> set[str]:
    return {problem.code for problem in load_and_check(root, TODAY).problems}


def _readable(file: Path) -> Iterator[str]:
    """The text of a file of the site, and what its tokens and its compressed parts say."""
    content = file.read_bytes()
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    text = content.decode("utf-8", "replace")
    yield text
    for part in re.findall(r"eyJ[\w-]{20,}", text):
        yield base64url.decode(part).decode("utf-8", "replace")


def _answered(root: Path) -> None:
    """A question and a term of each province; the real term leads to the other."""
    cites = "    cites:\n      - policy: {policy}\n        clause: 二（一）\n"
    question = (
        "  - id: {id}\n    audience: worker\n    question: {id}\n    answer: 见条款\n" + cites
    )
    term = "  - id: {id}\n    term: {id}\n    meaning: 听取意见\n" + cites
    for name, file, entry in (("questions", "questions", question), ("terms", "glossary", term)):
        entries = (
            entry.format(id="demo-days", policy="demo-2025-1"),
            entry.format(id="sc-days", policy="sc-2025-1"),
        )
        (root / f"data/{file}.yml").write_text(f"{name}:\n" + "".join(entries), encoding="utf-8")
    with (root / "data/glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write("    see_also:\n      - demo-days\n")


def test_questions_and_terms_that_rest_on_a_fictional_policy_stay_out(root: Path) -> None:
    _answered(root)
    assert load_and_check(root, TODAY).problems == []
    portal = without_fiction(portal_with_texts(root)[0])
    assert list(portal.questions) == ["sc-days"]
    assert list(portal.terms) == ["sc-days"]
    assert portal.terms["sc-days"].see_also == ()


def test_nothing_fictional_is_in_any_byte_of_a_production_site(root: Path) -> None:
    """Not in pages, twins, records, status lists, coverage, trust files, search index or addresses."""
    out = root / "site"
    build(root, out=out, today=TODAY, report=lambda phase, seconds: None)
    files = [file for file in out.rglob("*") if file.is_file()]
    found = {
        f"{file.relative_to(out)}: {match[0]}"
        for file in files
        for text in (file.relative_to(out).as_posix(), *_readable(file))
        if (match := FICTION.search(text))
    }
    assert found == SAID_BY_THE_PORTAL
    assert (out / "lists/sc-list-2026-01/index.html").exists()
    index = json.loads((out / "records/v1/index.json").read_text())
    assert list(index["partitions"]) == ["51"]


def test_the_same_data_in_demo_mode_shows_both_worlds(root: Path) -> None:
    """So the test above would see the demo if it were there."""
    settings = root / "site_config.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "production", "demo\ndemo_today: 2026-03-18"
    )
    settings.write_text(text, encoding="utf-8")
    portal = load_and_check(root, TODAY).portal
    assert {one.jurisdiction for one in portal.approved_lists.values()} == {"demo", "sc"}


def test_a_trust_list_that_names_a_fictional_place_is_refused(root: Path) -> None:
    trust = _trust_list()
    (issuer,) = trust.issuers.values()
    both = replace(issuer, jurisdictions=("sc", "demo"))
    changed = signed_trust_list(
        replace(trust, issuers={issuer.id: both}), [(ROOT_KEY.public, ROOT_KEY.sign)]
    )
    (root / "data/trust/1.json").write_text(changed)
    assert _codes(root) == {"trust-list-hidden-jurisdiction"}


def test_an_older_trust_list_with_printed_keys_is_refused(root: Path) -> None:
    """It would be published beside the newest."""
    _sign(root, replace(_trust_list(), version=2))
    printed = demo_key("root")
    older = signed_trust_list(
        demo_trust_list("https://sc.example/"), [(printed.public, printed.sign)]
    )
    (root / "data/trust/1.json").write_text(older)
    assert _codes(root) == {"demo-key-in-production", "trust-list-hidden-jurisdiction"}


def test_a_real_record_that_refers_to_a_fictional_one_is_refused(root: Path) -> None:
    notice = root / "data/notices/sc/2026/sc-notice-2026-01.yml"
    text = notice.read_text(encoding="utf-8")
    notice.write_text(text.replace("policy: sc-2025-1", "policy: demo-2025-1"), encoding="utf-8")
    assert "unknown-id" in _codes(root)
