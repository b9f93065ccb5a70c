"""Every mapped class, imported once, so that the schema is whole wherever it is needed."""

from competition.accounts import models as accounts
from competition.allocation import models as allocation
from competition.campaign import models as campaign
from competition.certificates import models as certificates
from competition.consent import models as consent
from competition.contributions import models as contributions
from competition.duels import models as duels
from competition.entries import blind, corrections, identity
from competition.entries import models as entries
from competition.entries.blindness import models as blindness
from competition.entries.concerns import models as concerns
from competition.entries.consents import models as consents
from competition.entries.deadline import models as deadline
from competition.entries.documents import models as documents
from competition.entries.dropping import models as dropping
from competition.entries.likeness import models as likeness
from competition.entries.paper import models as paper
from competition.entries.picturing import models as picturing
from competition.entries.roster import models as roster
from competition.entries.sheets import models as sheets
from competition.entries.teachers import models as teachers
from competition.entries.translating import models as translating
from competition.judging import models as judging
from competition.judging.oversight import models as oversight
from competition.judging.panel import models as panel
from competition.judging.paper import models as paper_judging
from competition.judging.practice import models as practice
from competition.materials import models as materials
from competition.moderation import models as moderation
from competition.platform import audit, files, rates, tickets
from competition.platform.db import Base
from competition.platform.jobs import models as jobs
from competition.platform.mail import models as mail
from competition.publication import models as publication
from competition.publication.changes import models as changes
from competition.publication.checking import models as checking
from competition.publication.composing import models as composing
from competition.publication.proofing import models as proofing
from competition.rehearsal import models as rehearsal
from competition.results import models as results
from competition.results.confidence import models as confidence
from competition.results.digest import models as digest
from competition.results.fairness import models as fairness
from competition.social import models as social

__all__ = [
    "Base",
    "accounts",
    "allocation",
    "audit",
    "blind",
    "blindness",
    "campaign",
    "certificates",
    "changes",
    "checking",
    "composing",
    "concerns",
    "confidence",
    "consent",
    "consents",
    "contributions",
    "corrections",
    "deadline",
    "digest",
    "documents",
    "dropping",
    "duels",
    "entries",
    "fairness",
    "files",
    "identity",
    "jobs",
    "judging",
    "likeness",
    "mail",
    "materials",
    "moderation",
    "oversight",
    "panel",
    "paper",
    "paper_judging",
    "picturing",
    "practice",
    "proofing",
    "publication",
    "rates",
    "rehearsal",
    "results",
    "roster",
    "sheets",
    "social",
    "teachers",
    "tickets",
    "translating",
]
metadata = Base.metadata
