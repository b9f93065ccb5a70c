"""Which passage is proposed for a card: what an editor would quote, in any language."""

import pytest

from competition.social.excerpts.strength import ranked
from competition.social.excerpts.units import Passage, text_of, units_of

POEMS = {
    "en": """My grandmother packed a jar of soil
in a box with the summer plates.

We crossed three borders and a river.
The plates broke, one by one.

My brother learned to whistle.
I learned to be quiet.

Now there is basil on our windowsill.
It grows in the soil from home,
it drinks the water from here,
and nobody asks it to choose.""",
    "fr": """Dans ma classe il y a une porte
que personne ne ferme.

Samir est entré en octobre,
Lina est entrée en mai.

La maîtresse a compté les chaises.
Il en manquait une, puis zéro.

Moi, je suis entré le premier jour.
Je ne savais pas encore
qu’on pouvait garder une porte ouverte
rien qu’en restant assis à côté.""",
    "uk": """Ми взяли кота і дві валізи.
Кіт мовчав, валізи скрипіли.

На кордоні спитали, що ми веземо.
Тато сказав: нічого такого.

Сніг лежав на дорозі.
Ми їли хліб з паперу.

А я везла пісню від бабусі.
Її не видно на рентгені,
її не треба декларувати,
і вона нічого не важить.""",
    "ar": """في حقيبة أمّي مفتاح
لبيت لم يعد هناك.

عبرنا البحر والجبال
ونمنا في محطّات كثيرة.

كان أخي يعدّ القطارات
وأنا أعدّ الدرجات.

اليوم صنعتُ بابًا من ورق
وعلّقته فوق سريري.
جاءت أمّي بالمفتاح
وفتحت الباب.""",
    "ja": """おばあちゃんの国では
雨に名前があります。

ここの雨は
まだ名前がありません。

バスの中で
かさがならんでいます。

わたしは窓をあけて
雨の音を聞きました。
それから一つずつ
名前をつけました。""",
    "th": """ยายเก็บเมล็ดข้าว
ไว้ในถุงผ้า

เราข้ามแม่น้ำ
ในคืนที่ไม่มีดาว

น้องหลับบนหลังพ่อ
แม่ถือรองเท้า

วันนี้เมล็ดข้าวงอก
ในกระถางริมหน้าต่าง
ยายหัวเราะ
เป็นครั้งแรก""",
}
ESSAYS = {
    "en": """In 2019 we came to Leeds. We had 4 bags and 2 phone numbers.

“Where are you from?” asked the teacher. He had a list.

At home my mother counts in Tigrinya. At work my mother counts in English. The soup never minds.

Then we went home. It was raining.""",
    "fr": """Je m’appelle Adam. J’ai 12 ans.

Quand je parle français, mamie dit que je chante. Quand je parle arabe, la maîtresse dit que je chante.

« Et toi, tu viens d’où ? » m’a demandé Luc. Il a ri.""",
    "de": """Unsere Klasse hat 24 Kinder. Es gibt 3 Fenster.

Wer neu ist, bekommt den Platz an der Tür. Wer nicht mehr neu ist, macht die Tür auf.

„Und du?“, fragte Herr Krüger. Dann klingelte es.""",
    "uk": """У нас 2 кімнати. Квартира № 14.

Удома я мовчу польською. У школі я мовчу українською. Найкраще я мовчу з подругою.

– Ти звідки? – спитала вона. Потім був дзвінок.""",
    "ja": """1. 学校は駅の近くです。2. 先生は三人います。

日本語で話すと、わたしは小さくなります。ポルトガル語で話すと、わたしは大きくなります。

「行こう。」と友だちが言いました。でも雨でした。""",
}


def proposals(text, language="en", *, verse=False):
    units = units_of(text, language, verse=verse)
    return [text_of(units, passage) for passage in ranked(text, language, verse)]


@pytest.mark.parametrize("language", POEMS)
def test_a_poem_is_shown_by_its_strongest_stanza(language):
    closing = POEMS[language].split("\n\n")[-1]
    assert proposals(POEMS[language], language, verse=True)[0] == closing


@pytest.mark.parametrize("language", ESSAYS)
def test_an_essay_is_shown_by_sentences_that_answer_each_other(language):
    paragraphs = ESSAYS[language].split("\n\n")
    answering = next(paragraph for paragraph in paragraphs[1:] if "“" not in paragraph)
    assert proposals(ESSAYS[language], language)[0] in answering


def test_a_poem_that_is_short_enough_is_shown_whole():
    text = "The sea is wide.\nWe are wider.\n\nWe came by boat.\nThe boat has gone."
    assert proposals(text, verse=True)[0] == text


