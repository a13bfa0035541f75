"""What is signed for a time and must be signed again: a reminder before it is past its age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.config import SiteConfig
from generator.credentials.outcomes import Refused
from generator.credentials.record import status_address
from generator.credentials.status_list import Purpose, read_status_list
from generator.credentials.trust_checked import newest_trust_list
from generator.credentials.trust_list import TrustList
from generator.model import Portal, SignedFile
from generator.problems import Place, Problem, ProblemKind, Severity

STATUS_RENEWED_DAYS_BEFORE: Final = 30  # in these days `portal issue` signs a list again by itself
_TRUST_DAYS_BEFORE: Final = 60  # a root key has to be fetched from where it lies offline

STATUS_LIST_ENDS = ProblemKind(
    "status-list-ends",
    zh="状态清单的最后一天是 {last_on}，还剩 {days} 天；过后核验会注明“清单已过期未更新”",
    en="the last day of the status list is {last_on}, in {days} days; after that verdicts say that it is stale",
    hint_zh="运行 portal issue --all --key 密钥文件，再 portal publish",
    hint_en="run portal issue --all --key FILE, then portal publish",
    severity=Severity.WARNING,
)
STATUS_LIST_ENDED = ProblemKind(
    "status-list-ended",
    zh="状态清单在 {last_on} 已经到期，核验正在注明“清单已过期未更新”",
    en="the status list ended on {last_on}; verdicts say that it is stale",
    hint_zh="马上运行 portal issue --all --key 密钥文件，再 portal publish",
    hint_en="run portal issue --all --key FILE now, then portal publish",
    severity=Severity.WARNING,
)
TRUST_LIST_ENDS = ProblemKind(
    "trust-list-ends",
    zh="信任清单的最后一天是 {last_on}，还剩 {days} 天",
    en="the last day of the trust list is {last_on}, in {days} days",
    hint_zh="取出根密钥，运行 portal trust renew --root-key 根密钥文件，再 portal publish",
    hint_en="fetch the root key, run portal trust renew --root-key FILE, then portal publish",
    severity=Severity.WARNING,
)
TRUST_LIST_ENDED = ProblemKind(
    "trust-list-ended",
    zh="信任清单在 {last_on} 已经到期",
    en="the trust list ended on {last_on}",
    hint_zh="马上取出根密钥，运行 portal trust renew --root-key 根密钥文件，再 portal publish",
    hint_en="fetch the root key and run portal trust renew --root-key FILE now, then portal publish",
    severity=Severity.WARNING,
)
_OF_STATUS: Final = (STATUS_LIST_ENDS, STATUS_LIST_ENDED)
_OF_TRUST: Final = (TRUST_LIST_ENDS, TRUST_LIST_ENDED)


def reminders(portal: Portal, config: SiteConfig, today: date) -> Iterator[Problem]:
    """The trust list and the status lists that end soon or have ended. What does not verify is told elsewhere."""
    trust, problems = newest_trust_list(portal, config)
    if trust is None or problems:
        return
    file = portal.trust_lists[max(portal.trust_lists)]
    yield from _reminder(file, trust.expires_on, today, _TRUST_DAYS_BEFORE, _OF_TRUST)
    for name, signed in portal.status_tokens.items():
        last_on = _last_day_of_status(name, signed, trust)
        if last_on:
            yield from _reminder(signed, last_on, today, STATUS_RENEWED_DAYS_BEFORE, _OF_STATUS)


def _reminder(
    file: SignedFile,
    last_on: date,
    today: date,
    days_before: int,
    kinds: tuple[ProblemKind, ProblemKind],
) -> Iterator[Problem]:
    """`kinds`: what is told before `last_on` has passed, and after."""
    ends, ended = kinds
    place = Place(path=file.path)
    if today > last_on:
        yield ended.at(place, last_on=last_on)
    elif today + timedelta(days=days_before) >= last_on:
        yield ends.at(place, last_on=last_on, days=(last_on - today).days)


def _last_day_of_status(name: str, file: SignedFile, trust: TrustList) -> date | None:
    """Of `<issuer>/<n>.<purpose>`; its `ends_on` is the first day on which it is past its age."""
    issuer, _, rest = name.partition("/")
    number, _, purpose = rest.partition(".")
    address = status_address(issuer, int(number), Purpose(purpose))
    try:
        status = read_status_list("\n".join(file.lines), trust, issuer, address)
    except Refused:
        return None
    return status.ends_on - timedelta(days=1)
