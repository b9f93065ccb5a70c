"""What a document's states, gaps and encodings are called."""

from collections.abc import Mapping

from competition.entries.documents.models import EntryDocument
from competition.entries.documents.rules import DocumentState
from competition.platform.i18n import gettext, translate_key
from competition.platform.i18n import gettext_noop as _

STATES = {
    DocumentState.RECEIVED: (_("Received, being read"), "pale"),
    DocumentState.READY: (_("Its text waits for you"), "attention"),
    DocumentState.TAKEN: (_("Text taken over"), "ready"),
    DocumentState.SET_ASIDE: (_("Set aside"), "pale"),
    DocumentState.NEEDS_A_LOOK: (_("Needs a look"), "attention"),
}
ASKING = {
    DocumentState.RECEIVED: _("A document is being read."),
    DocumentState.READY: _("A document waits: its text is not taken over yet."),
    DocumentState.NEEDS_A_LOOK: _("A document could not be read. It is kept; please look at it."),
}
LEFT_OUT = {
    "footnotes": _("Footnotes are not part of the text. What is needed can be added by hand."),
    "headers": _("Headers, footers and page numbers are left out."),
    "pictures": _("The document holds pictures. Please send them as files on the page of pictures."),
    "embedded": _("Another file lies inside the document. It is left out."),
    "ruby": _("Small letters beside others, which tell how they are read, are left out."),
    "forms": _("What is filled in on the form of this PDF is left out."),
}
_ENCODINGS = {
    "cp1250": _("Central European"), "iso8859_2": _("Central European"), "cp852": _("Central European"),
    "mac_latin2": _("Central European"), "cp1251": _("Cyrillic"), "koi8_r": _("Cyrillic"),
    "koi8_u": _("Cyrillic"), "iso8859_5": _("Cyrillic"), "cp866": _("Cyrillic"),
    "mac_cyrillic": _("Cyrillic"),
    "cp1252": _("Western European"), "iso8859_15": _("Western European"), "cp850": _("Western European"),
    "mac_roman": _("Western European"), "cp1253": _("Greek"), "iso8859_7": _("Greek"), "cp737": _("Greek"),
    "cp1254": _("Turkish"), "iso8859_9": _("Turkish"), "cp857": _("Turkish"), "cp1255": _("Hebrew"),
    "iso8859_8": _("Hebrew"), "cp862": _("Hebrew"), "cp1256": _("Arabic"), "iso8859_6": _("Arabic"),
    "cp1257": _("Baltic"), "iso8859_13": _("Baltic"), "iso8859_4": _("Baltic"), "cp775": _("Baltic"),
    "cp874": _("Thai"), "cp1258": _("Vietnamese"), "iso8859_16": _("Romanian"), "iso8859_14": _("Celtic"),
    "iso8859_10": _("Nordic"), "iso8859_3": _("South European"), "shift_jis": _("Japanese"),
    "cp932": _("Japanese"), "euc_jp": _("Japanese"), "gb18030": _("Chinese, simplified"),
    "big5": _("Chinese, traditional"), "cp950": _("Chinese, traditional"),
    "big5hkscs": _("Chinese, traditional"), "euc_kr": _("Korean"), "cp949": _("Korean"), "johab": _("Korean"),
}  # fmt: skip


def document_badge(state: DocumentState) -> tuple[str, str]:
    """Return the label and tone of a document's state."""
    label, tone = STATES[state]
    return gettext(label), tone


def document_problem(document: EntryDocument) -> str:
    """Return why a document could not be read and what to do."""
    return translate_key(document.problem, document.problem_values)


def left_out_sentences(document: EntryDocument) -> list[str]:
    """Return what is in the document and not in the text."""
    return [gettext(LEFT_OUT[code]) for code in document.left_out if code in LEFT_OUT]


def asking(states: Mapping[str, DocumentState]) -> dict[str, str]:
    """Return what documents ask of their teacher, by the same keys."""
    return {key: gettext(ASKING[state]) for key, state in states.items()}


def encoding_name(encoding: str) -> str:
    """Return the name of an encoding: for which letters it was made, and what programs call it."""
    said = encoding.replace("iso8859_", "ISO 8859-").replace("cp", "Windows ", 1)
    if encoding in ("cp737", "cp775", "cp850", "cp852", "cp857", "cp862", "cp866"):
        said = encoding.replace("cp", "DOS ")
    said = said if said != encoding else encoding.replace("_", "-").upper()
    letters = _ENCODINGS.get(encoding)
    return f"{gettext(letters)} ({said})" if letters else said
