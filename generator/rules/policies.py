"""Policies among themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Policy, PolicyRelation, Portal, RelationKind
from generator.problems import Problem, ProblemKind
from generator.statuses import valid_until

CIRCULAR_REPEAL = ProblemKind(
    "circular-repeal",
    zh="废止关系成环：{chain}",
    en="repeals go in a circle: {chain}",
    hint_zh="后发的文件废止先发的文件",
    hint_en="a later text repeals an earlier one",
)
GRADE_TWICE = ProblemKind(
    "grade-twice",
    zh="等级表里 `{grade}` 写了两次",
    en="the grade table names `{grade}` twice",
    hint_zh="每个等级一行",
    hint_en="write each grade once",
)
WRONG_CODE = ProblemKind(
    "wrong-grade-code",
    zh="`{found}` 与 data/grades.yml 不符",
    en="`{found}` is not what data/grades.yml says",
    hint_zh="写作「等级英文名=代码」：{expected}",
    hint_en="write slug=code: {expected}",
)
RELATION_TO_NOTHING = ProblemKind(
    "relation-to-nothing",
    zh="这条关系要写 `policy` 或 `document`，二者写一个",
    en="a relation names either a `policy` or a `document`",
    hint_zh="对方在本站写 policy；不在本站的先登记到 data/documents.yml，再写 document",
    hint_en="name a policy of this site, or register the document in data/documents.yml and name it",
)
DOCUMENT_DIFFERS = ProblemKind(
    "document-differs",
    zh="文号 {found} 与所指文件的 {expected} 不同",
    en="document number {found} differs from {expected} of what it leads to",
    hint_zh="核对文号和所指的 id",
    hint_en="check the number and the id",
)
DOCUMENT_TAKEN = ProblemKind(
    "document-is-a-policy",
    zh="`{found}` 已是政策的编号",
    en="`{found}` is the id of a policy",
    hint_zh="本站已收录的文件不用登记；不同的文件换一个编号",
    hint_en="a policy of this site needs no stub; another document needs another id",
)
DOCUMENT_NOT_CITED = ProblemKind(
    "document-not-cited",
    zh="没有政策引用 `{found}`",
    en="no policy cites `{found}`",
    hint_zh="在引用它的政策的 relations 里写明，或删去",
    hint_en="name it in the relations of the policy that cites it, or delete it",
)
OVERLAPPING_VALIDITY = ProblemKind(
    "overlapping-validity",
    zh="{policy} 自 {since} 起施行，它废止的 {older} 自 {older_since} 起才施行",
    en="{policy} is in force from {since}, but {older}, which it repeals, only from {older_since}",
    hint_zh="核对两份文件的施行日期",
    hint_en="check both dates",
)
TWO_IN_FORCE = ProblemKind(
    "two-versions-in-force",
    zh="{policy} 与 {older} 标题相同，施行期重叠（{since} 起两份都有效）",
    en="{policy} and {older} have the same title and are both in force from {since}",
    hint_zh="后一份若废止前一份，在 relations 里写 repeals；否则核对标题和有效期",
    hint_en="write that the later repeals the earlier, or check title and validity",
)
NUMBER_TWICE = ProblemKind(
    "document-number-twice",
    zh="文号 {number} 已是 {first} 的",
    en="document number {number} is that of {first}",
    hint_zh="一个文号只属于一份文件",
    hint_en="a number belongs to one document",
)


def repeals_do_not_go_in_circles(portal: Portal) -> Iterator[Problem]:
    """Following the repeals from a policy never leads back to it."""
    repeals = {policy.id: set(_repealed(policy)) for policy in portal.policies.values()}
    for policy in portal.policies.values():
        seen, open_ids = [policy.id], sorted(repeals[policy.id])
        while open_ids:
            current = open_ids.pop()
            if current == policy.id:
                chain = " → ".join([*seen, policy.id])
                yield CIRCULAR_REPEAL.at(policy.source.at("relations"), chain=chain)
                break
            if current not in seen:
                seen.append(current)
                open_ids += sorted(repeals.get(current, set()))


def _repealed(policy: Policy) -> Iterator[str]:
    for relation in policy.relations:
        if relation.kind is RelationKind.REPEALS and relation.policy:
            yield relation.policy


def a_grade_table_names_each_grade_once(portal: Portal) -> Iterator[Problem]:
    """A grade has at most one row in a policy's grade table."""
    for policy in portal.policies.values():
        counts = Counter(row.grade for row in policy.grade_table)
        for row in policy.grade_table:
            if counts[row.grade] > 1:
                yield GRADE_TWICE.at(row.source.at("grade"), grade=row.grade)


