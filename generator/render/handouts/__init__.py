"""A notice as it leaves the site: for the WeChat editor, Word, a wall, a message. One view, four forms."""

from generator.render.handouts.cards import CardSheet, card_sheet, written_cards
from generator.render.handouts.forms import FORMS, FileForm, written
from generator.render.handouts.handout import Handout, handout_of
from generator.render.handouts.recovery_sheet import RecoverySheet, written_recovery_sheet

__all__ = [
    "FORMS",
    "CardSheet",
    "FileForm",
    "Handout",
    "RecoverySheet",
    "card_sheet",
    "handout_of",
    "written",
    "written_cards",
    "written_recovery_sheet",
]
