"""The verdict on a certificate number or a token: nine steps in fixed order, stopping at the first that fails.

Pure: the day, the settings and the reader are arguments. README.md has the table that this follows;
`theme/verify/v1/verifier.js` does the same in the browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from generator.credentials import certificate_number, wording
from generator.credentials.certificate_number import CertificateNumber
from generator.credentials.lookup import ClaimedToken, SiteRecords
from generator.credentials.outcomes import (
    PLACE_OF_REASON,
    Reason,
    Refused,
    Step,
    Verdict,
    WarningCode,
)
from generator.credentials.record import SignedRecord, from_payload
from generator.credentials.status_list import IndexedChange, Purpose, StatusList
from generator.credentials.strict_json import JsonObject
from generator.credentials.token import Token, unpack
from generator.credentials.trust_list import TrustedIssuer, TrustedKey

FORMAT: Final = "verify/v1"
_SPACES = re.compile(f"[{certificate_number.SPACES}]")
_REASON_OF: Final = {
    Purpose.REVOCATION: Reason.STATUS_REVOKED,
    Purpose.SUSPENSION: Reason.STATUS_SUSPENDED,
}


def verify_number(
    text: str, *, site: SiteRecords, checked_on: date, name: str | None = None
) -> JsonObject:
    """The verdict on a number as somebody typed it. Keys and order of CONTRACT."""
    course = _Course(site=site, checked_on=checked_on, kind="number", name=name)
    course.number = certificate_number.normalised(text)
    try:
        with course.step(Step.FORMAT):
            asked = certificate_number.parse(course.number)
            if not asked.has_known_first_letter:
                course.warnings.append(WarningCode.UNKNOWN_FIRST_LETTER)
        with course.step(Step.LOOKUP):
            token, successors = course.find(asked)
        course.judge(token, successors, asked)
    except _Stopped:
        pass
    return course.result()


def verify_token(
    text: str, *, site: SiteRecords, checked_on: date, name: str | None = None
) -> JsonObject:
    """The verdict on a token that somebody was handed; its number need not be in the shards."""
    course = _Course(site=site, checked_on=checked_on, kind="token", name=name)
    try:
        course.passed(Step.FORMAT)
        with course.step(Step.LOOKUP):
            course.read_trust_list()
        course.judge(text, None, None)
    except _Stopped:
        pass
    return course.result()


class _Stopped(Exception):  # noqa: N818 - a step has failed and was noted
    pass


@dataclass(slots=True, kw_only=True)
class _Course:
    """One verification on its way: what was asked, what is known so far, how each step went."""

    site: SiteRecords
    checked_on: date
    kind: str
    name: str | None
    number: str | None = None
    warnings: list[WarningCode] = field(default_factory=list)
    issuer: TrustedIssuer | None = None
    signed: SignedRecord | None = None
    may_show_record: bool = False
    status: JsonObject | None = None
    as_of: JsonObject = field(
        default_factory=lambda: {
            "trust_list_version": None,
            "trust_list_expires_on": None,
            "status_list_on": None,
            "site_data_on": None,
        }
    )
    passed_steps: list[Step] = field(default_factory=list)
    failure: Refused | None = None

    def passed(self, step: Step) -> None:
        self.passed_steps.append(step)

    @contextmanager
    def step(self, step: Step) -> Iterator[None]:
        """Notes whether what is done inside passes."""
        try:
            yield
        except Refused as refused:
            self.failure = refused
            raise _Stopped from None
        self.passed(step)

    def read_trust_list(self) -> None:
        trust = self.site.trust_list()
        if not self.site.settings.is_root_pinned:
            self.warnings.append(WarningCode.ROOT_NOT_PINNED)
        self.as_of["trust_list_version"] = trust.version
        self.as_of["trust_list_expires_on"] = trust.expires_on.isoformat()

    def find(self, asked: CertificateNumber) -> tuple[str, Sequence[ClaimedToken]]:
        """The token of the number, and those of other numbers that claim to supersede it."""
        self.read_trust_list()
        self.as_of["site_data_on"] = self.site.data_on().isoformat()
        near = self.site.tokens_near(asked)
        own = [claimed for claimed in near if claimed.number == asked.text]
        if not own:
            is_covered = self.site.is_covered(asked)
            raise Refused(Reason.NOT_IN_RECORDS if is_covered else Reason.OUTSIDE_COVERAGE)
        chosen = _in_force(own)
        return chosen.text, _successors(chosen, near)

    def judge(
        self,
        text: str,
        successors: Sequence[ClaimedToken] | None,
        asked: CertificateNumber | None,
    ) -> None:
        """The steps from `issuer-known` on. Where a token was handed in `asked` is None and its
        successors are looked up once it is verified."""
        with self.step(Step.ISSUER_KNOWN):
            token = unpack(text)
            issuer, key = self.site.trust_list().find(token.kid)
            self.issuer = issuer
        with self.step(Step.SIGNATURE):
            self.signed = self._verified(token, key)
        signed = self.signed
        if self.kind == "token":
            self.number = signed.record.certificate_number
        with self.step(Step.MATCHES):
            if asked and signed.record.certificate_number != asked.text:
                raise Refused(Reason.NUMBER_DIFFERS)
            if _plain(self.name or "") not in {"", _plain(signed.record.name)}:
                raise Refused(Reason.NAME_DIFFERS)
        with self.step(Step.ISSUER_MAY_ISSUE):
            require_mandate(signed, issuer, key)
            self.may_show_record = True
        with self.step(Step.IN_PERIOD):
            if signed.ends_on and self.checked_on >= signed.ends_on:
                raise Refused(Reason.RECORD_ENDED, on=signed.ends_on.isoformat())
        with self.step(Step.STATUS):
            lists = self._judge_status(text, signed, successors)
        with self.step(Step.FRESHNESS):
            if self.checked_on > self.site.trust_list().expires_on:
                raise Refused(Reason.TRUST_LIST_EXPIRED)
            if any(self.checked_on >= status_list.ends_on for status_list in lists):
                raise Refused(Reason.STATUS_LIST_EXPIRED)

    def _verified(self, token: Token, key: TrustedKey) -> SignedRecord:
        payload = token.verified_payload(key.public)
        return from_payload(payload, token.kid, self.site.settings.identifier_base)

    def _judge_status(
        self, text: str, signed: SignedRecord, successors: Sequence[ClaimedToken] | None
    ) -> list[StatusList]:
        lists = self.site.status_lists(signed.issuer, signed.status_list)
        changes = [one.change_behind(signed.status_index) for one in lists]
        self.as_of["status_list_on"] = min(one.valid_from for one in lists).isoformat()
        for status_list, change in zip(lists, changes, strict=True):
            if change:
                self.status = _status_of(status_list.purpose, change)
                raise Refused(_REASON_OF[status_list.purpose])
        self.status = _status_of(None, None)
        if successors is None:
            successors = self._successors_of_token(text, signed)
        successor = self._verified_successor(successors)
        if successor:
            record = successor.record
            self.status |= {
                "purpose": "supersession",
                "on": record.approved_on.isoformat(),
                "clause": record.clause,
                "policy": record.policy,
                "superseded_by": record.certificate_number,
            }
            raise Refused(Reason.STATUS_SUPERSEDED)
        return lists

    def _successors_of_token(self, text: str, signed: SignedRecord) -> Sequence[ClaimedToken]:
        """Where the records cannot be read the token stands by itself."""
        number = CertificateNumber(signed.record.certificate_number)
        try:
            near = self.site.tokens_near(number)
        except Refused:
            return ()
        supersedes = signed.supersedes.number if signed.supersedes else None
        return _successors(ClaimedToken(text, number.text, supersedes), near)

    def _verified_successor(self, successors: Sequence[ClaimedToken]) -> SignedRecord | None:
        """The first whose signature and mandate hold: nobody else may take a record out of force."""
        for claimed in successors:
            try:
                token = unpack(claimed.text)
                issuer, key = self.site.trust_list().find(token.kid)
                signed = self._verified(token, key)
                require_mandate(signed, issuer, key)
            except Refused:
                continue
            return signed
        return None

    def result(self) -> JsonObject:
        reason = self.failure.reason if self.failure else None
        verdict = PLACE_OF_REASON[reason][1] if reason else Verdict.VALID
        told = wording.message(verdict, reason, self._filling())
        return {
            "format": FORMAT,
            "verdict": verdict.value,
            "reason": self._published_reason(),
            "input": {"kind": self.kind, "number": self.number},
            "checked_on": self.checked_on.isoformat(),
            "as_of": self.as_of,
            "steps": list(self._steps()),
            "warnings": [wording.warning(code) for code in WarningCode if code in self.warnings],
            "record": self._record(),
            "issuer": (
                {"id": self.issuer.id, "name": self.issuer.name, "mandate": self.issuer.mandate}
                if self.issuer
                else None
            ),
            "status": self.status,
            "next_step": wording.next_step(verdict, reason),
            "message": {"zh": told.zh, "en": told.en},
        }

    def _published_reason(self) -> str | None:
        if self.failure is None:
            return None
        if self.failure.reason is Reason.CHARACTER:
            return f"{Reason.CHARACTER}-{self.failure.values['position']}"
        return self.failure.reason.value

    def _steps(self) -> Iterator[JsonObject]:
        failed = PLACE_OF_REASON[self.failure.reason][0] if self.failure else None
        for step in Step:
            if step in self.passed_steps:
                yield {"step": step.value, "outcome": "passed"}
            elif step is failed:
                yield {
                    "step": step.value,
                    "outcome": "failed",
                    "reason": self._published_reason(),
                }
            else:
                yield {"step": step.value, "outcome": "not-reached"}

    def _filling(self) -> dict[str, str | None]:
        number = self.number
        is_strict = number is not None and certificate_number.is_strict(number)
        status = self.status or {}
        return {
            "number": number,
            "province": number[5:7] if number and is_strict else "unknown",
            **{name: status.get(name) for name in ("on", "clause", "ground", "decided_by")},
            **(self.failure.values if self.failure else {}),
        }

    def _record(self) -> JsonObject | None:
        if self.signed is None or not self.may_show_record:
            return None
        record = self.signed.record
        period = record.management_period
        return {
            "certificate_number": record.certificate_number,
            "name": record.name,
            "grade": record.grade,
            "occupation_code": record.occupation_code,
            "occupation": record.occupation,
            "trade": record.trade,
            "awarded_by": record.awarded_by,
            "approved_by": record.approved_by,
            "announced_in": record.announced_in,
            "announced_by": record.announced_by,
            "approved_on": record.approved_on.isoformat(),
            "list": record.list_id,
            "serial": record.serial,
            "policy": record.policy,
            "clause": record.clause,
            "management_period": (
                {
                    "from": period.valid_from.isoformat(),
                    "until": period.valid_until.isoformat(),
                    "policy": period.policy,
                    "clause": period.clause,
                }
                if period
                else None
            ),
        }


def require_mandate(signed: SignedRecord, issuer: TrustedIssuer, key: TrustedKey) -> None:
    """Raises Refused where this key may not sign this record."""
    number = CertificateNumber(signed.record.certificate_number)
    reason = issuer.refusal_of(number, signed.record.grade) or key.refusal_on(
        signed.record.approved_on
    )
    if reason:
        raise Refused(reason)


def _in_force(claimed: Sequence[ClaimedToken]) -> ClaimedToken:
    """Of several tokens of a number the one that no other supersedes; the last if that is not one."""
    number = claimed[0].number
    unnamed = [
        one
        for one in claimed
        if not any(other is not one and other.supersedes == number for other in claimed)
    ]
    return unnamed[0] if len(unnamed) == 1 else claimed[-1]


def _successors(token: ClaimedToken, near: Sequence[ClaimedToken]) -> list[ClaimedToken]:
    """Those that claim to take the place of `token`: from another number, or standing after it under
    its own. A correction that does not stand there may be newer than the site."""
    own = [one for one in near if one.number == token.number]
    places = [place for place, one in enumerate(own) if one.text == token.text]
    is_newer = not places and token.supersedes == token.number
    later = [] if is_newer else own[places[0] + 1 if places else 0 :]
    others = [one for one in near if one.number != token.number]
    return [one for one in (*later, *others) if one.supersedes == token.number]


def _status_of(purpose: Purpose | None, change: IndexedChange | None) -> JsonObject:
    return {
        "purpose": purpose.value if purpose else None,
        "on": change.on.isoformat() if change else None,
        "clause": change.clause if change else None,
        "policy": change.policy if change else None,
        "ground": change.ground if change else None,
        "decided_by": change.decided_by if change else None,
        "document_number": change.document_number if change else None,
        "superseded_by": None,
    }


def _plain(name: str) -> str:
    """A name without what may differ in typing: normal form and spaces."""
    return _SPACES.sub("", unicodedata.normalize("NFC", name))