def stated_codes_are_those_of_the_ladder(portal: Portal) -> Iterator[Problem]:
    """The 16th characters that a policy states are those of data/grades.yml."""
    codes = {slug: grade.code for slug, grade in portal.grades.items()}
    for policy in portal.policies.values():
        for rule in policy.certificate_coding:
            for stated in rule.grade_codes:
                slug, _, code = stated.partition("=")
                if codes.get(slug) != code:
                    expected = ", ".join(f"{name}={value}" for name, value in codes.items())
                    place = rule.source.at("grade_codes")
                    yield WRONG_CODE.at(place, found=stated, expected=expected)


def relations_lead_somewhere(portal: Portal) -> Iterator[Problem]:
    """A relation names one policy or one document, and its number is that one's."""
    for policy in portal.policies.values():
        for relation in policy.relations:
            if (relation.policy is None) == (relation.document is None):
                yield RELATION_TO_NOTHING.at(relation.source.place)
                continue
            expected = _number_of(relation, portal)
            if expected and relation.document_number not in {None, expected}:
                place = relation.source.at("document_number")
                found = relation.document_number
                yield DOCUMENT_DIFFERS.at(place, found=found, expected=expected)


def _number_of(relation: PolicyRelation, portal: Portal) -> str | None:
    policy = portal.policies.get(relation.policy or "")
    document = portal.documents.get(relation.document or "")
    other = policy or document
    return other.document_number if other else None


def documents_are_cited_and_are_no_policies(portal: Portal) -> Iterator[Problem]:
    """A document outside this site has an id of its own, and a policy that cites it."""
    cited = {
        relation.document for policy in portal.policies.values() for relation in policy.relations
    }
    for document in portal.documents.values():
        place = document.source.at("id")
        if document.id in portal.policies:
            yield DOCUMENT_TAKEN.at(place, found=document.id)
        elif document.id not in cited:
            yield DOCUMENT_NOT_CITED.at(place, found=document.id)


def a_document_number_is_used_once(portal: Portal) -> Iterator[Problem]:
    """No two policies have one number."""
    first: dict[str, str] = {}
    for policy in portal.policies.values():
        number = policy.document_number
        if number in first:
            place = policy.source.at("document_number")
            yield NUMBER_TWICE.at(place, number=number, first=first[number])
        first.setdefault(number, policy.id)


def validities_do_not_overlap(portal: Portal) -> Iterator[Problem]:
    """What a policy repeals was in force before it; two versions of one title are never both in force."""
    for policy in portal.policies.values():
        repealed = set(_repealed(policy))
        for older_id in sorted(repealed & set(portal.policies) - {policy.id}):
            older = portal.policies[older_id]
            if (
                policy.effective_from
                and older.effective_from
                and older.effective_from >= policy.effective_from
            ):
                yield OVERLAPPING_VALIDITY.at(
                    policy.source.at("effective_from"),
                    policy=policy.id,
                    since=policy.effective_from,
                    older=older_id,
                    older_since=older.effective_from,
                )
        for older in portal.policies.values():
            if _is_later_version(policy, older) and older.id not in repealed:
                yield TWO_IN_FORCE.at(
                    policy.source.at("title"),
                    policy=policy.id,
                    older=older.id,
                    since=policy.effective_from,
                )


def _is_later_version(policy: Policy, older: Policy) -> bool:
    """Same place and title, begun after `older` and before `older` ends."""
    if policy.id == older.id or policy.effective_from is None or older.effective_from is None:
        return False
    is_same_text = (policy.jurisdiction, policy.title) == (older.jurisdiction, older.title)
    ends = valid_until(older)
    return (
        is_same_text
        and older.effective_from <= policy.effective_from
        and (older.effective_from, older.id) < (policy.effective_from, policy.id)
        and (ends is None or ends >= policy.effective_from)
    )
