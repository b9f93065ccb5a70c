"""The office's menu says on every page of the office which room one is in."""

from competition.web.navigation import office_nav


def test_every_page_of_the_office_is_in_one_room_of_its_menu(app):
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/c/<slug>/office") and "GET" in rule.methods
    }
    assert len(pages) > 60
    rooms = {page: [str(room.endpoint) for room in office_nav.rooms() if room.holds(page)] for page in pages}
    assert sorted(page for page, held in rooms.items() if len(held) != 1) == []
