import pytest

from competition.publication.ornaments import rising_sprig, tall_wreath

FORMS = ("poem", "essay", "illustration", "poem", "essay") * 12


@pytest.mark.parametrize("entries", [1, 44, 60])
def test_the_cover_has_one_leaf_for_each_entry_in_the_proportions_of_a_page(entries):
    drawing = tall_wreath(FORMS[:entries])
    assert sorted(leaf.form for leaf in drawing.leaves) == sorted(FORMS[:entries])
    assert drawing.height / drawing.width == pytest.approx(1.34)
    assert all(within(drawing, point) for leaf in drawing.leaves for point in leaf.outline())


def within(drawing, point):
    return 0 <= point[0] <= drawing.width and 0 <= point[1] <= drawing.height


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("works", [1, 2, 5, 10, 36, 90])
def test_an_opening_has_one_leaf_for_each_work_on_the_page_and_clear_of_its_words(works, seed):
    drawing = rising_sprig("essay", works, seed=seed)
    assert (drawing.width, drawing.height) == (210.0, 297.0)
    assert [leaf.form for leaf in drawing.leaves] == ["essay"] * works
    points = [point for leaf in drawing.leaves for point in leaf.outline()]
    assert all(12 < x < 92 and 12 < y < 260 for x, y in points)


def test_the_stem_of_an_opening_grows_from_the_foot_of_the_page():
    (stem,) = rising_sprig("poem", 5).stems
    assert stem.points[0][1] > 297


def test_every_opening_has_a_sprig_of_its_own_and_the_same_one_each_time():
    sprigs = [rising_sprig("poem", 10, seed=seed) for seed in range(6)]
    assert len({sprig.stems[0].points for sprig in sprigs}) == 6
    assert sprigs == [rising_sprig("poem", 10, seed=seed) for seed in range(6)]
