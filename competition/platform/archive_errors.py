"""The refusals of archives; each refuses the whole of it and says what to do instead."""

from competition.errors import GarlandError


class ArchiveError(GarlandError):
    """An archive that is not taken; each kind of it says what to do next."""

    message = "This archive cannot be used. Please put the files themselves into a new ZIP and send that."


class UnreadableArchiveError(ArchiveError):
    """It is no ZIP, or a damaged one, or packed in a way that few programs know."""

    message = (
        "This is no ZIP that we can open, or it is damaged. "
        "Please make a new one of the files, or send the files without packing them."
    )


class EncryptedArchiveError(ArchiveError):
    """A ZIP that opens with a password."""

    message = "This ZIP is locked with a password. Please make one without and send that."


class PathsInArchiveError(ArchiveError):
    """A name in it leads outside of its folder."""

    message = (
        "Names in this ZIP lead outside of its folder, so nothing was taken from it. "
        "Please make a new one of the files alone."
    )


class LinksInArchiveError(ArchiveError):
    """Something in it is no file but leads to one."""

    message = (
        "This ZIP holds a link instead of a file, so nothing was taken from it. "
        "Please make a new one of the files themselves."
    )


class DoublesInArchiveError(ArchiveError):
    """Two names are the same, or differ only by capitals or accents' bytes (`file`)."""

    message = (
        "Two files in this ZIP are called “%(file)s”, so one would hide the other. "
        "Please give each a name of its own and pack them anew."
    )


class NestedArchiveError(ArchiveError):
    """An archive lies in it (`file`)."""

    message = (
        "Another archive lies in this ZIP (%(file)s). Please unpack it first and send the files in one ZIP."
    )


class TooManyMembersError(ArchiveError):
    """It holds more files than are taken at once (`limit`)."""

    message = "This ZIP holds more than %(limit)s files. Please send them in several."


class LargeMemberError(ArchiveError):
    """A file in it is too large (`file`, `limit` in MB)."""

    message = "“%(file)s” in this ZIP is larger than %(limit)s MB. Please put a smaller copy into it."


class LargeArchiveError(ArchiveError):
    """All files together are too large (`limit` in GB)."""

    message = "The files in this ZIP have more than %(limit)s GB together. Please send them in several."


class BombError(ArchiveError):
    """A file in it is packed so small that it cannot be a picture or a document (`file`)."""

    message = (
        "“%(file)s” in this ZIP would swell to hundreds of times its size, so nothing was taken from it. "
        "Please make a new one of the files."
    )


class WrongSizeError(ArchiveError):
    """What comes out is not as long as the archive says."""

    message = "This ZIP is damaged: a file in it is not as long as it says. Please make a new one."


class LongNameError(ArchiveError):
    """A name in it is longer than names are (`limit`)."""

    message = "A name in this ZIP has more than %(limit)s letters. Please shorten it and pack the files anew."
