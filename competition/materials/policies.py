"""Who may download a material: everybody who may read the call; only the secretariat removes its own."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.policies import find_campaign, runs
from competition.materials.models import Material
from competition.materials.rules import MaterialKind
from competition.web.policies import Policy


def _material(session: Session, _viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    campaign = find_campaign(session, slug)
    material = campaign and session.scalar(
        select(Material).where(Material.ref == ref, Material.campaign_id == campaign.id)
    )
    return {"campaign": campaign, "material": material} if material else None


def _own_material(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    found = _material(session, viewer, slug, ref)
    if found is None or not runs(viewer, found["campaign"]):
        return None
    return found if found["material"].kind is MaterialKind.OWN else None


MATERIAL = Policy("a material of the call", _material, signed_in=False)
OWN_MATERIAL = Policy("a file of the secretariat's", _own_material)
