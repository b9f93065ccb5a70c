"""The templates of what is printed: strict, escaped, in the language of the document."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from competition.platform import i18n


def environment(*folders: Path) -> Environment:
    """Return what reads the templates in these folders; a name that is missing is an error."""
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    i18n.install_into(made)
    return made
