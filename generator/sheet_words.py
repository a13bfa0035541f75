"""What the verify page must know to read a staff sheet, as JSON: headings, names of grades, what is wrong with files.

Each value has its home elsewhere; here it is only gathered, so that the page and the import know the same words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from generator.intake import list_columns
from generator.model import Grade
from generator.shipped import theme_folder

_OF_COLUMNS: Final = ("columns", "personal_headings", "nothing", "ditto", "note_beginnings")


def sheet_words(grades: Mapping[str, Grade]) -> dict[str, Any]:
    """`gradeWords` is what people call a grade -> its slug: its name, its label on certificates, other words."""
    data = list_columns.as_data()
    names = {grade.name: slug for slug, grade in grades.items()}
    labels = {
        grade.certificate_label: slug for slug, grade in grades.items() if grade.certificate_label
    }
    faults = (theme_folder() / "tables" / "faults.json").read_text(encoding="utf-8")
    return {
        "columns": {name: data[name] for name in _OF_COLUMNS},
        "gradeWords": data["grade_words"] | labels | names,
        "faults": json.loads(faults),
    }
