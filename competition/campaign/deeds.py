"""Deeds of the history in words; one that has no words here is shown by the name it is kept under."""

from competition.platform.i18n import gettext
from competition.platform.i18n import gettext_noop as _

DEEDS = {
    "campaign.created": _("set the campaign up"),
    "campaign.calendar_moved": _("changed the calendar"),
    "campaign.change": _("changed the settings of the campaign"),
    "campaign.categories": _("changed the categories"),
    "class.start": _("started a class"),
    "entry.create": _("began an entry"),
    "entry.save": _("saved an entry"),
    "entry.add_picture": _("added a picture"),
    "entry.remove_picture": _("removed a picture"),
    "entry.describe_pictures": _("described pictures"),
    "entry.set_people": _("said who made an entry"),
    "consent.record": _("wrote down a consent"),
    "entry.submit": _("submitted an entry"),
    "entry.reopen": _("opened an entry again"),
    "entry.withdraw": _("withdrew an entry"),
    "entry.bring_back": _("brought an entry back"),
    "entry.accept": _("accepted an entry"),
    "entry.take_back": _("took the acceptance of an entry back"),
    "entry.return": _("returned an entry to its teacher"),
    "entry.disqualify": _("disqualified an entry"),
    "judge.join": _("joined the panel"),
    "judge.profile": _("said what they can read"),
    "judge.amend": _("changed a judge’s profile"),
    "judge.leave": _("took a judge off the panel"),
    "judge.return": _("took a judge back onto the panel"),
    "judge.sign-off": _("signed a round off"),
    "round.create": _("set a round up"),
    "round.allocate": _("allocated entries to judges"),
    "round.release": _("released a round to its judges"),
    "round.remind": _("reminded judges"),
    "round.late-entries": _("let late entries into a round"),
    "round.close": _("closed a round"),
    "sheet.hand-in": _("handed a scoresheet in"),
    "sheet.reopen": _("opened a scoresheet again"),
    "assignment.recuse": _("stepped aside from an entry"),
    "flag.raise": _("flagged an entry"),
    "flag.settle": _("settled a flag"),
    "results.compute": _("computed the standings"),
    "results.decide": _("decided the awards"),
    "results.override": _("decided against the order"),
    "results.override-revoke": _("took a decision against the order back"),
    "results.freeze": _("froze the results"),
    "results.unfreeze": _("lifted the freeze"),
    "results.announce": _("announced the results"),
    "publication.build": _("asked for the book"),
    "publication.ready": _("had the book built"),
    "social.build": _("asked for the cards"),
    "social.ready": _("had the cards made"),
    "material.make": _("asked for the printed materials"),
    "material.made": _("had a printed material made"),
    "material.add": _("added a file to the materials"),
    "material.remove": _("removed a file from the materials"),
    "mail.resend": _("sent a letter once more"),
}
THINGS = {
    "assignment": _("scoresheet"),
    "campaign": _("campaign"),
    "class": _("class"),
    "edition": _("edition"),
    "entry": _("entry"),
    "flag": _("flag"),
    "job": _("work in the background"),
    "judge": _("judge"),
    "kit": _("kit"),
    "mail": _("letter"),
    "material": _("material"),
    "person": _("person"),
    "round": _("round"),
}


def deed_name(action: str) -> str:
    """Return what was done."""
    return gettext(DEEDS[action]) if action in DEEDS else action


def thing_name(kind: str, number: int | None) -> str:
    """Return what it was done to, with its number in the records."""
    name = gettext(THINGS[kind]) if kind in THINGS else kind
    return f"{name} {number}" if number is not None else name
