"""A bureau for tests: its keys, one list, its signed site; and ways to forge each part of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from generator.config import Mode, SiteConfig
from generator.credentials import base64url
from generator.credentials.checked import verify_credentials
from generator.credentials.desk import Desk, lists_of, open_desk
from generator.credentials.keys import PrivateKey
from generator.credentials.lookup import NoText, Settings, SiteRecords
from generator.credentials.record import SignedRecord, Supersession, to_payload
from generator.credentials.shards import FORMAT, digest_of, shards_of
from generator.credentials.signers import key_signer
from generator.credentials.strict_json import canonical
from generator.credentials.token import KeyName, sign_token
from generator.credentials.trust_list import (
    TrustedIssuer,
    TrustedKey,
    TrustList,
    signed_trust_list,
)
from generator.credentials.verdict import verify_number
from generator.issue import Issuance, issue
from generator.model import (
    ApprovedList,
    Coverage,
    CoverageDeclaration,
    DirectoryChange,
    Erratum,
    ErratumField,
    EvaluationOrganisation,
    Grade,
    HistoryEntry,
    Holder,
    Jurisdiction,
    ManagementPeriodRule,
    OrganisationKind,
    Policy,
    Portal,
    ScopeRow,
    SignedFile,
    StatusAction,
    StatusChange,
    StatusRegister,
)

BASE = "https://bureau.example/"
TODAY = date(2026, 3, 18)
FIRST = "Y00009999990126T000001"
SECOND = "Y00009999990126T000002"
CHIEF = "Y00009999990126S000001"
ABSENT = "Y00009999990126T000009"
OUTSIDE = "Y00005199990126T000001"
LIST = "test-list"
SHARD = "records/v1/99/0.json"
ROOT_KEY = PrivateKey.from_seed(b"test root key".ljust(32, b"."))
ISSUER_KEY = PrivateKey.from_seed(b"test issuer key".ljust(32, b"."))
FOREIGN_KEY = PrivateKey.from_seed(b"foreign key".ljust(32, b"."))
KID = str(KeyName(BASE, "hrss", "2026-a"))


def holder(
    serial: int, number: str | None, *, name: str = "林砺行", grade: str = "特级技师"
) -> Holder:
    return Holder(
        serial=serial,
        name=name,
        organisation="示例精工机械有限公司",
        occupation_code="6-18-01-01",
        occupation="车工",
        grade=grade,
        certificate_number=number,
    )


def approved_list(*holders: Holder, list_id: str = LIST) -> ApprovedList:
    return ApprovedList(
        id=list_id,
        jurisdiction="demo",
        policy="test-policy",
        clause="四（五）",
        notice="test-notice",
        title="名单",
        document_number="示人社发〔2026〕3号",
        announced_by="示例省人力资源和社会保障厅",
        approved_by="示例省人力资源和社会保障厅",
        approved_on=date(2026, 1, 6),
        issuer="hrss",
        holders=holders,
    )


def change(number: str, action: StatusAction, on: date = date(2026, 3, 16)) -> StatusChange:
    return StatusChange(
        certificate_number=number,
        action=action,
        on=on,
        policy="test-policy",
        clause="附件4 第七条（二）",
        ground="以他人成果作为本人业绩",
        decided_by="示例省人力资源和社会保障厅",
        document_number="示人社发〔2026〕15号",
    )


def portal(lists: Iterable[ApprovedList] = (), changes: tuple[StatusChange, ...] = ()) -> Portal:
    chosen = list(lists) or [
        approved_list(
            holder(1, FIRST),
            holder(2, SECOND, name="周翰歌"),
            holder(3, None),
            holder(4, CHIEF, name="陆承锋", grade="首席技师"),
        )
    ]
    organisation = EvaluationOrganisation(
        id="jinggong",
        jurisdiction="demo",
        name="示例精工机械有限公司",
        kind=OrganisationKind.EMPLOYER,
        filing_number="Y000099999901",
        filed_with="示例省人力资源和社会保障厅",
        filed_on=date(2022, 6, 15),
        history=(
            HistoryEntry(
                on=date(2025, 1, 1),
                change=DirectoryChange.LISTED,
                text="列入目录",
                authority="示例省人力资源和社会保障厅",
                document="公告",
            ),
        ),
        scope=(
            ScopeRow(
                occupation_code="6-18-01-01",
                occupation="车工",
                grades=("special-technician",),
                since=date(2025, 1, 1),
            ),
        ),
    )
    policy = Policy(
        id="test-policy",
        jurisdiction="demo",
        title="办法",
        short_title="办法",
        document_number="示人社发〔2025〕1号",
        issued_by=("示例省人力资源和社会保障厅",),
        summary="评聘办法",
        management_period=ManagementPeriodRule(
            grades=("chief-technician",), years=3, clause="附件4 第三条"
        ),
    )
    coverage = Coverage(
        jurisdiction="demo",
        issuer="hrss",
        declarations=(
            CoverageDeclaration(
                organisations=("jinggong",),
                grades=("special-technician", "chief-technician"),
                complete_from=date(2026, 1, 1),
                as_of=date(2026, 3, 16),
            ),
        ),
    )
    return Portal(
        jurisdictions={"demo": Jurisdiction(id="demo", name="某省", short_name="某省", code="99")},
        grades={
            "special-technician": Grade(
                slug="special-technician", name="特级技师", code="T", clause="附件"
            ),
            "chief-technician": Grade(
                slug="chief-technician", name="首席技师", code="S", clause="附件"
            ),
        },
        policies={policy.id: policy},
        organisations={organisation.id: organisation},
        approved_lists={one.id: one for one in chosen},
        coverage={"demo": coverage},
        status_registers={"hrss": StatusRegister(issuer="hrss", changes=changes)}
        if changes
        else {},
        trust_lists={1: signed_file("data/trust/1.json", trust_file(trust_list()))},
    )


def trusted_issuer(**changes: Any) -> TrustedIssuer:
    issuer = TrustedIssuer(
        id="hrss",
        name="示例省人力资源和社会保障厅",
        mandate="示例省名单",
        jurisdictions=("demo",),
        provinces=("99",),
        organisations=None,
        highest_grade="chief-technician",
        keys=(TrustedKey(id="2026-a", public=ISSUER_KEY.public, valid_from=date(2026, 1, 1)),),
    )
    return replace(issuer, **changes)


def trust_list(issuer: TrustedIssuer | None = None, **changes: Any) -> TrustList:
    known = issuer or trusted_issuer()
    trust = TrustList(
        identifier_base=BASE,
        version=1,
        issued_on=date(2026, 1, 1),
        expires_on=date(2036, 12, 31),
        threshold=1,
        roots=(ROOT_KEY.public,),
        issuers={known.id: known},
    )
    return replace(trust, **changes)


def trust_file(trust: TrustList, *roots: PrivateKey) -> str:
    keys = roots or (ROOT_KEY,)
    return signed_trust_list(trust, [(key.public, key.sign) for key in keys])


def signed_file(path: str, text: str) -> SignedFile:
    return SignedFile(path=path, lines=tuple(text.removesuffix("\n").split("\n")))


def config(mode: Mode = Mode.DEMO) -> SiteConfig:
    return SiteConfig(
        mode=mode,
        demo_today=TODAY if mode is Mode.DEMO else None,
        site_name="站",
        identifier_base=BASE,
        root_fingerprints=(ROOT_KEY.public.fingerprint,),
    )


def desk(of: Portal, key: PrivateKey = ISSUER_KEY, today: date = TODAY) -> Desk:
    return open_desk(of, config(), key_signer(key), today)


def issued(of: Portal, supersession: Supersession | None = None, today: date = TODAY) -> Issuance:
    opened = desk(of, today=today)
    return issue(opened, lists_of(opened), supersession)


def corrected_list(approved: ApprovedList, **changes: str) -> ApprovedList:
    """The list with its first row changed, and the errata that say so."""
    first, *others = approved.holders
    errata = tuple(
        Erratum(
            serial=first.serial,
            on=approved.approved_on,
            field=ErratumField(name),
            was=getattr(first, name),
            becomes=value,
            decided_by="示例省人力资源和社会保障厅",
        )
        for name, value in changes.items()
    )
    return replace(approved, holders=(replace(first, **changes), *others), errata=errata)


def with_files(of: Portal, issuance: Issuance) -> Portal:
    """The portal as it is loaded again after signing."""
    credentials, status, coverage = (
        dict(of.credentials),
        dict(of.status_tokens),
        dict(of.coverage_tokens),
    )
    for path, content in issuance.files.items():
        file = signed_file(path, content.decode())
        parts = path.removesuffix(".jwt").split("/")
        if parts[1] == "credentials":
            credentials[parts[-1]] = file
        elif parts[1] == "status":
            status["/".join(parts[-2:])] = file
        else:
            coverage[parts[-1]] = file
    return replace(of, credentials=credentials, status_tokens=status, coverage_tokens=coverage)


def signed_portal(of: Portal) -> Portal:
    return with_files(of, issued(of))


@dataclass
class Site:
    """A built site in memory; what is put into `files` is what the reader gets."""

    files: dict[str, str] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)
    reads: list[str] = field(default_factory=list)
    pinned: tuple[str, ...] = (ROOT_KEY.public.fingerprint,)
    least_version: int = 1

    @classmethod
    def of(cls, built_from: Portal) -> Site:
        credentials, problems = verify_credentials(built_from, config())
        assert problems == []
        shards = shards_of(credentials.tokens_by_number, TODAY)
        files = {**credentials.files, **dict(shards)}
        return cls({path: content.decode() for path, content in files.items()})

    def read(self, path: str) -> str | NoText:
        self.reads.append(path)
        if path in self.failing:
            return NoText.FAILED
        return self.files.get(path, NoText.NOT_THERE)

    def records(self) -> SiteRecords:
        settings = Settings(
            identifier_base=BASE,
            root_fingerprints=self.pinned,
            least_trust_list_version=self.least_version,
        )
        return SiteRecords(self.read, settings)

    def tokens(self) -> list[str]:
        shard = json.loads(self.files[SHARD])
        tokens: list[str] = shard["tokens"]
        return tokens

    def serve_tokens(self, tokens: list[str]) -> None:
        """A shard whose digest fits, whatever stands in it."""
        self.files[SHARD] = json.dumps(
            {
                "format": FORMAT,
                "partition": "99",
                "bits": 0,
                "tokens": tokens,
                "sha256": digest_of(tokens),
            }
        )

    def serve_instead(self, number: str, token: str) -> None:
        self.serve_tokens(
            [
                token
                if payload_of(one)["credentialSubject"]["certificateNumber"] == number
                else one
                for one in self.tokens()
            ]
        )

    def trust(self, trust: TrustList, *roots: PrivateKey) -> None:
        self.files["trust/trust.json"] = trust_file(trust, *roots)


def payload_of(token: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(base64url.decode(token.split(".")[1]))
    return payload


def resigned(
    token: str, edit: Callable[[dict[str, Any]], None], key: PrivateKey = ISSUER_KEY, kid: str = KID
) -> str:
    """The token with its payload edited and signed again, by whatever key."""
    payload = payload_of(token)
    edit(payload)
    header = canonical({"alg": "Ed25519", "cty": "vc", "kid": kid, "typ": "vc+jwt"})
    return signed_bytes(canonical(payload), header, key)


def signed_bytes(payload: bytes, header: bytes | None = None, key: PrivateKey = ISSUER_KEY) -> str:
    """A token of any bytes at all, with a signature that fits."""
    head = header or canonical({"alg": "Ed25519", "cty": "vc", "kid": KID, "typ": "vc+jwt"})
    signing_input = f"{base64url.encode(head)}.{base64url.encode(payload)}"
    return f"{signing_input}.{base64url.encode(key.sign(signing_input.encode()))}"


def token_of(signed: SignedRecord) -> str:
    return sign_token(to_payload(signed, BASE), KID, ISSUER_KEY.sign, ISSUER_KEY.public)


def asked(
    site: Site, number: str = FIRST, *, name: str | None = None, on: date = TODAY
) -> dict[str, Any]:
    """The verdict on a number of `site`."""
    return verify_number(number, site=site.records(), checked_on=on, name=name)


def served_token(site: Site, number: str = FIRST) -> str:
    """The token that claims `number`."""
    return next(
        token
        for token in site.tokens()
        if payload_of(token)["credentialSubject"]["certificateNumber"] == number
    )


def flipped(text: str, position: int) -> str:
    """`text` with another character at `position`."""
    other = "A" if text[position] != "A" else "B"
    return text[:position] + other + text[position + 1 :]
