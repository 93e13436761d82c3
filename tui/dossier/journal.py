"""A plain-text journal: one line of JSON for everything the reader has told, only ever appended to.

Two people's journals merge as git merges by union: every line has an id of its own, their order is that of
their time, and taking a line back is itself a line that names it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from tui.model import PersonaeError

Record = dict[str, Any]

ID = "id"
TIME = "time"
UNDO = "undo"
"""The fields every line may have: its name, when it was written, and the id of the line it takes back."""

_PATIENCE = 10.0
"""Seconds to wait for another process that writes to the same journal."""
_ID_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that could not be read; it stays in the file until :meth:`Journal.compact` sets it aside.

    Attributes:
        file: The journal.
        line: Number of the line, from 1.
        reason: What is wrong with it.
        text: The line.
    """

    file: Path | str
    line: int
    reason: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}; mend or delete this line, all others count"


@dataclass(frozen=True, slots=True)
class Entries:
    """What a journal says.

    Attributes:
        records: Every record once, by time and then by id, those taken back and those taking back included.
        faults: Lines that could not be read.
        lines: The line of each record as it stands in the file, by id.
        numbers: The number of that line, from 1, by id.
    """

    records: tuple[Record, ...]
    faults: tuple[Fault, ...] = ()
    lines: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    numbers: Mapping[str, int] = field(default_factory=dict, compare=False)

    def standing(self) -> list[Record]:
        """Return the records that nothing takes back, by time, without the lines that only take back."""
        gone = taken_back(self.records)
        return [record for record in self.records if record[ID] not in gone and UNDO not in record]


