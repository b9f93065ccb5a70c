"""The keys of a scoresheet, the same in practice as in scoring."""

from competition.platform.i18n import lazy_gettext as _l
from competition.web.keyboard import Group, Key

SCORING = Group(
    _l("On a scoresheet"),
    (
        Key(("1", "5"), _l("Score the question you are at, and go on to the next"), between=_l("to")),
        Key(("0",), _l("Score it with 10, where a scale goes as far")),
        Key(("↑", "↓"), _l("The question before, or the next")),
        Key(("←", "→"), _l("A lower or a higher level")),
        Key(("Ctrl", _l("Enter")), _l("Save, and on to the next entry"), between="+"),
    ),
)
