"""What a verifier reads from a site, parsed and verified once: trust list, shards, coverage, status lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final, TypeAlias

from generator.credentials.certificate_number import CertificateNumber
from generator.credentials.coverage import SignedCoverage, read_coverage
from generator.credentials.outcomes import Reason, Refused
from generator.credentials.record import status_address
from generator.credentials.shards import FORMAT, MAX_BITS, ROOT, digest_of, prefix_of, shard_path
from generator.credentials.status_list import Purpose, StatusList, read_status_list
from generator.credentials.strict_json import (
    JsonObject,
    day_member,
    integer_member,
    parse_object,
    text_member,
    text_members,
)
from generator.credentials.token import claims_of
from generator.credentials.trust_list import TrustList, claimed_trust_list, read_trust_list

TRUST_LIST: Final = "trust/trust.json"
COVERAGE: Final = f"{ROOT}/coverage.jwt"
_INDEX: Final = f"{ROOT}/index.json"
_READS_OF_A_SHARD: Final = 2


class NoText(Enum):
    NOT_THERE = "not-there"
    FAILED = "failed"


# path relative to the site's root -> its text
Read: TypeAlias = Callable[[str], str | NoText]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the verifier believes beforehand. Without pinned roots those of the site are taken."""

    identifier_base: str
    root_fingerprints: tuple[str, ...] = ()
    root_threshold: int = 1
    least_trust_list_version: int = 1

    @property
    def is_root_pinned(self) -> bool:
        return bool(self.root_fingerprints)


@dataclass(frozen=True, slots=True)
class ClaimedToken:
    """A token with what it says of itself, not yet verified."""

    text: str
    number: str
    supersedes: str | None


@dataclass(frozen=True, slots=True)
class _Index:
    """`records/v1/index.json`: the day of the data, and k of each partition."""

    data_on: date
    bits: Mapping[str, int]


@dataclass(slots=True)
class SiteRecords:
    """A site as seen through `read`. Remembers what it has verified, so a batch reads it once."""

    read: Read
    settings: Settings
    _trust: TrustList | None = None
    _index: _Index | None = None
    _coverage: list[SignedCoverage | None] | None = None
    _shards: dict[str, list[ClaimedToken]] = field(default_factory=dict)
    _status_lists: dict[tuple[str, int], list[StatusList]] = field(default_factory=dict)

    def trust_list(self) -> TrustList:
        if self._trust is None:
            text = self._text(TRUST_LIST, Reason.TRUST_LIST_UNAVAILABLE)
            base = self.settings.identifier_base
            pinned = self.settings.root_fingerprints or tuple(
                root.fingerprint for root in claimed_trust_list(text, base).roots
            )
            least = self.settings.root_threshold
            trust = read_trust_list(text, pinned, base, least_threshold=least)
            if trust.version < self.settings.least_trust_list_version:
                raise Refused(Reason.TRUST_LIST_OLDER)
            self._trust = trust
        return self._trust

    def data_on(self) -> date:
        """The day of the site's data."""
        return self._read_index().data_on

    def tokens_near(self, number: CertificateNumber) -> list[ClaimedToken]:
        """The tokens of the shard in which `number` must stand; none where its partition is unknown."""
        bits = self._read_index().bits.get(number.partition)
        if bits is None:
            return []
        path = shard_path(number.partition, prefix_of(number.text, bits))
        if path not in self._shards:
            tokens = self._read_shard(path, number.partition, bits)
            self._shards[path] = [claimed for text in tokens if (claimed := _claimed(text))]
        return self._shards[path]

    def is_covered(self, number: CertificateNumber) -> bool:
        """Raises Refused where a declaration that might have covered it does not verify."""
        if self._coverage is None:
            text = self._text(COVERAGE, Reason.COVERAGE_UNAVAILABLE)
            self._coverage = [self._declared(line) for line in text.split("\n") if line]
        if any(coverage and coverage.covers(number) for coverage in self._coverage):
            return True
        if None in self._coverage:
            raise Refused(Reason.COVERAGE_UNVERIFIED)
        return False

    def status_lists(self, issuer: str, number: int) -> list[StatusList]:
        """The status lists of an issuer with this number, one of each purpose."""
        if (issuer, number) not in self._status_lists:
            addresses = [status_address(issuer, number, purpose) for purpose in Purpose]
            texts = [self._text(address, Reason.STATUS_UNAVAILABLE) for address in addresses]
            self._status_lists[issuer, number] = [
                read_status_list(text, self.trust_list(), issuer, address)
                for text, address in zip(texts, addresses, strict=True)
            ]
        return self._status_lists[issuer, number]

    def _declared(self, line: str) -> SignedCoverage | None:
        try:
            return read_coverage(line, self.trust_list())
        except Refused:
            return None

    def _read_index(self) -> _Index:
        if self._index is None:
            file = self._records_file(_INDEX)
            try:
                self._index = _index_from(file)
            except ValueError:
                raise Refused(Reason.RECORDS_UNAVAILABLE) from None
        return self._index

    def _read_shard(self, path: str, partition: str, bits: int) -> tuple[str, ...]:
        """Read once more where it does not fit its digest: the site may just have been renewed."""
        for _ in range(_READS_OF_A_SHARD):
            shard = self._records_file(path)
            try:
                tokens = text_members(shard, "tokens")
            except ValueError:
                continue
            members = [shard.get(name) for name in ("format", "partition", "bits", "sha256")]
            if members == [FORMAT, partition, bits, digest_of(tokens)]:
                return tokens
        raise Refused(Reason.RECORDS_DIGEST)

    def _records_file(self, path: str) -> JsonObject:
        try:
            return parse_object(self._text(path, Reason.RECORDS_UNAVAILABLE))
        except ValueError:
            raise Refused(Reason.RECORDS_UNAVAILABLE) from None

    def _text(self, path: str, otherwise: Reason) -> str:
        text = self.read(path)
        if isinstance(text, NoText):
            raise Refused(otherwise)
        return text


def _index_from(file: JsonObject) -> _Index:
    partitions = file.get("partitions")
    if file.get("format") != FORMAT or not isinstance(partitions, dict):
        raise ValueError("not an index of records")
    bits = {}
    for name, partition in partitions.items():
        if not isinstance(partition, dict):
            raise ValueError("a partition is not an object")
        bits[name] = integer_member(partition, "bits", 0, MAX_BITS)
    return _Index(day_member(file, "dataOn"), bits)


def _claimed(text: str) -> ClaimedToken | None:
    """None for what cannot be read: it cannot be the token of any number."""
    try:
        payload = claims_of(text)
        number = text_member(payload["credentialSubject"], "certificateNumber")
    except (ValueError, KeyError, AttributeError):
        return None
    supersedes = payload.get("supersedes")
    return ClaimedToken(text, number, supersedes if isinstance(supersedes, str) else None)
