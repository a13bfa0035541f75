"""What people type, and where it must lead: the page or clause that comes first or among the first three."""

from __future__ import annotations

PUBLIC = (
    ("八级工", "questions/#eight-grades", 1),
    ("新八级工是哪几级", "questions/#eight-grades", 1),
    ("五级", "grades/junior/", 3),
    ("5级", "grades/junior/", 3),
    ("T级", "grades/special-technician/", 3),
    ("特级技师", "grades/special-technician/", 1),
    ("特级技师要干几年", "questions/#special-years", 1),
    ("首席技师要几年", "questions/#chief-years", 3),
    ("四川特级技师条件", "policies/sc-2024-10/#附件3", 3),
    ("破格", "policies/sh-2024-177/#三（三）", 3),
    ("中华技能大奖", "questions/#china-skills-award", 3),
    ("技能大赛第一名", "policies/cq-2023-27/#附件2-一（五）", 3),
    ("年龄", "questions/#age-and-nationality", 1),
    ("免试", "questions/#direct-recognition-exam", 3),
    ("学徒转正", "questions/#apprentice-grading", 1),
    ("劳务派遣", "questions/#dispatched-workers", 3),
    ("外包员工能评吗", "questions/#dispatched-workers", 1),
    ("技校学生", "policies/mohrss-2022-14/#三（十二）", 1),
    ("工程师考技师", "questions/#engineer-to-technician", 1),
    ("首席技师工资", "questions/#chief-pay", 1),
    ("待遇", "questions/#special-treatment", 3),
    ("退休", "questions/#retirement", 1),
    ("车工", "occupations/6-18-01-01/", 1),
)
# What no text states: the question that says so is first, and stands above the answers.
NOT_STATED = (
    ("公示有意见几天内提", "questions/#objection", 1),
    ("补贴", "questions/#subsidy-amount", 1),
    ("补贴多少钱", "questions/#subsidy-amount", 1),
    ("技能补贴", "questions/#subsidy-amount", 1),
    ("报名费", "questions/#fees", 1),
    ("考试费多少", "questions/#fees", 1),
    ("证书丢了", "questions/#lost-certificate", 1),
    ("有效期几年", "questions/#certificate-validity", 1),
    ("四川公示几天", "questions/#sichuan-publicity-days", 1),
)
EMPLOYER = (
    ("怎么查证书真假", "verify/", 3),
    ("查验证书", "verify/", 1),
    ("怎么核验证书", "verify/", 3),
    ("证书编号第几位是等级", "questions/#grade-in-number", 1),
    ("证书号", "questions/#grade-in-number", 3),
    ("调离", "questions/#moved-away", 3),
    ("谁发证", "policies/cq-2023-27/#五（二）", 3),
)
FIRM = (
    ("怎么备案", "policies/cq-2023-27/#四（一）", 3),
    ("重庆备案", "questions/#chongqing-filing", 3),
    ("上海备案 时间", "questions/#shanghai-intake", 1),
    ("四川备案材料", "policies/sc-2024-10/#四（一）", 3),
    ("评审小组几个人", "questions/#chongqing-panel", 1),
    ("上海公示几天", "questions/#shanghai-publicity", 1),
    ("重庆公示几天", "policies/cq-2023-27/#四（四）", 3),
    ("弄虚作假", "questions/#fraud-ban", 3),
    ("申请表", "policies/cq-2023-27/#附件3", 1),
    ("多大的企业能搞直接认定", "questions/#direct-recognition-size", 1),
    ("大师工作室", "policies/sh-2024-177/#五（一）", 3),
    ("企业怎么申报", "guides/enterprise/", 3),
)
OFFICIAL = (
    ("谁核准", "questions/#who-approves", 1),
    ("管理期", "questions/#management-period-start", 3),
    ("四川取消特级技师等级", "questions/#who-revokes", 1),
    ("废止", "questions/#repealed", 3),
    ("2025年目标", "targets/", 1),
    ("职业发展贯通", "career/", 3),
    ("渝人社发〔2023〕27号", "policies/cq-2023-27/", 1),
    ("渝人社发[2023] 27号", "policies/cq-2023-27/", 1),
    ("沪人社职177号", "policies/sh-2024-177/", 1),
    ("川人社规10号", "policies/sc-2024-10/", 1),
    ("缺页", "policies/cq-2023-27/#三（五）", 3),
    ("密钥丢了", "guides/bureau/", 3),
)
QUERIES = (*PUBLIC, *NOT_STATED, *EMPLOYER, *FIRM, *OFFICIAL)
