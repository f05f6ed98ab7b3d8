"""Reading files and zipped folders within bounds, in memory: nothing is unpacked to the disk, and nothing is run.

Beyond these bounds a file is left out with its reason:

======================  =============  ==========================================================
bound                   value          what for
======================  =============  ==========================================================
`MOST_BYTES`            10 million     a text, a page, or such a member of a zipped folder
`MOST_PACKED`           50 million     a Word or PDF file or a zipped folder as it lies on the disk
`MOST_TABLE`            200 million    a table (.csv, .jsonl, .parquet), also as Parquet unpacks to
`MOST_UNPACKED`         200 million    all members of a zipped folder, or of a Word file, together
`MOST_RATIO`            200            how many times larger a member of over 1 MB may become
`MOST_MEMBERS`          10,000         members of a zipped folder or of a Word file
======================  =============  ==========================================================
"""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from diembao.read.errors import Unreadable

MOST_BYTES = 10_000_000
MOST_PACKED = 50_000_000
MOST_TABLE = 200_000_000
MOST_UNPACKED = 200_000_000
MOST_RATIO, RATIO_FROM = 200, 1_000_000
MOST_MEMBERS = 10_000
PACKED = {".docx", ".pdf", ".zip"}
TABLE_ENDINGS = {".csv", ".jsonl", ".parquet"}
ENCRYPTED = 0x1
SYMLINK = 0o120000


def read_file(path, most=None):
    """The bytes of a file, if it is not too large and nobody writes to it meanwhile.

    Parameters
    ----------
    path : path
    most : int, optional
        In bytes; by default what its ending allows.

    Raises
    ------
    Unreadable
        If it is empty, too large, or changed while it was read.
    OSError
        If it is not there or may not be read.
    """
    path = Path(path)
    ending = path.suffix.lower()
    most = most or (MOST_TABLE if ending in TABLE_ENDINGS else MOST_PACKED if ending in PACKED else MOST_BYTES)
    with open(path, "rb") as file:
        before = path.stat()
        if before.st_size > most:
            raise too_large(before.st_size, most)
        data = file.read(before.st_size + 1)  # Python makes room for all that is asked for
        after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise Unreadable("the file changed while it was read", "read it again when nothing writes to it")
    if not data.strip():
        raise Unreadable("the file is empty", "delete it, or put the article into it")
    return data


def too_large(size, most):
    reason = f"the file has {size / 1e6:.0f} MB, more than {most / 1e6:.0f}"
    return Unreadable(reason, "split it into one file an article")


def damaged(kind, error):
    reason = f"the {kind} file is damaged ({type(error).__name__}: {str(error)[:80]})"
    return Unreadable(reason, "open it and save it anew")


def read_members(data, endings, noted=()):
    """The files of a zipped folder, read in memory.

    Parameters
    ----------
    data : bytes
        Of the zip file.
    endings : collection of str
        Which files to give, as `.txt`.
    noted : collection of str
        Which files to say of that they are left out; others are passed over in silence.

    Yields
    ------
    tuple of str and (bytes or Unreadable)
        A member's path and its bytes, or why it is left out: its name leads out of the folder, it is a link, it needs
        a password, it is a zip file itself, or it is larger than the bounds.

    Raises
    ------
    Unreadable
        If the whole is damaged or exceeds the bounds.
    """
    package = check_package(data)
    for info in sorted(package.infolist(), key=lambda info: info.filename):
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir() or path.name.startswith(".") or "__MACOSX" in path.parts:
            continue
        if path.suffix.lower() == ".zip":
            yield info.filename, Unreadable("it is a zip file inside a zip file", "unpack it, and read the folder")
        elif path.suffix.lower() in noted:
            reason = f"the ending {path.suffix} is not read inside a zip file"
            yield info.filename, Unreadable(reason, "unpack it, and read the folder")
        elif path.suffix.lower() in endings:
            try:
                yield path.as_posix(), _member(package, info, path)
            except Unreadable as error:
                yield info.filename, error


def _member(package, info, path):
    if path.is_absolute() or ".." in path.parts or re.match("[A-Za-z]:", info.filename):
        raise Unreadable("its name leads out of the folder", "do not trust this zip file; nothing was written")
    if (info.external_attr >> 16) & 0o170000 == SYMLINK:
        raise Unreadable("it is a link, not a file", "put the file itself into the zip file")
    if info.flag_bits & ENCRYPTED:
        raise Unreadable("it is protected by a password", "unpack it with the password, and read the folder")
    most = MOST_PACKED if path.suffix.lower() in PACKED else MOST_BYTES
    if info.file_size > most:
        raise too_large(info.file_size, most)
    try:
        with package.open(info) as file:
            data = file.read(most + 1)  # the size in the zip file's list may be a lie
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError) as error:
        raise damaged("zip", error) from error
    if len(data) > most:
        raise too_large(len(data), most)
    return data


def check_package(data):
    """A zip file (a Word file is one) that is within the bounds.

    Raises
    ------
    Unreadable
        If it is damaged, or exceeds `MOST_UNPACKED`, `MOST_RATIO` or `MOST_MEMBERS`.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        members = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
        raise damaged("zip", error) from error
    if len(members) > MOST_MEMBERS:
        raise Unreadable(f"it holds {len(members):,} files, more than {MOST_MEMBERS:,}", "split it")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED:
        raise Unreadable(f"unpacked it has {unpacked / 1e6:,.0f} MB, more than {MOST_UNPACKED / 1e6:,.0f}", "split it")
    for member in members:
        ratio = member.file_size / max(1, member.compress_size)
        if member.file_size > RATIO_FROM and ratio > MOST_RATIO:
            reason = f"{member.filename!r} in it becomes {ratio:,.0f} times larger, as in a zip bomb"
            raise Unreadable(reason, "do not trust this file")
    return package