class Journal:
    """One file of records; any number of processes may append to it."""

    def __init__(self, path: Path) -> None:
        """Name the file; it need not exist until something is appended."""
        self.path = path

    def append(self, record: Mapping[str, Any]) -> Record:
        """Write *record* as one line, and see it to the disk.

        Args:
            record: Anything that JSON can hold; ``time`` (ISO 8601, UTC) and ``id`` are added where missing.

        Returns:
            The record as it was written.

        Raises:
            PersonaeError: It cannot be written; the file is as it was.
        """
        whole = _named(record)
        self._write([whole])
        return whole

    def take_back(self, id_: str) -> Record:
        """Write that the record *id_* no longer counts; taking this line back makes it count again.

        Raises:
            PersonaeError: It cannot be written.
        """
        return self.append({UNDO: id_})

    def merge(self, records: Iterable[Mapping[str, Any]]) -> int:
        """Append those of *records* that are not here yet, and return how many they were.

        Raises:
            PersonaeError: They cannot be written.
        """
        known = {record[ID] for record in self.read().records}
        fresh = [record for record in map(_named, records) if record[ID] not in known]
        if fresh:
            self._write(fresh)
        return len(fresh)

    def read(self) -> Entries:
        """Return what the file says; a file that does not exist says nothing.

        Raises:
            PersonaeError: The file cannot be read at all.
        """
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return Entries(())
        except OSError as error:
            raise PersonaeError(
                f"{self.path}: cannot be read ({error.strerror or error}); mend it or move it away"
            ) from error
        return parse(content, self.path)

    def compact(self) -> int:
        """Drop what was taken back and what is there twice, and set damaged lines aside, in one step.

        The lines that take back are kept: another copy of the journal may still hold what they name.
        Damaged lines go to a file of the same name with ".damaged" added.

        Returns:
            How many lines are fewer.

        Raises:
            PersonaeError: The file cannot be written; it is as it was.
        """
        with self._locked(), _explained(self.path):
            entries = self.read()
            if not self.path.exists():
                return 0
            lines = self.path.read_bytes().count(b"\n")
            gone = taken_back(entries.records)
            kept = [record for record in entries.records if record[ID] not in gone]
            if entries.faults:
                aside = self.path.with_name(self.path.name + ".damaged")
                _append(aside, "".join(f"{fault.text}\n" for fault in entries.faults).encode())
            fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}.tmp")
            try:
                fresh.unlink(missing_ok=True)
                _append(fresh, dump(kept))
                fresh.replace(self.path)
            except OSError:
                fresh.unlink(missing_ok=True)
                raise
            _settle(self.path.parent)
            return max(0, lines - len(kept))

    def _write(self, records: list[Record]) -> None:
        with self._locked(), _explained(self.path):
            _append(self.path, dump(records))

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other processes from writing: one that compacts would lose what others append meanwhile."""
        lock = FileLock(self.path.with_name(self.path.name + ".lock"))
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            raise PersonaeError(f"{self.path}: another program keeps writing to it; try again") from error
        except (OSError, NotImplementedError) as error:
            raise _unwritable(self.path, error) from error
        try:
            yield
        finally:
            lock.release()


def dump(records: Iterable[Record]) -> bytes:
    """Return *records* as a journal holds them."""
    return b"".join(map(_line, records))


def parse(content: bytes, file: Path | str) -> Entries:
    """Read the lines of a journal.

    Args:
        content: Its bytes.
        file: What to call it in faults.
    """
    records: dict[str, Record] = {}
    faults: list[Fault] = []
    lines: dict[str, bytes] = {}
    numbers: dict[str, int] = {}
    for number, raw in enumerate(content.split(b"\n"), 1):
        if not raw.strip():
            continue
        record, reason = _read(raw)
        if record is not None and records.setdefault(record[ID], record) != record:
            reason = "another line with the same id says something else"
        elif record is not None:
            lines.setdefault(record[ID], raw)
            numbers.setdefault(record[ID], number)
        if reason:
            faults.append(Fault(file, number, reason, raw.decode("utf-8", "backslashreplace").rstrip("\r")))
    ordered = sorted(records.values(), key=lambda record: (record[TIME], record[ID]))
    return Entries(tuple(ordered), tuple(faults), lines, numbers)


def taken_back(records: Iterable[Record]) -> set[str]:
    """Return the ids of the records that a record which itself stands takes back, in whatever order."""
    undoers: dict[str, list[str]] = {}
    for record in records:
        if UNDO in record:
            undoers.setdefault(str(record[UNDO]), []).append(record[ID])
    gone: dict[str, bool] = {}
    for first in undoers:
        # Depth first without recursion: a reader may go to and fro a thousand times.
        stack = [first]
        while stack:
            id_ = stack[-1]
            if id_ in gone:
                stack.pop()
                continue
            # Lines that name each other in a ring, which only a hand can write, do not count as undone.
            open_ = [one for one in undoers.get(id_, ()) if one not in gone and one not in stack]
            if open_:
                stack.extend(open_)
                continue
            gone[id_] = any(not gone.get(one, False) for one in undoers.get(id_, ()) if one in gone)
            stack.pop()
    return {id_ for id_, is_gone in gone.items() if is_gone}


def _named(record: Mapping[str, Any]) -> Record:
    whole = dict(record)
    whole.setdefault(TIME, datetime.now(UTC).isoformat(timespec="microseconds"))
    whole.setdefault(ID, identity(whole))
    # What comes back from the file is what JSON made of it.
    plain: Record = json.loads(_line(whole))
    return plain


def identity(record: Record) -> str:
    """Name a record after what it says and when: the same line has the same name in every copy."""
    content = {name: value for name, value in record.items() if name != ID}
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_ID_DIGITS]


def _line(record: Record) -> bytes:
    # Escaped, so that no character of an article can end a line or upset a terminal.
    return json.dumps(record, ensure_ascii=True, sort_keys=True).encode() + b"\n"


def _read(raw: bytes) -> tuple[Record | None, str]:
    """Return the record of a line, or what is wrong with it."""
    if raw.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        return None, "left over from a merge of two files"
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError):
        return None, "not a line of JSON, perhaps cut short"
    if not isinstance(record, dict):
        return None, "not a record"
    if not isinstance(record.get(TIME), str):
        return None, "it does not say when it was written"
    if ID not in record:
        record[ID] = identity(record)
    if not isinstance(record[ID], str):
        return None, "its id is no text"
    if UNDO in record and not isinstance(record[UNDO], str):
        return None, "it takes back what is no id"
    return record, ""


def _append(path: Path, content: bytes) -> None:
    """Add *content* to the end of a file, whole or not at all."""
    made = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.lseek(descriptor, 0, os.SEEK_END)
        # A line that was cut short by a crash must not take this one with it.
        if size:
            os.lseek(descriptor, size - 1, os.SEEK_SET)
            if os.read(descriptor, 1) != b"\n":
                content = b"\n" + content
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
    if made:
        _settle(path.parent)


def _settle(folder: Path) -> None:
    """See a new name in *folder* to the disk, where the system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: Exception) -> PersonaeError:
    reason = getattr(error, "strerror", None) or error
    return PersonaeError(
        f"{path}: cannot be written ({reason}); nothing was kept; "
        "make room, mend its folder or name another with --index"
    )
