"""Codes on paper: short, unambiguous, the same at every printing."""

import re

from competition.judging.paper.rules import ALPHABET, code_of, found_by, tidy_code


def test_a_code_is_six_signs_that_nobody_confuses_and_stays_the_same():
    codes = {code_of(f"assignment{n}") for n in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{3}-[2-9A-HJKMNP-TV-Z]{3}", code) for code in codes)
    assert code_of("assignment1") == code_of("assignment1")
    assert not set("01ILOU") & set(ALPHABET)


def test_a_code_tells_nothing_of_the_assignment():
    assert "abc123def456" not in code_of("abc123def456").lower()


def test_a_sheet_is_found_however_its_code_is_typed():
    refs = [f"assignment{n}" for n in range(40)]
    code = code_of("assignment7")
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' - ')} "):
        assert found_by(typed, refs) == ["assignment7"]
    assert "assignment7" in found_by(code[:3], refs)
    assert found_by(code[:2], refs) == []
    assert found_by("", refs) == []
    assert tidy_code("k7x 4qm") == "K7X4QM"
