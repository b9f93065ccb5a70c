"""The roles that a column of a roster can have."""

from enum import StrEnum

from competition.consent.rules import Channel


class Role(StrEnum):
    """What a column says of the work in each row."""

    IGNORE = "ignore"
    PUPIL = "pupils"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    AGE = "age"
    HEADCOUNT = "headcount"
    MADE_BY = "made_by"
    FORM = "form"
    LANGUAGE = "language"
    TITLE = "title"
    TEXT = "text"
    DOCUMENT = "document"
    PICTURE = "images"
    ALT = "alt"
    TRANSLATION_LANGUAGE = "translation_language"
    TRANSLATION_TITLE = "translation_title"
    TRANSLATION = "translation"
    CONSENT_ALL = "consent"
    CONSENT_BOOK = "consent_book"
    CONSENT_WEB = "consent_web"
    CONSENT_SOCIAL = "consent_social"
    ENTRY = "entry"
    AGE_GROUP = "age_group"
    CLASS = "class"
    SCHOOL = "school"
    CITY = "city"
    TEACHER = "teacher_email"


PLACE = (Role.ENTRY, Role.AGE_GROUP, Role.CLASS, Role.SCHOOL, Role.CITY, Role.TEACHER)
"""What only a roster of many classes says; a teacher's own class is known."""
LISTS = (Role.PUPIL, Role.GIVEN_NAME, Role.FAMILY_NAME, Role.AGE, Role.PICTURE, Role.ALT)
"""What may stand in several columns."""
CONSENT_OF = {
    Channel.BOOK: Role.CONSENT_BOOK,
    Channel.WEB: Role.CONSENT_WEB,
    Channel.SOCIAL: Role.CONSENT_SOCIAL,
}
