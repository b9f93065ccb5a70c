"""Materials to download: made for a campaign in each language, or the secretariat's own files."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.materials.rules import MaterialKind
from competition.platform.db import Base, HasRef, enum_column
from competition.platform.files import StoredFile


class Material(HasRef, Base):
    """One file. A made one has the fingerprint of everything it was made from, an own one a title."""

    __tablename__ = "material"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    kind: Mapped[MaterialKind] = enum_column(MaterialKind)
    language: Mapped[str] = mapped_column(String(35), default="")
    title: Mapped[str] = mapped_column(String(200), default="")
    extension: Mapped[str] = mapped_column(String(8), default="pdf")
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    made_at: Mapped[datetime]

    file: Mapped[StoredFile] = relationship(lazy="joined")
