"""A list of people to be invited: kept while it is looked over, sent once, then forgotten."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.panel import columns
from competition.judging.panel.columns import Column
from competition.judging.panel.errors import ListSentError, NoAddressColumnError, NobodyToInviteError
from competition.judging.panel.models import PanelList
from competition.judging.panel.queries import known_addresses, places_of
from competition.judging.panel.reading import read_lines
from competition.judging.panel.rules import Fate, Line, fates, letter_locale
from competition.judging.panel.services.inviting import send_invitation
from competition.judging.services.deeds import write_down
from competition.platform.spreadsheets import Table

Lines = Sequence[tuple[Line, Fate]]


def begin_list(
    session: Session, *, campaign: Campaign, table: Table, actor: Account | None, now: datetime
) -> PanelList:
    """Keep a table while it is looked over; one that lies half done is put away."""
    session.execute(
        delete(PanelList).where(PanelList.campaign_id == campaign.id, PanelList.sent_at.is_(None))
    )
    header = columns.header_row(table.rows)
    found = PanelList(
        campaign_id=campaign.id,
        begun_by_id=actor.id if actor else None,
        sheet=table.sheet[:200],
        sheets=max(len(table.sheets), 1),
        cut=table.cut,
        header=header,
        cells={"rows": [list(row) for row in table.rows], "numbers": list(table.numbers)},
        roles=[column.value for column in columns.guess(table.rows, header)],
        created_at=now,
    )
    session.add(found)
    session.flush()
    return found


def name_columns(session: Session, *, panel_list: PanelList, roles: Sequence[Column], header: int) -> None:
    """Keep what a person says that the columns hold."""
    _open(panel_list)
    panel_list.roles, panel_list.header = [role.value for role in roles], header
    session.flush()


def look_over(session: Session, *, campaign: Campaign, panel_list: PanelList, now: datetime) -> Lines:
    """Return what becomes of each line; nothing is sent. Raises ListSentError, NoAddressColumnError."""
    cells = _open(panel_list)
    roles = [Column(role) for role in panel_list.roles]
    if Column.EMAIL not in roles:
        raise NoAddressColumnError
    start = panel_list.header
    lines = read_lines(cells["rows"][start:], cells["numbers"][start:], roles, places_of(session, campaign))
    return fates(lines, known_addresses(session, campaign_id=campaign.id, now=now))


def send_list(
    session: Session,
    *,
    campaign: Campaign,
    panel_list: PanelList,
    spoken: Sequence[str],
    otherwise: str,
    secret_key: str,
    actor: Account | None,
    now: datetime,
) -> int:
    """Invite everybody of the list who is new, one letter to an address; return how many.

    `spoken` are the languages that letters can be in, `otherwise` the one for whom none of theirs is. The
    list's cells are forgotten. Raises NobodyToInviteError.
    """
    wanted = [line for line, fate in look_over(session, campaign=campaign, panel_list=panel_list, now=now)
              if fate is Fate.INVITED]  # fmt: skip
    if not wanted:
        raise NobodyToInviteError
    for line in wanted:
        send_invitation(
            session,
            campaign=campaign,
            email=line.email,
            name=line.name,
            locale=letter_locale(line, spoken, otherwise),
            given=line.given,
            secret_key=secret_key,
            actor=actor,
            now=now,
        )
    panel_list.cells, panel_list.letters, panel_list.sent_at = None, len(wanted), now
    write_down(
        session,
        actor=actor,
        action="panel.list",
        thing=panel_list,
        campaign_id=campaign.id,
        now=now,
        letters=len(wanted),
    )
    return len(wanted)


def put_away(session: Session, *, panel_list: PanelList) -> None:
    """Forget a list that is not to be sent."""
    _open(panel_list)
    session.delete(panel_list)
    session.flush()


def _open(panel_list: PanelList) -> dict[str, list]:  # type: ignore[type-arg]
    if panel_list.cells is None:
        raise ListSentError
    return panel_list.cells
