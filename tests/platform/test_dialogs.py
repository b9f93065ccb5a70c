"""Questions, messages with a way back, keys and pictures: each works as plain links and forms."""

import re

from competition.web.keyboard import EVERYWHERE, PICTURES, Group, Key, Keyboard

SCORING = Group("On a scoresheet", (Key(("1", "5"), "Score", between="to"),))


def test_a_question_is_a_link_to_its_page(show):
    html = show(
        '{% from "macros/dialogs.html" import ask_link %}{{ ask_link("Withdraw it", "/e/withdraw") }}'
    )
    assert html == '<a href="/e/withdraw" data-ask aria-haspopup="dialog">Withdraw it</a>'


def test_a_question_has_one_answer_that_acts_and_one_that_leads_back(show):
    html = show(
        '{% from "macros/dialogs.html" import answers %}'
        '{{ answers("Withdraw", "/w", "Keep it", "/e", values={"n": 1}) }}'
    )
    assert 'method="post" action="/w"' in html
    assert '<input type="hidden" name="csrf_token" value="token">' in html
    assert '<input type="hidden" name="n" value="1">' in html
    assert '<a href="/e" data-close>Keep it</a>' in html


def test_a_message_carries_the_way_back_and_all_that_goes_with_it(show):
    undo = {"url": "/back", "label": "Undo", "values": {"entry": ["a", "b"], "kind": "<i>"}}
    html = show(
        '{% include "macros/messages.html" %}',
        get_flashed_messages=lambda with_categories: [
            ("success", {"text": "2 accepted.", "undo": undo}),
            ("message", "Plain <b>words</b>."),
        ],
    )
    assert 'method="post" action="/back"' in html
    assert re.findall(r'name="(entry|kind)" value="([^"]*)"', html) == [
        ("entry", "a"),
        ("entry", "b"),
        ("kind", "&lt;i&gt;"),
    ]
    assert 'aria-label="Undo: 2 accepted.">Undo</button>' in html
    assert "Plain &lt;b&gt;words&lt;/b&gt;." in html


def test_a_page_tells_its_own_keys_first_and_the_whole_page_each_group_once():
    board = Keyboard()
    board.on("sheet.page", "sheet.save_post", groups=(SCORING, PICTURES))
    board.on("gallery.work", groups=(PICTURES,))
    assert board.of("sheet.page") == [SCORING, PICTURES, EVERYWHERE]
    assert board.of("elsewhere") == board.of(None) == [EVERYWHERE]
    assert board.whole() == [EVERYWHERE, SCORING, PICTURES]


def test_keys_are_told_in_words(show):
    html = show('{% from "macros/keys.html" import key_groups %}{{ key_groups(groups) }}', groups=[SCORING])
    assert "<kbd>1</kbd> to <kbd>5</kbd></dt><dd>Score</dd>" in html


def test_a_picture_is_a_link_to_its_large_copy_with_its_words(show):
    html = show(
        '{% from "macros/pictures.html" import picture %}'
        '{{ picture("/p/small", "A <cat>", 40, 30, large="/p/large", caption="By 3a") }}'
    )
    assert '<a class="plate__way" href="/p/large" data-zoom' in html
    assert '<img src="/p/small" width="40" height="30" alt="A &lt;cat&gt;">' in html
    assert "<figcaption>By 3a</figcaption>" in html


def test_the_view_of_a_picture_can_be_worked_without_a_mouse(show):
    html = show('{% from "macros/pictures.html" import zoom_view %}{{ zoom_view() }}')
    assert re.findall(r'data-do="(\w+)"', html) == ["smaller", "larger", "whole", "turn"]
    assert html.count("<button") == html.count('type="button"') == 5
    assert re.findall(r'aria-hidden="true">([^<]+)</span>([^<]+)<', html) == [
        ("−", "Smaller"), ("+", "Larger"), ("□", "Whole"), ("↻", "Turn"), ("×", "Close"),
    ]  # fmt: skip
