import pytest

from competition.campaign.book_numbers import is_isbn, is_issn, without_name


@pytest.mark.parametrize(
    ("typed", "holds"),
    [
        ("978-0-306-40615-7", True),
        ("ISBN 9780306406157", True),
        ("978‑0‑306‑40615‑7", True),
        ("978-0-306-40615-8", False),
        ("977-0-306-40615-7", False),
        ("0-306-40615-2", False),
        ("", False),
    ],
    ids=[
        "hyphens",
        "named",
        "other hyphens",
        "wrong last digit",
        "no book’s prefix",
        "ten digits",
        "nothing",
    ],
)
def test_an_isbn_has_thirteen_digits_that_fit(typed, holds):
    assert is_isbn(typed) is holds


@pytest.mark.parametrize(
    ("typed", "holds"),
    [("0317-8471", True), ("ISSN 2434-561x", True), ("0317-8472", False), ("0317-847", False)],
    ids=["plain", "named and with an X", "wrong last digit", "seven digits"],
)
def test_an_issn_has_eight_digits_that_fit(typed, holds):
    assert is_issn(typed) is holds


def test_the_word_before_a_number_is_not_part_of_it():
    assert without_name("ISBN-13: 978-0-306-40615-7") == "978-0-306-40615-7"
