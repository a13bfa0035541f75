"""`data_good` with a hostile text in every free text field of every kind of record, signed again."""

from __future__ import annotations

import csv
import io
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import main
from generator.config import SiteConfig
from generator.credentials.trust_list import TrustList
from generator.load.csv_rows import column_names
from generator.load.reader import written_fields
from generator.load.schema import RECORD_TYPES
from generator.model import Candidate, Holder
from generator.records import FieldSpec, Record, fields_of
from tests import sign_samples
from tests.bad_data import GOOD

OF_MORE_KINDS = (
    Path(__file__).parent / "hostile_data"
)  # kinds of records that data_good has none of

# What each breaks out of: text, an attribute, an address, a script, three kinds of templates, a format, an
# entity, quotes, an escape, a slot of the shell. Without a figure or a quoted name, which rules would
# look for in the clause that is cited.
PAYLOAD = (
    "<script>window.pwned=true</script>\"><svg/onload=window.pwned=true>'><img src=x onerror=window.pwned=true>"
    " javascript:alert(origin)</script><!-- {{x*x}}{% raw %}${x*x}%s%(a)s&amp;&lt; [[slot:title]]\\;,\"'`\n末"
)
# for a field of limited length
SHORT_PAYLOAD = "\"'><svg/onload=window.pwned=true>"
POLICY = "demo-2025-1"
_POLICY_FILES = f"data/policies/demo/{POLICY}"
_TEXT_FILES = {
    "organisation": "data/organisations/demo/demo-jinggong.yml",
    "notice": "data/notices/demo/2026/demo-notice-2026-01.yml",
    "call_notice": "data/call_notices/demo/2026/demo-call-2026-01.yml",
    "supervision_notice": "data/supervision_notices/demo/2026/demo-supervision-2026-01.yml",
    "approved_list": "data/approved_lists/demo/2026/demo-list-2026-01.yml",
    "status_register": "data/status/demo-hrss/changes.yml",
    "awards": "data/awards.yml",
    "documents": "data/documents.yml",
    "glossary": "data/glossary.yml",
    "grades": "data/grades.yml",
    "jurisdictions": "data/jurisdictions.yml",
    "occupations": "data/occupations.yml",
    "policy": f"{_POLICY_FILES}.yml",
    "policy_eligibility": f"{_POLICY_FILES}.eligibility.yml",
    "policy_procedures": f"{_POLICY_FILES}.procedures.yml",
    "policy_statements": f"{_POLICY_FILES}.statements.yml",
    "query_services": "data/query_services.yml",
    "questions": "data/questions.yml",
    "search_terms": "data/search_terms.yml",
    "calendar": "data/calendars/2026.yml",
    "coverage": "data/coverage/demo.yml",
    "site_config": "site_config.yml",
}
_MADE_FROM_THE_TEXT = {"policy_clauses"}
# what the intake takes out of a text
_REMNANTS = re.compile(r"<img[^>]*>|&\w+;|\n")
# a trade is written in the rows; a number must be that of a row; a note on a due day names the day
_LEFT_ALONE = {"trade", "certificate_number", "due_note"}
# a name that must stand in the clauses; a grade's name is the ladder's
_NAMES_HELD_ELSEWHERE = re.compile(
    r"(?:GradeLadder\.grades|AwardList\.awards)\[\d+\]\.name|Policy\.relations\[\d+\]\.title"
)


class HostilePortal:
    """`texts`: every hostile value, by where it was put."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.texts: dict[str, str] = {}
        shutil.copytree(GOOD, root)
        shutil.copytree(OF_MORE_KINDS, root, dirs_exist_ok=True)
        assert set(_TEXT_FILES) == RECORD_TYPES.keys() - _MADE_FROM_THE_TEXT
        for kind, path in _TEXT_FILES.items():
            self._spoil_record_file(root / path, RECORD_TYPES[kind])
        self._spoil_rows(root / "data/notices/demo/2026/demo-notice-2026-01.csv", Candidate)
        self._spoil_rows(root / "data/approved_lists/demo/2026/demo-list-2026-01.csv", Holder)
        self._spoil_text(root / f"{_POLICY_FILES}.txt")
        assert main(["-C", str(root), "policy", "fingerprint", POLICY]) == 0

    def sign(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With an issuer whose name and mandate are hostile too."""
        harmless = sign_samples.demo_trust_list

        def hostile(identifier_base: str) -> TrustList:
            trust = harmless(identifier_base)
            issuers = {
                id_: replace(
                    one,
                    name=self.hostile("issuer", one.name),
                    mandate=self.hostile("mandate", one.mandate),
                )
                for id_, one in trust.issuers.items()
            }
            return replace(trust, issuers=issuers)

        monkeypatch.setattr(sign_samples, "demo_trust_list", hostile)
        sign_samples.sign(self.root)

    def hostile(self, place: str, text: str, payload: str = PAYLOAD) -> str:
        """The same for the same text: organisations are referred to by name."""
        made = text + payload
        self.texts.setdefault(place, made)
        return made

    def _spoil_record_file(self, file: Path, record_type: type[Record]) -> None:
        # BaseLoader: every scalar stays the text that it is
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        self._spoil_record(content, record_type, record_type.__name__)
        file.write_text(yaml.dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def _spoil_record(self, content: dict[str, Any], record_type: type[Record], where: str) -> None:
        for spec in written_fields(record_type):
            place = f"{where}.{spec.name}"
            if spec.name in content:
                content[spec.name] = self._spoilt(content[spec.name], spec, place)
            elif _is_free_text(spec) and not spec.is_list:
                content[spec.name] = self.hostile(place, spec.name)
            elif issubclass(spec.kind, Record) and record_type is SiteConfig:
                content[spec.name] = {}
                self._spoil_record(content[spec.name], spec.kind, place)

    def _spoilt(self, value: Any, spec: FieldSpec, place: str) -> Any:
        if isinstance(value, list):
            return [self._spoilt(one, spec, f"{place}[{n}]") for n, one in enumerate(value)]
        if isinstance(value, dict):
            self._spoil_record(value, spec.kind, place)
            return value
        if not _is_free_text(spec) or _NAMES_HELD_ELSEWHERE.fullmatch(place):
            return value
        return self.hostile(place, value, SHORT_PAYLOAD if spec.length else PAYLOAD)

    def _spoil_rows(self, file: Path, row_type: type[Record]) -> None:
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
        for number, row in enumerate(rows):
            for spec in fields_of(row_type):
                is_hostile = spec.kind is str and not spec.pattern and spec.name != "grade"
                if is_hostile:
                    place = f"{row_type.__name__}[{number}].{spec.name}"
                    row[spec.name] = self.hostile(place, row[spec.name] or spec.name)
        with file.open("w", encoding="utf-8-sig", newline="") as written:
            writer = csv.DictWriter(written, column_names(row_type))
            writer.writeheader()
            writer.writerows(rows)

    def _spoil_text(self, file: Path) -> None:
        """The official text itself, sentence by sentence; a heading ends with the first."""
        lines = file.read_text(encoding="utf-8").split("\n")
        payload = _REMNANTS.sub("", PAYLOAD)
        for number, line in enumerate(lines):
            if line.count("。") > 1:
                lines[number] = line + payload
                last_sentence = line.removesuffix("。").rpartition("。")[2]
                self.texts[f"text[{number}]"] = last_sentence + "。" + payload
        file.write_text("\n".join(lines), encoding="utf-8")


def _is_free_text(spec: FieldSpec) -> bool:
    return (
        spec.kind is str
        and spec.pattern is None
        and spec.refers is None
        and spec.name not in _LEFT_ALONE
    )