def test_a_whole_poem_is_shown_rather_than_a_stanza_that_is_hardly_stronger():
    whole = [
        "The sea is wide.\nWe are wide too.\nWe came by boat.\nIt was late.",
        "Bread was on sale.\nThe sea was calm.\nThe sea was blue.\nThe sea sang.",
    ]
    assert proposals("\n\n".join(whole), verse=True)[0] == "\n\n".join(whole)


def test_the_opening_is_shown_where_the_close_hangs_on_what_was_said_before():
    opening = "My cat has two names.\nOne is for the garden.\nOne is for the stairs."
    middle = "Rain came.\nThe gate was shut.\nBoth names got wet.\nNobody called.\nNobody ran."
    text = f"{opening}\n\n{middle}\n\n“Why?” I said.\n“So,” he said."
    assert proposals(text, verse=True)[0] == opening


def test_short_passages_follow_for_small_cards_and_the_opening_is_among_them():
    found = proposals(POEMS["en"], verse=True)
    assert "Now there is basil on our windowsill." in found
    assert "The plates broke, one by one." in found
    assert POEMS["en"].split("\n\n")[0] in found


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("A long line of verse about the sea.\n\nproclaims.\n\nAnother line of verse.", "en", "proclaims."),
        ("学校在河的那边有一棵树。\n\n宣布。\n\n人人生而自由在尊严上平等。", "zh-Hans", "宣布。"),
    ],
)
def test_a_single_word_is_proposed_only_of_a_poem_that_says_no_more(text, language, word):
    assert word not in proposals(text, language, verse=True)
    assert proposals(word, language, verse=True) == [word]


def test_an_opening_too_long_to_be_a_proposal_comes_last():
    lines = [f"and line {number}," for number in range(20)]
    text = "\n".join([*lines, "ends.", "", "Short one.", "Short two."])
    units = units_of(text, "en", verse=True)
    found = ranked(text, "en", verse=True)
    assert found[-1] == Passage(0, 20)
    assert all(len(passage) <= 14 for passage in found[:-1])
    assert text_of(units, found[0]) == "Short one.\nShort two."


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        ("The window was open all night.", "He thought it was open all night."),  # points back
        ("The window was open all night.", "But the window was open all night."),
        ("The window was open all night.", "Was the window open all night?"),  # its answer follows
        ("The window was open all night.", "“The window was open all night."),  # and its mark is never closed
        ("The window was open all night.", "“The window was open,” he said."),
        ("The window was open all night.", "– The window was open all night."),
        ("The window was open all night.", "The window was 14 years and 3 weeks old."),
        ("The window was open all night.", "The window in Leeds was open."),
        ("The window was open all night.", "The WINDOW WAS OPEN all night."),
        ("The window was open all night.", "Window: open all night, every night."),
        ("The window was open all night.", "3) The window was open all night."),
        ("The window was open all night.", "The window was open all night!"),
        ("The window was open all night.", "It was."),
    ],
)
def test_what_speaks_against_a_sentence(strong, weak):
    weaker, stronger = (f"Trees stood. {sentence} Birds sang." for sentence in (weak, strong))
    text = f"Rain fell here.\n\n{weaker}\n\n{stronger}\n\nRain fell here."
    found = proposals(text)
    assert found.index(strong) < found.index(weak)


def test_an_answer_is_not_shown_without_its_question():
    found = proposals("It rained all day.\n\nWhere was the cat? In the tall oven.\n\nSo we had the long tea.")
    assert found.index("Where was the cat? In the tall oven.") < found.index("In the tall oven.")


def test_a_quotation_is_shown_whole_before_any_part_of_it():
    text = "Nobody slept.\n\n“We are leaving. We will write to you. Keep the cat.”\n\nNobody spoke."
    found = proposals(text)
    parts = ["“We are leaving.", "We will write to you. Keep the cat.”", "Keep the cat.”"]
    assert all(
        found.index("“We are leaving. We will write to you. Keep the cat.”") < found.index(part)
        for part in parts
    )


def test_words_taken_up_again_are_stronger_than_words_said_once():
    once = "Paper boats went down the drain. Grey clouds hung over roofs."
    again = "Paper boats carry paper letters. Paper letters carry boats."
    text = f"It was May.\n\n{once}\n\nIt was June.\n\n{again}\n\nIt was July."
    found = proposals(text)
    assert found.index(again) < found.index(once)


@pytest.mark.parametrize("verse", [True, False])
@pytest.mark.parametrize("text", ["", "\n \n", "\u200b"])
def test_nothing_is_proposed_of_a_text_without_words(text, verse):
    assert ranked(text, "en", verse) == ()
