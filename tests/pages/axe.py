"""Axe, run in a page: what it finds against WCAG 2.0 to 2.2, A and AA, and against its own best practice."""

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""All that axe says about colours: nothing else can differ between the themes."""
GRAVE = {"serious", "critical"}
IS_THERE = "'axe' in window"
RUN = """async (options) => (await axe.run(document, options)).violations.map((one) => ({
  rule: one.id, impact: one.impact, help: one.help, tags: one.tags,
  nodes: one.nodes.slice(0, 3).map((node) => [node.target.join(" "), node.failureSummary]),
}))"""


def violations(page, *, colours=True):
    """Return what axe finds on the page as it stands; `colours` False leaves out the rule that takes long."""
    rules = {"target-size": {"enabled": True}, "color-contrast": {"enabled": colours}}
    return _run(page, {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules})


def violations_of_colour(page):
    """Return what axe finds wrong with the colours alone."""
    return _run(page, {"runOnly": {"type": "rule", "values": COLOURS}})


def _run(page, options):
    if not page.evaluate(IS_THERE):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN, {**options, "resultTypes": ["violations"], "elementRef": False})


def grave(found):
    """Return in words those that keep somebody out; print the others, which `pytest -rP` shows."""
    for one in found:
        if one["impact"] not in GRAVE:
            print(told(one))
    return [told(one) for one in found if one["impact"] in GRAVE]


def told(one):
    places = "\n".join(f"    {target}: {summary}" for target, summary in one["nodes"])
    return f"{one['rule']} ({one['impact']}): {one['help']}\n{places}"
