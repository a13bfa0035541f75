"""Evaluation organisations: their numbers, their names for grades, the occupations they name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import OrganisationKind, Portal
from generator.problems import Problem, ProblemKind, Severity
from generator.rules import rows

FILING_NUMBER_TWICE = ProblemKind(
    "filing-number-twice",
    zh="备案号 `{number}` 已属于 {first}",
    en="the filing number `{number}` already belongs to {first}",
    hint_zh="核对备案号",
    hint_en="check the filing number",
)
NAME_TWICE = ProblemKind(
    "organisation-name-twice",
    zh="{jurisdiction} 已有名为 `{name}` 的机构（{first}）",
    en="there already is an organisation `{name}` in {jurisdiction} ({first})",
    hint_zh="名单按名称找机构；重新备案的，名称写得能够区分",
    hint_en="lists name organisations; where one was filed anew, write names that differ",
)
FILING_LETTER = ProblemKind(
    "filing-letter-and-kind",
    zh="备案号 {number} 首位是 {found}，{kind} 一般是 {expected}",
    en="the filing number {number} begins with {found}; a body of kind {kind} usually has {expected}",
    hint_zh="Y 是用人单位，S 是社会培训评价组织；核对备案号和 kind",
    hint_en="Y is an employer, S a training body; check the number and `kind`",
    severity=Severity.WARNING,
)
FILING_PROVINCE = ProblemKind(
    "filing-province",
    zh="备案号 {number} 第6–7位是 {found}，{jurisdiction} 是 {expected}",
    en="characters 6–7 of the filing number {number} are {found}; {jurisdiction} has {expected}",
    hint_zh="在省里备案的机构（第2–5位 0000）用本省代码；核对备案号和 jurisdiction",
    hint_en="a body filed with a province (0000 at 2–5) has its code; check number and jurisdiction",
    severity=Severity.WARNING,
)
CREDIT_CODE = ProblemKind(
    "credit-code-check-digit",
    zh="统一社会信用代码 {code} 的校验位是 {found}，按 GB 32100 应为 {expected}",
    en="the check digit of the credit code {code} is {found}; GB 32100 makes it {expected}",
    hint_zh="对照营业执照；个别真实代码也不合校验，确认无误的可以忽略本提醒",
    hint_en="compare it with the licence; a few real codes fail, so a confirmed one may stay",
    severity=Severity.WARNING,
)
OWN_NAME_IS_OFFICIAL = ProblemKind(
    "own-grade-name-is-official",
    zh="`{name}` 是八个等级之一的名称，不能用来称呼 {grade}",
    en="`{name}` is the name of one of the eight grades; {grade} cannot be called so",
    hint_zh="单位自己的叫法不能与八个等级的名称相同",
    hint_en="a name of the organisation's own differs from the names of the eight",
)
OWN_NAME_TWICE = ProblemKind(
    "own-grade-name-twice",
    zh="`{name}` 已对应 {first}",
    en="`{name}` already stands for {first}",
    hint_zh="一个叫法只对应一个等级",
    hint_en="a name stands for one grade",
)

# GB 32100-2015: a character's value is its index; position i weighs 3^(i-1) mod 31
_CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LETTERS = {OrganisationKind.EMPLOYER: "Y", OrganisationKind.TRAINING_BODY: "S"}
_OF_PROVINCE = slice(1, 5)
_PROVINCE = slice(5, 7)


def a_filing_number_belongs_to_one_organisation(portal: Portal) -> Iterator[Problem]:
    """No two organisations have the same filing number."""
    owners: dict[str, str] = {}
    for organisation in portal.organisations.values():
        number = organisation.filing_number
        if number in owners:
            place = organisation.source.at("filing_number")
            yield FILING_NUMBER_TWICE.at(place, number=number, first=owners[number])
        owners.setdefault(number, organisation.id)


def a_name_belongs_to_one_organisation(portal: Portal) -> Iterator[Problem]:
    """No two organisations of a jurisdiction have the same name: lists name them by it."""
    owners: dict[tuple[str, str], str] = {}
    for organisation in portal.organisations.values():
        key = (organisation.jurisdiction, organisation.name)
        if key in owners:
            yield NAME_TWICE.at(
                organisation.source.at("name"),
                jurisdiction=organisation.jurisdiction,
                name=organisation.name,
                first=owners[key],
            )
        owners.setdefault(key, organisation.id)


def filing_numbers_agree_with_kind_and_place(portal: Portal) -> Iterator[Problem]:
    """The first letter is that of the kind; 6–7 the province's code, unless filed with the ministry.

    Schools are left alone: those that assess their own students carry Y as well.
    """
    for organisation in portal.organisations.values():
        number, place = organisation.filing_number, organisation.source.at("filing_number")
        letter = _LETTERS.get(organisation.kind)
        if letter and number[0] != letter:
            yield FILING_LETTER.at(
                place, number=number, found=number[0], kind=organisation.kind, expected=letter
            )
        jurisdiction = portal.jurisdictions.get(organisation.jurisdiction)
        code = jurisdiction.code if jurisdiction else None
        if code and number[_OF_PROVINCE] == "0000" and number[_PROVINCE] != code:
            yield FILING_PROVINCE.at(
                place,
                number=number,
                found=number[_PROVINCE],
                jurisdiction=organisation.jurisdiction,
                expected=code,
            )


def credit_codes_have_their_check_digit(portal: Portal) -> Iterator[Problem]:
    """The last character of a credit code follows from the others. GB 32100-2015."""
    for organisation in portal.organisations.values():
        code = organisation.credit_code
        if code is None:
            continue
        expected = credit_code_check_digit(code)
        if code[-1] != expected:
            yield CREDIT_CODE.at(
                organisation.source.at("credit_code"), code=code, found=code[-1], expected=expected
            )


def credit_code_check_digit(code: str) -> str:
    """From the first 17 characters: 91350100M000100Y4 -> 3."""
    weighted = (
        _CREDIT_CHARACTERS.index(character) * pow(3, position, 31)
        for position, character in enumerate(code[:17])
    )
    return _CREDIT_CHARACTERS[(31 - sum(weighted) % 31) % 31]


def own_grade_names_are_clear(portal: Portal) -> Iterator[Problem]:
    """A name of the organisation's own stands for one grade, and is no name of the eight."""
    official = {grade.name for grade in portal.grades.values()}
    for organisation in portal.organisations.values():
        first: dict[str, str] = {}
        for own in organisation.own_grade_names:
            place = own.source.at("name")
            if own.name in official:
                yield OWN_NAME_IS_OFFICIAL.at(place, name=own.name, grade=own.grade)
            if own.name in first:
                yield OWN_NAME_TWICE.at(place, name=own.name, first=first[own.name])
            first.setdefault(own.name, own.grade)


def occupations_are_known(portal: Portal) -> Iterator[Problem]:
    """A code of a scope carries its occupation's name; one that is not known draws a warning."""
    for organisation in portal.organisations.values():
        yield from rows.occupations(portal, organisation.scope)
