"""The build: check, render, splice into shells, write, search. Needs no key and decides nothing itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.check import CheckedPortal, load_and_check
from generator.credentials.checked import CredentialState, VerifiedCredentials
from generator.credentials.lookup import COVERAGE, TRUST_LIST
from generator.credentials.shards import shards_of
from generator.credentials.trust_list import TrustList
from generator.desk_rules import desk_rules
from generator.pages import OutputFile, Page, SearchRecord
from generator.problems import (
    DataError,
    EnvironmentFault,
    Problem,
    UsageError,
    errors_among,
)
from generator.render import (
    CredentialStatus,
    IssuerFacts,
    KeyFacts,
    RowCredential,
    SiteView,
    TrustFacts,
    linked_files,
    prose_pages,
    render_site,
    search_page,
)
from generator.search import build_index, client_files, search_terms
from generator.sheet_words import sheet_words
from generator.shell import Shell, build_shell
from generator.shipped import theme_folder
from generator.write import SiteWriter, site_writer

_MOST_OFFLINE_CHARACTERS = 4_000_000  # of records in the page of one file: some 3,000 of them

Report = Callable[[str, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made. `problems` are warnings: with an error nothing is built."""

    out: Path
    files: int
    problems: list[Problem]


def build(
    root: Path, *, out: Path, today: date, report: Report, cache: Path | None = None
) -> Built:
    """`root` as a site in `out`. `report` is told the seconds of each phase.

    Raises DataError with all problems, and then `out` is as it was.
    """
    phases = _Phases(report)
    _refuse_sources(root, out)
    with phases.timed("check"):
        checked = load_and_check(root, today)
    if errors_among(checked.problems) or checked.credentials is None:
        raise DataError(checked.problems)
    with phases.timed("shell"), _disk_told():
        shell = build_shell(
            config=checked.config,
            content=root / "content",
            data_on=checked.today,
            linked=linked_files(),
            cache=cache,
        )
    with site_writer(out) as writer:
        with phases.timed("pages"):
            records = _write_pages(writer, site_view(checked, checked.credentials, shell), shell)
        with phases.timed("records"):
            writer.write(_signed_files(checked.credentials, checked.today))
        with phases.timed("search"):
            writer.write(build_index(records))
            writer.write(client_files(theme_folder()))
            writer.write([_search_terms(checked, records)])
    return Built(out=out, files=writer.count, problems=checked.problems)


def _refuse_sources(root: Path, out: Path) -> None:
    """A site among the data would be data of the next build."""
    resolved = out.resolve()
    for folder in ("data", "content"):
        if resolved.is_relative_to((root / folder).resolve()):
            raise UsageError(
                zh=f"网站不能放在 {folder}/ 里：{out}",
                en=f"the site cannot stand in {folder}/: {out}",
                hint_zh="换一个 --out 文件夹",
                hint_en="choose another --out folder",
            )


@contextmanager
def _disk_told() -> Iterator[None]:
    """The engine works in a temporary folder, which may be full before anything is written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault(
            zh=f"写不了临时文件：{reason}",
            en=f"cannot write temporary files: {reason}",
            hint_zh="检查磁盘空间与 TMPDIR；原有网站未改动",
            hint_en="check disk space and TMPDIR; the site that was there is untouched",
        ) from error


def _write_pages(writer: SiteWriter, site: SiteView, shell: Shell) -> list[SearchRecord]:
    """Writes pages and files as they come; gives back what can be searched."""
    records = list(shell.records)
    writer.write(shell.files)
    writer.write(_document(page, shell) for page in prose_pages(shell.pages, site))
    for item in render_site(site):
        if isinstance(item, SearchRecord):
            records.append(item)
        else:
            writer.write([_document(item, shell) if isinstance(item, Page) else item])
    writer.write([_document(search_page(records), shell)])
    return records


def _document(page: Page, shell: Shell) -> OutputFile:
    path = page.path + "index.html" if page.path.endswith("/") or not page.path else page.path
    return OutputFile(path=path, content=shell.render(page).encode())


def _signed_files(credentials: VerifiedCredentials, data_on: date) -> Iterator[OutputFile]:
    for path, content in credentials.files.items():
        yield OutputFile(path=path, content=content)
    for path, content in shards_of(credentials.tokens_by_number, data_on):
        yield OutputFile(path=path, content=content)


def _offline_files(credentials: VerifiedCredentials, data_on: date) -> dict[str, str]:
    """What `/verify/offline.html` has inside: trust, statuses, coverage; the records of a small site too."""
    if credentials.trust is None:
        return {}
    files = {
        path: content.decode()
        for path, content in credentials.files.items()
        if path in (TRUST_LIST, COVERAGE) or path.startswith("status/")
    }
    tokens = credentials.tokens_by_number
    if sum(len(token) for same in tokens.values() for token in same) <= _MOST_OFFLINE_CHARACTERS:
        files |= {path: content.decode() for path, content in shards_of(tokens, data_on)}
    return files


def _search_terms(checked: CheckedPortal, records: list[SearchRecord]) -> OutputFile:
    portal = checked.portal
    terms = portal.search_terms.terms if portal.search_terms else ()
    return search_terms(
        synonyms=[(term.term, term.synonyms) for term in terms],
        names=[
            *(grade.name for grade in portal.grades.values()),
            *(place.name for place in portal.jurisdictions.values()),
            *(occupation.name for occupation in portal.occupations.values()),
        ],
        records=records,
    )


def site_view(
    checked: CheckedPortal, credentials: VerifiedCredentials, shell: Shell | None = None
) -> SiteView:
    """Credentials as plain facts: render checks no signature. Without `shell` there is no prose."""
    return SiteView(
        portal=checked.portal,
        config=checked.config,
        calendar=checked.calendar,
        today=checked.today,
        credentials={
            list_id: {
                serial: _row_credential(credentials.states[record.signed.record.certificate_number])
                for serial, record in records.items()
            }
            for list_id, records in credentials.records.items()
        },
        trust=_trust_facts(credentials.trust) if credentials.trust else None,
        covered_places=credentials.covered_places,
        desk_rules=desk_rules(),
        prose=frozenset(page.path for page in shell.pages) if shell else frozenset(),
        offline_files=_offline_files(credentials, checked.today),
        sheet_words=sheet_words(checked.portal.grades),
    )


def _row_credential(state: CredentialState) -> RowCredential:
    return RowCredential(status=CredentialStatus(state.status), change=state.change)


def _trust_facts(trust: TrustList) -> TrustFacts:
    return TrustFacts(
        version=trust.version,
        issued_on=trust.issued_on,
        expires_on=trust.expires_on,
        threshold=trust.threshold,
        root_fingerprints=tuple(root.fingerprint for root in trust.roots),
        issuers=tuple(
            IssuerFacts(
                id=issuer.id,
                name=issuer.name,
                mandate=issuer.mandate,
                jurisdictions=issuer.jurisdictions,
                organisations=issuer.organisations,
                highest_grade=issuer.highest_grade,
                keys=tuple(
                    KeyFacts(
                        id=key.id,
                        fingerprint=key.public.fingerprint,
                        usable_from=key.valid_from,
                        usable_until=key.valid_until,
                        compromised_on=key.compromised_on,
                    )
                    for key in issuer.keys
                ),
            )
            for issuer in trust.issuers.values()
        ),
    )


class _Phases:
    """Wall-clock seconds, for people; nothing that is written depends on them."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self._report(name, time.perf_counter() - start)
