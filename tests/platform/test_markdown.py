import re

import pytest

from competition.platform.markdown import plain, rendered


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("A line\nand another", "<p>A line\nand another</p>"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("# High\n\n## Low", "<h2>High</h2>\n<h3>Low</h3>"),
        ("a *little* and **much**", "<p>a <em>little</em> and <strong>much</strong></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("[us](https://example.org)", '<p><a href="https://example.org">us</a></p>'),
        ("[us](mailto:us@example.org)", '<p><a href="mailto:us@example.org">us</a></p>'),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        (r"\*plain\*", "<p>*plain*</p>"),
    ],
)
def test_the_subset_is_set(typed, html):
    assert rendered(typed).strip() == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<img src="x" onerror="y">', "&lt;img src=&quot;x&quot; onerror=&quot;y&quot;&gt;"),
        *(
            (f"[x]({address})", f"[x]({address})")
            for address in (
                "javascript:alert", "JavaScript:alert", "data:text/html,hello", "file:///etc/passwd",
                "//example.org", "#there",
            )
        ),
        ("![x](https://example.org/a.png)", '!<a href="https://example.org/a.png">x</a>'),
        ("```\ncode\n```", "```\ncode\n```"),
        ("| a | b |", "| a | b |"),
        ("> said", "&gt; said"),
    ],
)  # fmt: skip
def test_what_is_not_of_the_subset_stands_as_it_was_typed(typed, html):
    assert rendered(typed).strip() == f"<p>{html}</p>"


def test_the_highest_heading_can_be_told():
    assert rendered("# High", highest=3).strip() == "<h3>High</h3>"
    assert rendered("###### Deep", highest=3).strip() == "<h6>Deep</h6>"


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("## One\n\n## Two", ["h2", "h2"]),
        ("# One\n\n#### Deep\n\n## Two", ["h2", "h3", "h3"]),
        ("### Low\n\n# High\n\n## Low", ["h2", "h2", "h3"]),
    ],
)
def test_headings_can_be_closed_up_so_that_no_level_is_left_out(typed, levels):
    assert re.findall("<(h[1-6])>", rendered(typed, closed_up=True)) == levels


def test_the_words_stand_without_their_marks():
    assert plain("# A title\n\nwith *much* [to](https://example.org) say\nin lines") == (
        "A title\nwith much to say\nin lines"
    )
