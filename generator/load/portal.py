"""All of `data/` into one `Portal`; the texts of policies come from `intake/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from generator.load import signed
from generator.load.calendars import load_calendars
from generator.load.csv_rows import read_rows
from generator.load.folders import (
    DUPLICATE_ID,
    ID_DIFFERS,
    WRONG_FOLDER,
    data_files,
    sorted_entries,
    strangers,
)
from generator.load.policy_parts import ENDINGS as POLICY_PARTS
from generator.load.policy_parts import load_policy_parts
from generator.load.records import load_record
from generator.model import (
    ApprovedList,
    AwardList,
    CallNotice,
    Candidate,
    CitedDocumentList,
    Coverage,
    EvaluationOrganisation,
    Glossary,
    GradeLadder,
    Holder,
    JurisdictionList,
    OccupationList,
    Policy,
    Portal,
    PublicityNotice,
    QueryServices,
    QuestionList,
    SearchTerms,
    StatusRegister,
    SupervisionNotice,
)
from generator.problems import Place, Problem, ProblemKind
from generator.records import Record
from generator.text_files import CSV_BYTES, IS_LINK, read_text

MISSING_FILE = ProblemKind(
    "missing-file",
    zh="缺少文件",
    en="the file is missing",
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)

RecordType = TypeVar("RecordType", bound=Record)
IdentifiedType = TypeVar(
    "IdentifiedType",
    Policy,
    PublicityNotice,
    CallNotice,
    SupervisionNotice,
    ApprovedList,
    EvaluationOrganisation,
)

_POLICY_ENDINGS = (".yml", ".txt")
_IN_DATA = frozenset(
    [
        "awards.yml",
        "documents.yml",
        "glossary.yml",
        "grades.yml",
        "jurisdictions.yml",
        "occupations.yml",
        "query_services.yml",
        "questions.yml",
        "search_terms.yml",
        "approved_lists",
        "calendars",
        "call_notices",
        "coverage",
        "credentials",
        "notices",
        "organisations",
        "policies",
        "status",
        "supervision_notices",
        "trust",
    ]
)


def load_portal(root: Path) -> tuple[Portal, list[Problem]]:
    """Everything below `root/data`, by id. What is wrong is left out of the Portal and told."""
    loading = _Loading(root)
    if (root / "data").is_symlink():
        return Portal(), [IS_LINK.at(Place(path="data"))]
    loading.problems += strangers(root, _IN_DATA)
    ladder = loading.required("data/grades.yml", GradeLadder)
    jurisdictions = loading.required("data/jurisdictions.yml", JurisdictionList)
    occupations = loading.required("data/occupations.yml", OccupationList)
    policies = loading.identified("data/policies", Policy, endings=_POLICY_ENDINGS)
    parts = load_policy_parts(root, policies, loading.problems)
    documents = loading.optional("data/documents.yml", CitedDocumentList)
    awards = loading.optional("data/awards.yml", AwardList)
    questions = loading.optional("data/questions.yml", QuestionList)
    glossary = loading.optional("data/glossary.yml", Glossary)
    calendars, problems = load_calendars(root)
    loading.problems += problems
    portal = Portal(
        grades=loading.by_key(ladder.grades if ladder else (), "slug"),
        grade_source=ladder.source_policy if ladder else "",
        jurisdictions=loading.by_key(jurisdictions.jurisdictions if jurisdictions else (), "id"),
        occupations=loading.by_key(occupations.occupations if occupations else (), "code"),
        occupation_edition=occupations.edition if occupations else "",
        policies=policies,
        statements=parts.statements,
        eligibility=parts.eligibility,
        procedures=parts.procedures,
        fingerprints=parts.fingerprints,
        documents=loading.by_key(documents.documents if documents else (), "id"),
        awards=loading.by_key(awards.awards if awards else (), "id"),
        questions=loading.by_key(questions.questions if questions else (), "id"),
        terms=loading.by_key(glossary.terms if glossary else (), "id"),
        calendars=calendars,
        notices=loading.with_rows("data/notices", PublicityNotice, Candidate, "candidates"),
        call_notices=loading.identified("data/call_notices", CallNotice),
        supervision_notices=loading.identified("data/supervision_notices", SupervisionNotice),
        approved_lists=loading.with_rows("data/approved_lists", ApprovedList, Holder, "holders"),
        organisations=loading.identified("data/organisations", EvaluationOrganisation),
        coverage=loading.coverage(),
        status_registers=loading.status_registers(),
        query_services=loading.required("data/query_services.yml", QueryServices),
        search_terms=loading.required("data/search_terms.yml", SearchTerms),
        credentials=signed.credentials(root, loading.problems),
        coverage_tokens=signed.coverage_tokens(root, loading.problems),
        status_tokens=signed.status_tokens(root, loading.problems),
        trust_lists=signed.trust_lists(root, loading.problems),
    )
    return portal, loading.problems


class _Loading:
    """The reading of one data folder; gathers problems on the way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def record(self, file: Path, record_type: type[RecordType]) -> RecordType | None:
        record, problems = load_record(self.root, file, record_type)
        self.problems += problems
        return record

    def required(self, path: str, record_type: type[RecordType]) -> RecordType | None:
        file = self.root / path
        if not file.exists():
            self.problems.append(
                MISSING_FILE.at(
                    Place(path=path), hint_zh="每个门户都需要它", hint_en="every portal needs it"
                )
            )
            return None
        return self.record(file, record_type)

    def optional(self, path: str, record_type: type[RecordType]) -> RecordType | None:
        file = self.root / path
        return self.record(file, record_type) if file.exists() or file.is_symlink() else None

    def by_key(self, records: Iterable[RecordType], key: str) -> dict[str, RecordType]:
        """The records of one file by the field that names them; the later of two would win unseen."""
        found: dict[str, RecordType] = {}
        for record in records:
            name: str = getattr(record, key)
            if name in found:
                first = found[name].source.at(key)
                self.problems.append(
                    DUPLICATE_ID.at(record.source.at(key), found=name, first=first)
                )
                continue
            found[name] = record
        return found

    def identified(
        self,
        folder: str,
        record_type: type[IdentifiedType],
        *,
        endings: tuple[str, ...] = (".yml",),
    ) -> dict[str, IdentifiedType]:
        """Records whose file name is their id, in a folder of their jurisdiction."""
        records: dict[str, IdentifiedType] = {}
        for file in data_files(self.root, folder, endings=endings, problems=self.problems):
            if file.suffix != ".yml" or file.name.endswith(POLICY_PARTS):
                continue
            record = self.record(file, record_type)
            if record is None or not self._stands_right(record, file, folder):
                continue
            if record.id in records:
                first = records[record.id].source.place.path
                place = record.source.at("id")
                self.problems.append(DUPLICATE_ID.at(place, found=record.id, first=first))
                continue
            records[record.id] = record
        return dict(sorted(records.items()))

    def with_rows(
        self,
        folder: str,
        record_type: type[Any],
        row_type: type[Record],
        rows_field: str,
    ) -> dict[str, Any]:
        """Notices and lists: the header in YAML, the people in the CSV of the same name."""
        records = self.identified(folder, record_type, endings=(".yml", ".csv"))
        for record_id, record in records.items():
            path = Path(record.source.place.path).with_suffix(".csv")
            if record.taken_down and not (self.root / path).exists():
                continue
            if not (self.root / path).exists():
                self.problems.append(
                    MISSING_FILE.at(
                        Place(path=path.as_posix()),
                        hint_zh=f"人员名单写在与 {path.stem}.yml 同名的 CSV 里",
                        hint_en=f"the people stand in a CSV of the same name as {path.stem}.yml",
                    )
                )
                continue
            text, problems = read_text(self.root, self.root / path, limit=CSV_BYTES)
            self.problems += problems
            if text is None:
                continue
            rows, problems = read_rows(text, row_type)
            self.problems += problems
            records[record_id] = replace(record, **{rows_field: tuple(rows)})
        self._rows_without_header(folder, set(records))
        return records

    def coverage(self) -> dict[str, Coverage]:
        files = data_files(
            self.root, "data/coverage", endings=(".yml", ".jwt"), problems=self.problems
        )
        found = {}
        for file in files:
            record = self.record(file, Coverage) if file.suffix == ".yml" else None
            if record and self._same(record, "jurisdiction", record.jurisdiction, file.stem):
                found[record.jurisdiction] = record
        return found

    def status_registers(self) -> dict[str, StatusRegister]:
        files = data_files(
            self.root, "data/status", endings=("changes.yml", ".jwt"), problems=self.problems
        )
        found = {}
        for file in files:
            record = self.record(file, StatusRegister) if file.suffix == ".yml" else None
            if record and self._same(record, "issuer", record.issuer, file.parent.name):
                found[record.issuer] = record
        return found

    def _stands_right(self, record: IdentifiedType, file: Path, folder: str) -> bool:
        if record.id != file.stem:
            place = record.source.at("id")
            self.problems.append(ID_DIFFERS.at(place, found=record.id, stem=file.stem))
            return False
        jurisdiction_folder = file.relative_to(self.root / folder).parts[0]
        return self._same(record, "jurisdiction", record.jurisdiction, jurisdiction_folder)

    def _same(self, record: Record, field: str, found: str, folder: str) -> bool:
        if found == folder:
            return True
        place = record.source.at(field)
        self.problems.append(WRONG_FOLDER.at(place, field=field, found=found, folder=folder))
        return False

    def _rows_without_header(self, folder: str, known: set[str]) -> None:
        broken = {problem.place.path for problem in self.problems}
        for file in sorted_entries(self.root, self.root / folder, []):
            if file.suffix != ".csv":
                continue
            header = file.with_suffix(".yml").relative_to(self.root).as_posix()
            if file.name == "_template.csv" or file.stem in known or header in broken:
                continue
            self.problems.append(
                MISSING_FILE.at(
                    Place(path=header),
                    hint_zh=f"{file.name} 需要同名的 .yml 说明标题、日期与依据",
                    hint_en=f"{file.name} needs a .yml of the same name with title, dates and basis",
                )
            )
