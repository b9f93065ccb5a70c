"""What of a work was asked to be shown: both its languages, the original alone, or the translation alone."""

from dataclasses import replace

from competition.social.content import Content, Listed, Message
from competition.social.excerpts.translated import same_passage
from competition.social.excerpts.units import Passage
from competition.social.job import Job
from competition.social.posts.choices import Shows
from competition.social.posts.templates import Template


def as_wished(job: Job) -> Job:
    """Return the job with the words that somebody wished to see; a translation alone stands as the original.

    A passage was chosen of the original; of the translation alone it is the same passage, if that is certain.
    """
    content, shows = job.content, job.wish.shows
    if shows is Shows.BOTH:
        return job
    if isinstance(content, Message):
        content = replace(content, listed=tuple(_listed(each, shows) for each in content.listed))
    other = content.translation
    if shows is Shows.ORIGINAL or other is None or (content.original.text and not other.text):
        return replace(job, content=replace(content, translation=None))
    wish = replace(job.wish, passage=_moved(job, content))
    return replace(job, content=replace(content, original=other, translation=None), wish=wish)


def is_verse(content: Content) -> bool:
    """Whether lines are kept as they were written."""
    return content.template is Template.POEM


def _moved(job: Job, content: Content) -> tuple[int, int] | None:
    if job.wish.passage is None or content.translation is None:
        return None
    passage = Passage(*job.wish.passage)
    found = same_passage(content.original, content.translation, passage, verse=is_verse(content))
    return (found.first, found.last) if found else None


def _listed(each: Listed, shows: Shows) -> Listed:
    other = each.translation
    if shows is Shows.TRANSLATION and other and other.title:
        return replace(each, original=other, translation=None)
    return replace(each, translation=None)
