"""What forms say by themselves, in our tone: WTForms' own messages, each in our words."""

from competition.platform import i18n
from competition.platform.i18n import gettext_noop as _

OURS = {
    "This field is required.": _("Please fill this in."),
    "Not a valid choice.": _("Please choose one from the list."),
    "Invalid Choice: could not coerce.": _("Please choose one from the list."),
    "'%(value)s' is not a valid choice for this field.": _("Please choose from the list."),
    "'%(value)s' are not valid choices for this field.": _("Please choose from the list."),
    "Not a valid integer value.": _("Please type a whole number."),
    "Not a valid datetime value.": _("Please choose a day and a time."),
    "Not a valid date value.": _("Please choose a day."),
    "Field cannot be longer than %(max)d character.": _("This is too long: one character fits here."),
    "Field cannot be longer than %(max)d characters.": _(
        "This is too long: at most %(max)d characters fit here."
    ),
    "Number must be between %(min)s and %(max)s.": _("A number from %(min)s to %(max)s, please."),
    "Number must be at least %(min)s.": _("A number from %(min)s on, please."),
    "Number must be at most %(max)s.": _("A number up to %(max)s, please."),
}


class Translations:
    """What WTForms asks for its own messages; it fills their places itself."""

    def gettext(self, text: str) -> str:
        """Return one message."""
        return i18n.gettext(OURS.get(text, text))

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return one message that counts."""
        return self.gettext(one if count == 1 else many)
