"""What must never be published, in whatever disguise; and what must not be mistaken for it."""

from __future__ import annotations

import pytest

from generator.personal_data import ID_NUMBER, personal_data_in
from tests.personal_data_samples import DISGUISES, OTHERS, PUBLIC


@pytest.mark.parametrize("text", DISGUISES)
def test_an_identity_number_is_found_in_disguise(text: str) -> None:
    assert personal_data_in(text) == ID_NUMBER


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_other_personal_data_is_found(text: str, kind: tuple[str, str]) -> None:
    assert personal_data_in(text) == kind


@pytest.mark.parametrize("text", PUBLIC)
def test_what_is_meant_to_be_public_is_not_mistaken(text: str) -> None:
    assert personal_data_in(text) is None
