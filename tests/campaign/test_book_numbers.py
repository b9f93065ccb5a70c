import pytest

from competition.campaign.book_numbers import Fault, isbn_fault, issn_fault, without_name


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("978-0-306-40615-7", None),
        ("ISBN 9780306406157", None),
        ("978‑0‑306‑40615‑7", None),
        ("979-10-90636-07-1", None),
        ("978-0-306-40615-8", Fault.CHECK),
        ("977-0-306-40615-7", Fault.PREFIX),
        ("977-0-306-40615-8", Fault.PREFIX),
        ("0-306-40615-2", Fault.SHAPE),
        ("978-0-306-4O615-7", Fault.SHAPE),
        ("", Fault.SHAPE),
    ],
    ids=[
        "hyphens",
        "named",
        "other hyphens",
        "the newer prefix",
        "wrong last digit",
        "no book’s prefix",
        "no book’s prefix though its digits fit",
        "ten digits",
        "a letter",
        "nothing",
    ],
)
def test_an_isbn_has_thirteen_digits_that_fit(typed, fault):
    assert isbn_fault(typed) is fault


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("0317-8471", None),
        ("ISSN 2434-561x", None),
        ("0317-8472", Fault.CHECK),
        ("0317-847", Fault.SHAPE),
        ("031X-8471", Fault.SHAPE),
        ("977-2434-5610-00", Fault.SHAPE),
    ],
    ids=[
        "plain",
        "named and with an X",
        "wrong last digit",
        "seven digits",
        "an X elsewhere",
        "as a bar code",
    ],
)
def test_an_issn_has_eight_digits_that_fit(typed, fault):
    assert issn_fault(typed) is fault


def test_the_word_before_a_number_is_not_part_of_it():
    assert without_name("ISBN-13: 978-0-306-40615-7") == "978-0-306-40615-7"
