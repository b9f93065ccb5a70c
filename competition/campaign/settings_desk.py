"""What the pages of a campaign's settings share: while it is set up they are the steps of a path."""

from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.setup_path import next_page, place
from competition.campaign.setup_steps import SetupStep, moved_on
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav
from competition.web.request import now, viewer

bp = Blueprint("settings", __name__)
office_nav.add(label=_l("Campaign"), endpoint="settings.basics", position=4, also=("rubrics", "social_look"))


def acting() -> dict[str, Any]:
    """Return who changes something, and when; the policies have let nobody else in."""
    account: Account | None = viewer().account
    moment: datetime = now()
    assert account is not None
    return {"actor": account, "now": moment}


def show(campaign: Campaign, step: SetupStep, form: Any, **more: Any) -> str:
    """Show a page of the settings."""
    template = f"campaign/settings/{step.value}.html"
    return render_template(template, form=form, place=place(campaign, step), **more)


def leave(campaign: Campaign, step: SetupStep) -> None:
    """Write down, within the transaction of saving it, that a step is done."""
    campaign.setup_step = moved_on(campaign.setup_step, step)


def way_on(campaign: Campaign, step: SetupStep, *, guided: bool) -> ResponseReturnValue:
    """Say that a page was saved, and go on: along the path, or back to the page."""
    if guided:
        return redirect(next_page(campaign, step))
    flash(_("It is saved."), "success")
    return redirect(url_for(f"settings.{step.value}", slug=campaign.slug))
