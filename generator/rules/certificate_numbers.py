"""Certificate numbers against the row, the organisation and one another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import ApprovedList, Holder, Portal
from generator.problems import Problem, ProblemKind, Severity

NUMBER_TWICE = ProblemKind(
    "number-twice",
    zh="证书编码 {number} 已用于 {first}",
    en="certificate number {number} is already used at {first}",
    hint_zh="一个编码只对应一人一证；更正已公布的记录用 supersedes",
    hint_en="a number belongs to one person and one certificate; check both rows",
)
GRADE_DISAGREES = ProblemKind(
    "grade-and-number-disagree",
    zh="等级是 `{grade}`，证书编码 {number} 第16位却是 `{found}`",
    en="the grade is `{grade}` but character 16 of {number} is `{found}`",
    hint_zh="`{grade}` 的第16位是 `{expected}`；核对等级或编码",
    hint_en="character 16 of `{grade}` is `{expected}`; check the grade or the number",
)
FILING_DISAGREES = ProblemKind(
    "number-and-filing-disagree",
    zh="证书编码 {number} 前13位不是 {organisation} 的备案号 {expected}（{place}）",
    en="{number} does not begin with {expected}, the filing number of {organisation} ({place})",
    hint_zh="核对编码或评价机构",
    hint_en="check the number or the organisation",
)
YEAR_TOO_LATE = ProblemKind(
    "number-year-too-late",
    zh="证书编码 {number} 的年份是 20{year}，名单却在 {approved} 核准",
    en="{number} is of 20{year} but the list was approved on {approved}",
    hint_zh="第14–15位是发证年份；名单之后编号的，在 supplements 记一项",
    hint_en="characters 14–15 are the year of issue; if it was numbered later, write a supplement",
    severity=Severity.WARNING,
)
SPECIAL_FROM_TRAINING_BODY = ProblemKind(
    "special-grade-first-letter",
    zh="证书编码 {number} 首位是 S（社会培训评价组织），等级却是 {grade}",
    en="{number} begins with S (training body) but the grade is {grade}",
    hint_zh="特级技师、首席技师由用人单位评聘，首位一般为 Y；首位 S 与第16位 S 容易混淆",
    hint_en="special and chief technicians are appointed by employers (Y); "
    "S at 1 and S at 16 are easily confused",
    severity=Severity.WARNING,
)

_GRADE = 15  # index of the 16th character
_YEAR = slice(13, 15)
_FILING = slice(0, 13)


def _numbered(portal: Portal) -> Iterator[tuple[ApprovedList, Holder, str]]:
    for approved in portal.approved_lists.values():
        for holder in approved.holders:
            if holder.certificate_number:
                yield approved, holder, holder.certificate_number


def a_number_is_used_once(portal: Portal) -> Iterator[Problem]:
    """A certificate number stands in one row of one list, across all jurisdictions."""
    first_holders: dict[str, Holder] = {}
    for _, holder, number in _numbered(portal):
        first = first_holders.setdefault(number, holder)
        if first is not holder:
            field = "certificate_number"
            place, first_place = holder.source.at(field), first.source.at(field)
            yield NUMBER_TWICE.at(place, number=number, first=first_place)


def the_sixteenth_character_is_the_grade(portal: Portal) -> Iterator[Problem]:
    """Character 16 is the code of the row's grade. 人社部发〔2022〕14号 附件 注2."""
    codes = {grade.name: grade.code for grade in portal.grades.values()}
    for _, holder, number in _numbered(portal):
        expected = codes.get(holder.grade)
        if expected and number[_GRADE] != expected:
            yield GRADE_DISAGREES.at(
                holder.source.at("certificate_number"),
                grade=holder.grade,
                number=number,
                found=number[_GRADE],
                expected=expected,
            )


def a_number_begins_with_the_filing_number(portal: Portal) -> Iterator[Problem]:
    """Characters 1–13 are the filing number of the organisation that awards."""
    organisations = {(one.jurisdiction, one.name): one for one in portal.organisations.values()}
    for approved, holder, number in _numbered(portal):
        organisation = organisations.get((approved.jurisdiction, holder.organisation))
        if organisation and number[_FILING] != organisation.filing_number:
            yield FILING_DISAGREES.at(
                holder.source.at("certificate_number"),
                number=number,
                organisation=organisation.name,
                expected=organisation.filing_number,
                place=organisation.source.at("filing_number"),
            )


def the_year_is_not_after_the_approval(portal: Portal) -> Iterator[Problem]:
    """The year in a number is not after the list's approval, or the supplement that brought it."""
    for approved, holder, number in _numbered(portal):
        numbered_on = max(
            (one.on for one in approved.supplements if holder.serial in one.serials),
            default=approved.approved_on,
        )
        if int(number[_YEAR]) > numbered_on.year % 100:
            yield YEAR_TOO_LATE.at(
                holder.source.at("certificate_number"),
                number=number,
                year=number[_YEAR],
                approved=approved.approved_on,
            )


def special_grades_come_from_employers(portal: Portal) -> Iterator[Problem]:
    """T and S at 16 with S at 1 is unusual: 特级 and 首席 are appointed by employers."""
    for _, holder, number in _numbered(portal):
        if number[0] == "S" and number[_GRADE] in "TS":
            yield SPECIAL_FROM_TRAINING_BODY.at(
                holder.source.at("certificate_number"), number=number, grade=holder.grade
            )
