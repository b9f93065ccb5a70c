"""Deeds of the history in words; one that has no words here is shown by the name it is kept under."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform.audit import AuditEntry
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _

DEEDS = {
    "campaign.created": _("set the campaign up"),
    "campaign.calendar_moved": _("changed the calendar"),
    "campaign.change": _("changed the settings of the campaign"),
    "campaign.send_logo": _("sent the campaign’s logo"),
    "campaign.describe_logo": _("described the campaign’s logo"),
    "campaign.remove_logo": _("removed the campaign’s logo"),
    "campaign.categories": _("changed the categories"),
    "class.start": _("started a class"),
    "class.remind": _("reminded classes with drafts"),
    "deadline.extend": _("gave a school more time"),
    "deadline.withdraw_extension": _("took a school’s longer deadline back"),
    "class.accept_rules": _("accepted the rules anew"),
    "class.phone_link": _("made a link for a phone"),
    "class.hand_out_link": _("made a link to hand out to a teacher"),
    "class.correct_address": _("put an address right"),
    "class.invite_teacher": _("invited a teacher to a class"),
    "class.withdraw_invitation": _("withdrew an invitation to a class"),
    "class.join": _("joined the teachers of a class"),
    "class.take_off_teacher": _("took a teacher off a class"),
    "class.leave": _("left a class"),
    "class.forget_unused": _("forgot the names that a class never used"),
    "sheets.make": _("made sheets to print"),
    "sheets.print": _("had sheets printed"),
    "sheets.forget": _("threw sheets away"),
    "sheets.scan": _("sent scans of sheets"),
    "sheets.set_aside": _("set a scanned page aside"),
    "sheets.bring_back": _("laid a scanned page back into the tray"),
    "school.rename": _("renamed a school"),
    "school.merge": _("merged schools"),
    "city.change": _("changed a city"),
    "city.merge": _("merged cities"),
    "paper.receive": _("received entries on paper"),
    "paper.hold": _("took a class in trust, to type what came on paper"),
    "paper.name_teacher": _("named the teacher of a class on paper"),
    "paper.correct_day": _("corrected the day on which entries arrived on paper"),
    "paper.hand_over": _("handed a class on paper over to its teachers"),
    "entry.create": _("began an entry"),
    "entry.save": _("saved an entry"),
    "entry.add_picture": _("added a picture"),
    "entry.remove_picture": _("removed a picture"),
    "entry.bring_picture_back": _("brought a picture back"),
    "entry.edit_picture": _("turned or cut a picture"),
    "entry.describe_pictures": _("described pictures"),
    "entry.add_document": _("added a document"),
    "entry.read_document_as": _("said how a document is to be read"),
    "entry.take_document": _("took the text over from a document"),
    "entry.set_document_aside": _("set a document aside"),
    "entry.remove_document": _("removed a document"),
    "entry.set_people": _("said who made an entry"),
    "contribution.create": _("began a statement, story or quote"),
    "contribution.save": _("saved a statement, story or quote"),
    "contribution.send_portrait": _("sent a portrait"),
    "contribution.edit_portrait": _("turned or cut a portrait"),
    "contribution.focus_portrait": _("said where the face is in a portrait"),
    "contribution.describe_portrait": _("described a portrait"),
    "contribution.remove_portrait": _("removed a portrait"),
    "contribution.import": _("brought in statements, stories and quotes"),
    "contribution.delete": _("deleted a statement, story or quote"),
    "consent.record": _("wrote down a consent"),
    "consent.answer": _("answered for a child by the family’s link"),
    "consent.ask": _("made a link for a family"),
    "consent.call_back": _("called a family’s link back"),
    "consent.print": _("had consent forms made"),
    "entry.mask": _("masked a word for the judges"),
    "entry.leave_name": _("left a name as it stands"),
    "entry.unmask": _("took back what was decided about a word"),
    "entry.cover": _("covered parts of a picture for the judges"),
    "entry.forget_beside": _("had the names and properties of files forgotten"),
    "copy.settle": _("settled an entry that was held"),
    "entry.translate": _("put a translation in place"),
    "entry.credit_translator": _("said who translated"),
    "entry.invite_translator": _("made a link for a translator"),
    "entry.call_translator_back": _("called a translator’s link back"),
    "entry.submit": _("submitted an entry"),
    "entry.reopen": _("opened an entry again"),
    "entry.withdraw": _("withdrew an entry"),
    "entry.bring_back": _("brought an entry back"),
    "entry.accept": _("accepted an entry"),
    "entries.export": _("took the entries out as a table"),
    "scores.export": _("took the scores of a round out as a table"),
    "roster.begin": _("sent a roster"),
    "roster.enter": _("entered a class from a roster"),
    "roster.put_away": _("put a roster away"),
    "entry.take_back": _("took the acceptance of an entry back"),
    "entry.return": _("returned an entry to its teacher"),
    "entry.disqualify": _("disqualified an entry"),
    "entry.correct": _("corrected the language or the category of an entry"),
    "entry.correct_back": _("took a correction of an entry back"),
    "concern.raise": _("raised a concern"),
    "concern.note": _("noted something about a concern"),
    "concern.keep": _("kept an entry apart"),
    "concern.settle": _("settled a concern"),
    "concern.responsible": _("named who is responsible for concerns"),
    "judge.join": _("joined the panel"),
    "judge.profile": _("said what they can read"),
    "judge.amend": _("changed a judge’s profile"),
    "judge.leave": _("took a judge off the panel"),
    "judge.return": _("took a judge back onto the panel"),
    "judge.sign-off": _("signed a round off"),
    "rubric.change": _("changed a rubric"),
    "panel.invite": _("invited a judge"),
    "panel.resend": _("sent an invitation to judge once more"),
    "panel.withdraw": _("withdrew an invitation to judge"),
    "panel.list": _("invited judges by a list"),
    "panel.remind": _("reminded who has not answered the invitation to judge"),
    "panel.link": _("made a link to the panel"),
    "panel.revoke": _("let a link to the panel stand no more"),
    "panel.ask": _("asked to be a judge"),
    "panel.take": _("took somebody onto the panel"),
    "panel.decline": _("declined somebody who wants to judge"),
    "panel.conduct": _("changed the judges’ code of conduct"),
    "judge.conduct": _("accepted the code of conduct"),
    "judge.declare": _("declared a conflict of interest"),
    "judge.bar-school": _("kept the entries of a school from a judge"),
    "judge.bar-entry": _("kept an entry from a judge"),
    "judge.clear": _("settled a conflict of interest"),
    "judge.sign-off-undone": _("took a sign-off back"),
    "round.create": _("set a round up"),
    "round.change": _("changed a round that is in preparation"),
    "round.delete": _("deleted a round that was in preparation"),
    "round.move-closing": _("moved the day by which judges finish"),
    "round.change-rule": _("changed what goes on from a round"),
    "round.allocate": _("allocated entries to judges"),
    "round.take-over": _("let a judge take entries over from others"),
    "round.discard": _("let drafts of a round go"),
    "round.reads": _("changed the reads per entry of a round"),
    "round.replace": _("found other readers for what was given up"),
    "round.take-back": _("took back what a judge may not read any more"),
    "round.release": _("released a round to its judges"),
    "round.remind": _("reminded judges"),
    "round.late-entries": _("let late entries into a round"),
    "round.close": _("closed a round"),
    "round.reopen": _("opened a closed round again"),
    "practice.add": _("chose a work for judges to practise on"),
    "practice.change": _("changed a work that judges practise on"),
    "practice.take-out": _("took a work out that judges practised on"),
    "practice.bring-back": _("brought a work back for judges to practise on"),
    "sheet.hand-in": _("handed a scoresheet in"),
    "sheet.reopen": _("opened a scoresheet again"),
    "assignment.give": _("gave an entry to a judge by hand"),
    "assignment.take-away": _("took an entry from a judge by hand"),
    "assignment.recuse": _("stepped aside from an entry"),
    "flag.raise": _("flagged an entry"),
    "flag.settle": _("settled a flag"),
    "duel.make": _("made a duel"),
    "duel.close": _("closed a duel"),
    "duel.reopen": _("opened a duel again"),
    "duel.decide": _("chose between two works"),
    "duel.take-back": _("took a choice between two works back"),
    "duel.step-aside": _("stepped aside from a work of a duel"),
    "duel.take-away": _("kept works of a duel from a judge"),
    "rehearsal.set-up": _("rehearsed the judging"),
    "results.compute": _("computed the standings"),
    "results.compare": _("had scores compared for fairness"),
    "results.compare-export": _("took the comparisons for fairness out as a table"),
    "results.further-reads": _("asked for further reads where it was too close to call"),
    "results.decide": _("decided the awards"),
    "results.mention": _("confirmed a special mention"),
    "results.mention-revoke": _("took a special mention back"),
    "results.override": _("decided against the order"),
    "results.override-revoke": _("took a decision against the order back"),
    "moderation.put-on": _("put a work on the jury’s list"),
    "moderation.take-off": _("took a work off the jury’s list"),
    "moderation.note": _("wrote notes on a work of the jury’s list"),
    "moderation.decide": _("wrote down what the jury decided about a work"),
    "results.rules": _("changed the rules of the awards"),
    "results.freeze": _("froze the results"),
    "results.unfreeze": _("lifted the freeze"),
    "results.confide": _("told the winners’ teachers in confidence"),
    "results.announce": _("announced the results"),
    "results.announce-plan": _("had the results announced by themselves"),
    "results.announce-plan-revoke": _("took the announcement back into their own hands"),
    "results.export": _("took the results out as a table"),
    "certificates.make": _("had certificates of a class made"),
    "certificates.school": _("had the certificates of a school made"),
    "certificates.sign": _("said who signs the certificates"),
    "remark.pass": _("let remarks of the judges go out"),
    "remark.hold": _("held a remark of a judge back"),
    "publication.build": _("asked for the book"),
    "job.stop": _("stopped work under way"),
    "publication.ready": _("had the book built"),
    "proof.make": _("had proofs made"),
    "proof.send": _("sent proofs to teachers"),
    "proof.remind": _("reminded teachers of their proofs"),
    "proof.approve": _("approved a proof"),
    "proof.ask": _("asked for a correction of a proof"),
    "proof.reply": _("answered a teacher about a proof"),
    "proof.hand_link": _("made a link to the pages of an entry, to be handed on"),
    "proof.note": _("noted what a teacher said about a proof"),
    "proof.forget": _("let the pages of proofs go"),
    "proof.correct": _("corrected what is printed of an entry"),
    "proof.take_back": _("took a correction of what is printed back"),
    "composing.move_work": _("moved a work in the book"),
    "composing.move_voice": _("moved a statement or a story in the book"),
    "composing.move_chapter": _("moved a part of the book"),
    "composing.add_chapter": _("added a part to the book"),
    "composing.save_chapter": _("changed a part of the book"),
    "composing.remove_chapter": _("took a part out of the book"),
    "composing.save_work": _("chose how a work stands in the book"),
    "composing.save_voice": _("chose whether a contribution stands in the book"),
    "composing.save_translations": _("chose which translations the book prints"),
    "composing.save_design": _("chose the design of the book"),
    "social.build": _("asked for the cards"),
    "social.ready": _("had the social kit made"),
    "social.choose_design": _("chose the design of the cards"),
    "social.approve": _("approved a post for social media"),
    "social.choose": _("chose how a post for social media looks and what it says"),
    "social.leave_out": _("left a post out of social media"),
    "social.take_in": _("took a post for social media in again"),
    "social.move": _("moved a post to another time"),
    "social.plan": _("let a post have its planned time again"),
    "social.plan_anew": _("had the posts to come planned anew"),
    "social.tell_link": _("told where a post stands"),
    "social.take_down": _("told that a post was taken down"),
    "social.stands_nowhere": _("told that a post stands nowhere"),
    "social.let_stand": _("let a post stand that has changed since"),
    "social.forget_link": _("removed the address of a post"),
    "material.make": _("asked for the printed materials"),
    "material.made": _("had a printed material made"),
    "material.add": _("added a file to the materials"),
    "material.remove": _("removed a file from the materials"),
    "mail.resend": _("sent a letter once more"),
}
Link = tuple[str, str]
"""A thing as the history names it: its name, and the address of its page."""
FindLinks = Callable[[Session, Campaign, Collection[int]], Mapping[int, Link]]
_finders: dict[str, FindLinks] = {}


def add_links(kind: str, find: FindLinks) -> None:
    """Have `find(session, campaign, ids)` asked what things of a kind are called; one statement."""
    _finders[kind] = find


FindUnseen = Callable[[Session, Campaign], Sequence[ColumnElement[bool]]]
_unseen: list[FindUnseen] = []


def add_unseen(find: FindUnseen) -> FindUnseen:
    """Have `find(session, campaign)` asked which deeds the person behind the session must not see."""
    _unseen.append(find)
    return find


def unseen(session: Session, campaign: Campaign) -> list[ColumnElement[bool]]:
    """Return which deeds are left out of the history for the person behind the session."""
    return [condition for find in _unseen for condition in find(session, campaign)]


def links(session: Session, campaign: Campaign, deeds: Iterable[AuditEntry]) -> dict[tuple[str, int], Link]:
    """Return what the deeds are about, as far as it has a name and a page of its own."""
    ids: dict[str, set[int]] = {}
    for deed in deeds:
        if deed.object_kind in _finders and deed.object_id is not None:
            ids.setdefault(deed.object_kind, set()).add(deed.object_id)
    return {
        (kind, number): link
        for kind, wanted in ids.items()
        for number, link in _finders[kind](session, campaign, wanted).items()
    }


def deed_name(action: str, times: int = 1) -> str:
    """Return what was done, and how often."""
    name = gettext(DEEDS[action]) if action in DEEDS else action
    if times == 1:
        return name
    return ngettext("%(deed)s, once", "%(deed)s, %(num)s times", times, deed=name)
