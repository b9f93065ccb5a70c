"""Shape of what is typed when a post is moved, or when somebody tells where it stands."""

from wtforms import HiddenField, SelectField, StringField, URLField
from wtforms.fields import SelectChoice

from competition.platform.i18n import lazy_gettext as _l
from competition.social.formats import PLATFORMS
from competition.web.forms import Form


class MoveForm(Form):
    """A day and a time by the clocks of the post's audience; they are read by `parse_move`."""

    day = StringField(_l("Day"), render_kw={"type": "date"})
    clock = StringField(_l("Time"), render_kw={"type": "time"})
    seen = HiddenField()


class LinkForm(Form):
    """A platform, and the address of the post there."""

    platform = SelectField(_l("Platform"), choices=[SelectChoice(each.name, each.name) for each in PLATFORMS])
    url = URLField(_l("Address of the post"))
