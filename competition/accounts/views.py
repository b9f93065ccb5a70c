"""Pages of signing in and out, and of invitations. Opening a link changes nothing: its button does."""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from competition.accounts import cookies
from competition.accounts.errors import LinkSpentError
from competition.accounts.forms import SignInForm
from competition.accounts.invitations import accept_invitation, find_invitation
from competition.accounts.links import find_link, request_link, use_link
from competition.accounts.models import Account
from competition.accounts.rules import LinkKind
from competition.accounts.sessions import close_session, open_session
from competition.platform.i18n import current_locale
from competition.platform.i18n import gettext as _
from competition.platform.rates import hit
from competition.web.locale import keep_choice
from competition.web.policies import PUBLIC, allow
from competition.web.request import config, db, now, transaction, viewer

bp = Blueprint("accounts", __name__)
QUARTER = timedelta(minutes=15)
LONGEST_PATH = 300


def safe_path(path: str | None) -> str:
    """Return a path on this site, whatever was asked for."""
    wanted = path or "/"
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    inside = not parts.scheme and not parts.netloc and parts.path.startswith("/") and "\\" not in wanted
    return wanted if inside and not wanted.startswith("//") and len(wanted) <= LONGEST_PATH else "/"


def signed_in_response(account: Account, path: str, *, bound_to: int | None = None) -> Response:
    """Sign this browser in (call inside a transaction) and send it to `path`; `bound_to` one campaign."""
    close_session(db(), token=cookies.token())
    opened = open_session(db(), account=account, now=now(), bound_to=bound_to)
    session.clear()
    return keep_choice(cookies.hand_over(make_response(redirect(path)), opened), account.locale)


@bp.get("/sign-in")
@allow(PUBLIC)
def sign_in() -> ResponseReturnValue:
    """Show the form that asks for a link; whoever is signed in already goes straight on."""
    path = safe_path(request.args.get("next"))
    if viewer().is_signed_in:
        return redirect(path)
    return render_template("accounts/sign_in.html", form=SignInForm(next=path))


@bp.post("/sign-in")
@allow(PUBLIC)
def sign_in_post() -> ResponseReturnValue:
    """Send a link, and say the same whether or not the address is known."""
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("accounts/sign_in.html", form=form), 400
    with transaction() as s:
        address, secret = form.email.data, config().secret_key
        for bucket, limit in ((f"sign-in:{request.remote_addr}", 40), (f"sign-in:{address.lower()}", 5)):
            hit(s, bucket=bucket, limit=limit, within=QUARTER, now=now(), secret_key=secret)
        path = safe_path(form.next.data)
        request_link(s, email=address, next_path=path, secret_key=secret, now=now())
    return render_template("accounts/link_sent.html", email=form.email.data)


@bp.get("/sign-in/<token>")
@allow(PUBLIC)
def link(token: str) -> ResponseReturnValue:
    """Show the button that signs in; mail scanners open links, they do not press buttons."""
    try:
        found = find_link(db(), token=token, now=now())
    except LinkSpentError as spent:
        return _spent(spent)
    account = db().get_one(Account, found.account_id)
    by_mail = found.kind is LinkKind.MAIL
    return render_template("accounts/link.html", account=account, token=token, by_mail=by_mail)


@bp.post("/sign-in/<token>")
@allow(PUBLIC)
def link_post(token: str) -> ResponseReturnValue:
    """Use the link up and sign in."""
    try:
        with transaction() as s:
            bound_to = find_link(s, token=token, now=now()).campaign_id
            account, path = use_link(s, token=token, now=now())
            return signed_in_response(account, path, bound_to=bound_to)
    except LinkSpentError as spent:
        return _spent(spent)


def _spent(spent: LinkSpentError) -> ResponseReturnValue:
    """Say that the link is spent, beside the form that asks for a new one."""
    return render_template("accounts/spent.html", form=SignInForm(formdata=None)), spent.status


@bp.post("/sign-out")
@allow(PUBLIC)
def sign_out_post() -> ResponseReturnValue:
    """Sign this browser out."""
    with transaction() as s:
        close_session(s, token=cookies.token())
    session.clear()
    flash(_("You are signed out."))
    return cookies.take_back(make_response(redirect(url_for("home.index"))))


@bp.get("/invitation/<token>")
@allow(PUBLIC)
def invitation(token: str) -> ResponseReturnValue:
    """Show what the invitation is to, with the button that accepts it."""
    try:
        found = find_invitation(db(), token=token, now=now())
    except LinkSpentError as spent:
        return render_template("accounts/invitation_spent.html"), spent.status
    return render_template("accounts/invitation.html", invitation=found, token=token)


@bp.post("/invitation/<token>")
@allow(PUBLIC)
def invitation_post(token: str) -> ResponseReturnValue:
    """Accept the invitation and sign in."""
    try:
        with transaction() as s:
            account = accept_invitation(
                s, token=token, viewer=viewer().account, locale=current_locale(), now=now()
            )
            response = signed_in_response(account, url_for("home.index"))
    except LinkSpentError as spent:
        return render_template("accounts/invitation_spent.html"), spent.status
    flash(_("Welcome. You are in."))
    return response
