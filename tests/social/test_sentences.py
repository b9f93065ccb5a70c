"""Sentences end where readers of a language end them."""

import pytest

from competition.social.sentences import begins_small, ends_sentence, pauses, sentences


@pytest.mark.parametrize(
    ("paragraph", "language", "expected"),
    [
        ("– Nie – powiedział. – Ale wożę mniej.", "pl", ["– Nie – powiedział.", "– Ale wożę mniej."]),
        ("«Привіт!» — сказала вона. Я мовчала.", "uk", ["«Привіт!» — сказала вона.", "Я мовчала."]),
        ("Je vais bien.\u00a0» Il part.", "fr", ["Je vais bien.\u00a0»", "Il part."]),
        ("Je vais bien. » « Oui ! » a-t-il dit.", "fr", ["Je vais bien. »", "« Oui ! » a-t-il dit."]),
        ("Sie kam. »Ja.« Er ging.", "de", ["Sie kam.", "»Ja.«", "Er ging."]),
        ("Am 12. März kam er. Er blieb.", "de", ["Am 12. März kam er.", "Er blieb."]),
        ("There are 12. We counted.", "en", ["There are 12.", "We counted."]),
        ("12. A key. 13. A coin.", "en", ["12. A key.", "13. A coin."]),
        ("「何ですか。」と聞いた。ぼくは言った。", "ja", ["「何ですか。」と聞いた。", "ぼくは言った。"]),
        ("ነው።፡የተፈጥሮ፡ነው።", "am", ["ነው።፡", "የተፈጥሮ፡ነው።"]),
        ("እዮም፡፡ ንሕና ኢና፡፡", "ti", ["እዮም፡፡", "ንሕና ኢና፡፡"]),
        ("მოვედით. დავრჩით.", "ka", ["მოვედით.", "დავრჩით."]),
        ("เด็กๆ เล่นกันทุกวัน พวกเราหัวเราะ แม่ พ่อ และฉัน", "th", ["เด็กๆ เล่นกันทุกวัน", "พวกเราหัวเราะ แม่ พ่อ และฉัน"]),
        ("We left ... and came back.", "en", ["We left ... and came back."]),
        ("Really. ***", "en", ["Really. ***"]),
    ],
)  # fmt: skip
def test_a_paragraph_is_split_into_its_sentences(paragraph, language, expected):
    assert sentences(paragraph, language) == expected


@pytest.mark.parametrize(
    ("line", "language", "end", "pause"),
    [
        ("“We came.”", "en", True, False),
        ("we came,", "en", False, True),
        ("« Nous venons. »", "fr", True, False),
        ("Τι λες;", "el", True, True),
        ("what;", "en", False, True),
        ("ኢና፡፡", "ti", True, False),
        ("ቤት፡", "am", False, False),
        ("", "en", False, False),
    ],
)
def test_a_line_ends_a_sentence_or_pauses_in_it(line, language, end, pause):
    assert (ends_sentence(line, language), pauses(line)) == (end, pause)


def test_a_small_letter_is_seen_behind_a_dash_and_georgian_has_none():
    assert begins_small("— сказала вона")
    assert not begins_small("— Сказала вона")
    assert not begins_small("მოვედით")
