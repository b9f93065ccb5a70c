"""Of what certificates are made: a class or a part of it, all classes of a school, or a sample of nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.certificates import design
from competition.certificates.facts import Facts, city_beside, facts_of, head_of
from competition.certificates.models import CertificatePrint, CertificateSigning
from competition.certificates.queries import classes_of_school, first_school
from competition.certificates.rules import CLASS_PAGE, MENTION, Page, Work
from competition.certificates.wording import first_language, sample
from competition.entries.identity import SchoolClass
from competition.entries.stamps import fingerprint


@dataclass(frozen=True)
class Subject:
    """The certificates of a class in a language."""

    facts: Facts
    language: str

    @property
    def stamp(self) -> str:
        """A hash that changes when anything does that is printed."""
        return self.facts.stamp(self.language, design.version())


def subjects_of(session: Session, campaign: Campaign, printed: CertificatePrint) -> list[Subject]:
    """Return what a file says if it is made now, class by class; two statements for each."""
    if printed.class_id is not None:
        facts = facts_of(session, session.get_one(SchoolClass, printed.class_id))
        return [Subject(facts.part(printed.part), printed.language)]
    if printed.school_id is not None:
        classes = classes_of_school(session, campaign_id=campaign.id, school_id=printed.school_id)
        return [_in_first_language(facts_of(session, each)) for each in classes]
    return [Subject(sample_facts(session, campaign, printed.language), printed.language)]


def _in_first_language(facts: Facts) -> Subject:
    return Subject(facts, language_of(facts))


def language_of(facts: Facts) -> str:
    """Return the language in which a class gets its certificates, unless its teacher chooses another."""
    return first_language(facts.works_in, country=facts.country, campaign=facts.campaign_language)


def joint_stamp(subjects: Sequence[Subject]) -> str:
    """Return the hash of all that a file says."""
    return fingerprint([each.stamp for each in subjects])


def still_holds(session: Session, campaign: Campaign, printed: CertificatePrint) -> bool:
    """Whether a file says what would be printed now: only then may it be given out."""
    return printed.file_id is not None and printed.fingerprint == joint_stamp(
        [each for each in subjects_of(session, campaign, printed) if each.facts.pages]
    )


def sample_facts(session: Session, campaign: Campaign, language: str) -> Facts:
    """Return certificates of nobody: a winner, one who took part, a class; nothing of the results."""
    name, title = sample(language)
    school, city = first_school(session, campaign.id)
    forms = [category.form for category in campaign.categories] or ["poem"]
    won = Work(title, language, forms[0], "winner")
    took_part = Work(title, language, forms[-1])
    return Facts(
        **head_of(campaign, session.get(CertificateSigning, campaign.id)),
        class_name="5b",
        school=school,
        city=city_beside(school, city),
        country="",
        pages=(
            Page("winner", name, (won,)),
            Page("pupil", name, (took_part,)),
            Page(CLASS_PAGE, "", (won, replace(took_part, kind=MENTION))),
        ),
    )
