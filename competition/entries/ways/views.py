"""On my phone, by mail, under another address: a teacher's other ways to the same class."""

from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.orm import Session
from wtforms import EmailField

from competition.accounts.forms import ADDRESS
from competition.accounts.links import is_teacher_only
from competition.accounts.models import SignInLink
from competition.accounts.rules import LinkKind
from competition.accounts.tokens import link_token
from competition.campaign.models import Campaign, City, School
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.ways.services import latest_link, mail_link, make_phone_link, put_address_right
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.qr import qr_svg
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction

bp = Blueprint("class_ways", __name__)


class AddressForm(Form):
    """The right address in the place of a wrong one."""

    email = EmailField(_l("Your e-mail address"), ADDRESS, render_kw={"autocomplete": "email"})


def link_address(link: SignInLink) -> str:
    """Return the address that a link is; it follows from the installation's key, and lies nowhere."""
    token = link_token(config().secret_key, "sign-in", link.ref)
    return f"{config().base_url}/sign-in/{token}"


def code_of(address: str) -> Markup:
    """Return the code of an address, to be read by a phone."""
    return Markup(qr_svg(address, fluid=True))  # noqa: S704 - our own SVG


def path_of(school_class: SchoolClass) -> str:
    """Return the page to which all the ways lead."""
    return url_for("class.page", ref=school_class.ref)


@bp.get("/class/<ref>/phone")
@allow(OWN_CLASS)
def phone(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show the code of a link that is open, or the button that makes one."""
    found = _link(db(), school_class)
    address = link_address(found) if found and _is_open(found, now()) else ""
    return render_template(
        "entries/ways/phone.html",
        campaign=campaign,
        school_class=school_class,
        link=found,
        address=address,
        code=code_of(address) if address else "",
        by_mail_only=not is_teacher_only(db(), acting().id),
        email=acting().address,
    )


@bp.get("/class/<ref>/phone/state")
@allow(OWN_CLASS)
def phone_state(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Say in a line whether the link was used: what the page looks at again and again."""
    found = _link(db(), school_class)
    is_open = found is not None and _is_open(found, now())
    return render_template("entries/ways/_state.html", campaign=campaign, link=found, is_open=is_open)


@bp.post("/class/<ref>/phone")
@allow(OWN_CLASS)
def phone_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Make a link for another device."""
    with transaction() as session:
        make_phone_link(
            session,
            school_class=school_class,
            teacher=acting(),
            path=path_of(school_class),
            secret_key=config().secret_key,
            now=now(),
        )
    return redirect(url_for("class_ways.phone", ref=school_class.ref))


@bp.post("/class/<ref>/mail-link")
@allow(OWN_CLASS)
def mail_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Send the link by mail."""
    path, secret = path_of(school_class), config().secret_key
    with transaction() as session:
        mail_link(session, teacher=acting(), path=path, secret_key=secret, now=now())
    flash(_("The link is on its way to %(address)s.", address=acting().address), "success")
    return redirect(path)


@bp.get("/class/<ref>/address")
@allow(OWN_CLASS)
def address(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show the form that puts a wrong address right; one that is confirmed needs none."""
    if acting().pending_email is None:
        return redirect(path_of(school_class))
    return _address_page(school_class, AddressForm(email=acting().pending_email))


@bp.post("/class/<ref>/address")
@allow(OWN_CLASS)
def address_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Put it right, and send the link there."""
    form, path = AddressForm(), path_of(school_class)
    if acting().pending_email is None:
        return redirect(path)
    if not form.validate_on_submit():
        return _address_page(school_class, form), 400
    with transaction() as session:
        put_address_right(
            session,
            school_class=school_class,
            teacher=acting(),
            email=form.email.data,
            path=path,
            secret_key=config().secret_key,
            now=now(),
        )
    flash(_("The link is on its way to %(address)s.", address=acting().address), "success")
    return redirect(path)


def _address_page(school_class: SchoolClass, form: AddressForm) -> str:
    return render_template("entries/ways/address.html", school_class=school_class, form=form)


def _link(session: Session, school_class: SchoolClass) -> SignInLink | None:
    return latest_link(session, teacher=acting(), path=path_of(school_class), kind=LinkKind.PHONE)


def _is_open(link: SignInLink, moment: datetime) -> bool:
    return link.used_at is None and moment < link.expires_at
