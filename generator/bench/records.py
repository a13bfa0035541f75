"""A site with as many signed records as a large province has, for `bench`: keys made for it and thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from generator.credentials.keys import PrivateKey
from generator.credentials.lookup import COVERAGE, TRUST_LIST
from generator.credentials.record import CredentialRecord, SignedRecord, status_address
from generator.credentials.record import to_payload as record_payload
from generator.credentials.shards import shards_of
from generator.credentials.status_list import Purpose, status_list_of
from generator.credentials.status_list import to_payload as status_payload
from generator.credentials.token import KeyName, sign_token
from generator.credentials.trust_list import TrustedIssuer, TrustedKey, TrustList, signed_trust_list

_ISSUER = "bench"
_KEY = "bench-a"
_PROVINCE = "99"
_A_YEAR = timedelta(days=365)
_MOST_IN_A_SHARD = 60  # a token has 1,600 characters
# as different from one another as rows of lists are: what is alike is compressed on its way
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN = ("砺行", "翰歌", "铣舟", "承锋", "镗声", "刨野", "磨", "钳之", "焊青", "车南", "熔远")
_FIRMS = (
    "示例精工机械有限公司",
    "示例北辰电力设备有限公司",
    "示例重型机械厂",
    "示例西部航空发动机（集团）股份有限公司",
    "示例第二建筑工程公司",
    "示例市轨道交通运营有限责任公司",
    "示例化工研究院",
)
_OCCUPATIONS = (
    ("6-18-01-01", "车工"),
    ("6-18-02-04", "焊工"),
    ("6-31-01-03", "电工"),
    ("6-20-01-01", "机床装调维修工"),
    ("6-29-02-15", "建筑起重机械安装拆卸工"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSite:
    """What a verifier must know to believe the records, and whom it can ask for."""

    root_fingerprint: str
    numbers: tuple[str, ...]


def write_signed_site(site: Path, identifier_base: str, today: date, count: int) -> SignedSite:
    """`count` records with trust list, shards and status lists into `site`, in place of what was there."""
    root, key = PrivateKey.generate(), PrivateKey.generate()
    kid = str(KeyName(identifier_base, _ISSUER, _KEY))
    trust = _trust_list(identifier_base, root, key, today)
    tokens = _tokens(identifier_base, today, key, count)
    files = {
        TRUST_LIST: signed_trust_list(trust, [(root.public, root.sign)]).encode(),
        COVERAGE: b"",
    }
    for purpose in Purpose:
        status = status_list_of(
            issuer=_ISSUER,
            number=1,
            purpose=purpose,
            changes=(),
            valid_from=today,
            ends_on=today + _A_YEAR,
        )
        token = sign_token(status_payload(status, identifier_base), kid, key.sign, key.public)
        files[status_address(_ISSUER, 1, purpose)] = f"{token}\n".encode("ascii")
    for path, content in (*files.items(), *shards_of(tokens, today)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return SignedSite(root_fingerprint=root.public.fingerprint, numbers=tuple(tokens))


def full_shard(identifier_base: str, today: date) -> bytes:
    """A shard with as many records as one may hold."""
    tokens = _tokens(identifier_base, today, PrivateKey.generate(), _MOST_IN_A_SHARD)
    for count in range(_MOST_IN_A_SHARD, 0, -1):
        shard, *others = shards_of(dict(islice(tokens.items(), count)), today)
        if len(others) == 1:  # the index alone
            return shard[1]
    raise AssertionError("one token does not fill a shard")


def _tokens(identifier_base: str, today: date, key: PrivateKey, count: int) -> dict[str, list[str]]:
    kid = str(KeyName(identifier_base, _ISSUER, _KEY))
    return {
        record.record.certificate_number: [
            sign_token(record_payload(record, identifier_base), kid, key.sign, key.public)
        ]
        for record in _records(today, count)
    }


def _trust_list(identifier_base: str, root: PrivateKey, key: PrivateKey, today: date) -> TrustList:
    issuer = TrustedIssuer(
        id=_ISSUER,
        name="示例省人力资源和社会保障厅",
        mandate="示例省名单",
        jurisdictions=("demo",),
        provinces=(_PROVINCE,),
        organisations=None,
        highest_grade="chief-technician",
        keys=(TrustedKey(id=_KEY, public=key.public, valid_from=today - _A_YEAR),),
    )
    return TrustList(
        identifier_base=identifier_base,
        version=1,
        issued_on=today - _A_YEAR,
        expires_on=today + _A_YEAR,
        threshold=1,
        roots=(root.public,),
        issuers={issuer.id: issuer},
    )


def _records(today: date, count: int) -> Iterator[SignedRecord]:
    for serial in range(1, count + 1):
        code, occupation = _OCCUPATIONS[serial % len(_OCCUPATIONS)]
        record = CredentialRecord(
            certificate_number=f"Y0000{_PROVINCE}999901{today.year % 100:02}1{serial:06}",
            name=_SURNAMES[serial % len(_SURNAMES)] + _GIVEN[serial % len(_GIVEN)],
            grade="senior-technician",
            occupation_code=code,
            occupation=occupation,
            trade=None,
            awarded_by=_FIRMS[serial % len(_FIRMS)],
            approved_by="示例省人力资源和社会保障厅",
            announced_in="示人社发〔2026〕3号",
            announced_by="示例省人力资源和社会保障厅",
            approved_on=today,
            list_id="bench-list",
            serial=serial,
            policy="bench-policy",
            clause="四（四）",
            management_period=None,
        )
        yield SignedRecord(record=record, issuer=_ISSUER, status_list=1, status_index=serial)
