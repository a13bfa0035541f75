"""What can be wrong with a workbook before anything is known of its people."""

from __future__ import annotations

from generator.intake.workbooks.sheets import Oddity
from generator.problems import ProblemKind, Severity

NO_TABLE = ProblemKind(
    "import-no-table",
    zh="没有找到名单：哪一行都不像表头",
    en="there is no list: no row looks like its heading",
    hint_zh="表头要有“姓名”一列，以及单位、职业、等级（补编号时要有“证书编号”）",
    hint_en="the heading needs a column 姓名, and 工作单位, 职业, 等级 (for numbers: 证书编号)",
)
SEVERAL_TABLES = ProblemKind(
    "import-several-tables",
    zh="几张工作表的列不一样：{sheets}",
    en="the sheets have different columns: {sheets}",
    hint_zh="用 --sheet 名称 写明要哪一张，可写多次",
    hint_en="say which with --sheet NAME, more than once if need be",
)
UNKNOWN_SHEET = ProblemKind(
    "import-unknown-sheet",
    zh="没有名为 `{found}` 的工作表",
    en="there is no sheet `{found}`",
    hint_zh="有：{sheets}",
    hint_en="there are: {sheets}",
)
COLUMN_MISSING = ProblemKind(
    "import-column-missing",
    zh="表头里没有“{wanted}”",
    en="the heading has no `{wanted}`",
    hint_zh="这一列可以写作：{variants}",
    hint_en="the column may be called: {variants}",
)
COLUMN_TWICE = ProblemKind(
    "import-column-twice",
    zh="表头里有两列都是“{wanted}”：{first} 和 {second}",
    en="two columns are `{wanted}`: {first} and {second}",
    hint_zh="只留一列，或把另一列改名",
    hint_en="keep one, or rename the other",
)
COLUMN_LEFT_OUT = ProblemKind(
    "import-column-left-out",
    zh="“{heading}”一列不公布，没有取",
    en="the column `{heading}` is not published and was left out",
    hint_zh="不必处理；如是名单里的列，请照常用写法改列名",
    hint_en="nothing to do, unless it belongs to the list: then give it a usual heading",
    severity=Severity.WARNING,
)
PERSONAL_COLUMN = ProblemKind(
    "personal-column",
    zh="“{heading}”一列是不得公布的个人信息",
    en="the column `{heading}` is personal data that is never published",
    hint_zh="整列删去，存盘后再导入；不要只隐藏",
    hint_en="delete the whole column, save, and import again; do not just hide it",
)
HIDDEN_SHEET = ProblemKind(
    "import-hidden-sheet",
    zh="工作表 `{sheet}` 被隐藏，里面有内容",
    en="the sheet `{sheet}` is hidden and not empty",
    hint_zh="取消隐藏，看过之后保留或删去",
    hint_en="show it, look at it, then keep or delete it",
)
HIDDEN_ROW = ProblemKind(
    "import-hidden-row",
    zh="第 {row} 行被隐藏",
    en="row {row} is hidden",
    hint_zh="取消隐藏或筛选；不该公布的整行删去",
    hint_en="show it or clear the filter; delete the row if it is not to be published",
)
HIDDEN_COLUMN = ProblemKind(
    "import-hidden-column",
    zh="{column} 列被隐藏，里面有内容",
    en="column {column} is hidden and not empty",
    hint_zh="取消隐藏；不该公布的整列删去",
    hint_en="show it; delete the column if it is not to be published",
)
SHEET_LEFT_OUT = ProblemKind(
    "import-sheet-left-out",
    zh="工作表 `{sheet}` 里没有名单，没有取",
    en="the sheet `{sheet}` has no list and was left out",
    hint_zh="不必处理；如其中有人员，请补上表头",
    hint_en="nothing to do, unless it has people: then give it a heading",
    severity=Severity.WARNING,
)
STRAY_ROW = ProblemKind(
    "import-stray-row",
    zh="这一行夹在名单中间，却没有写人：{found}",
    en="this row stands in the list and names nobody: {found}",
    hint_zh="删去这一行；如是单位名称，请填到每个人的单位列",
    hint_en="delete it; if it is an organisation, write it in the column of every person",
)
NEEDS_CODE = ProblemKind(
    "import-occupation-code-needed",
    zh="`{occupation}` 不在 data/occupations.yml 中，查不到职业编码",
    en="`{occupation}` is not in data/occupations.yml, so its code is not known",
    hint_zh="{suggestion_zh}",
    hint_en="{suggestion_en}",
)
RENUMBERED = ProblemKind(
    "import-renumbered",
    zh="各表的序号从头另起，已按先后重排为 1–{count}",
    en="serials begin anew in every sheet; they were numbered 1 to {count}",
    hint_zh="不必处理；要保留原序号，请先在表里改成不重复的",
    hint_en="nothing to do; to keep serials of your own, make them unique in the workbook",
    severity=Severity.WARNING,
)
ODD_CELLS = {
    Oddity.ROUNDED: ProblemKind(
        "rounded-number",
        zh="这里是按数字存的长编号，后几位已经丢失",
        en="a long number is stored as a number here; its last digits are lost",
        hint_zh="先把单元格设为文本格式，再照原件重新填写",
        hint_en="format the cell as text, then type it again from the original",
    ),
    Oddity.DATE: ProblemKind(
        "date-cell",
        zh="这里存的是日期，不是文字",
        en="the cell holds a date, not text",
        hint_zh="先把单元格设为文本格式，再重新填写",
        hint_en="format the cell as text, then type it again",
    ),
    Oddity.FORMULA: ProblemKind(
        "formula-without-value",
        zh="这里是公式，文件里没有存下结果",
        en="the cell is a formula whose result is not in the file",
        hint_zh="用 Excel 或 WPS 打开并保存一次，或选择性粘贴为“数值”",
        hint_en="open and save it once in Excel or WPS, or paste it as a value",
    ),
    Oddity.ERROR: ProblemKind(
        "error-value",
        zh="这里的公式出错",
        en="the formula here has an error",
        hint_zh="改正公式，或直接填写文字",
        hint_en="mend the formula, or write the text itself",
    ),
}
