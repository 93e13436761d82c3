"""How fast a folder is indexed, what it takes in memory, and what it costs when nothing or one file changed.

Run ``python -m tests.bench.index FOLDER``. Every run is a process of its own, so that peaks are its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tui.dossier.connection import connect
from tui.dossier.indexer import Progress, Report, Stage, index
from tui.dossier.place import open_dossier

_KIB_IN_MB = 1 if sys.platform != "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the indexer.

    Attributes:
        report: What it did.
        stages: Seconds that each stage took.
        cpu: Seconds of processor time of all its processes.
        peak: Peak resident memory of the process that writes, MB.
        peak_working: Peak resident memory of the largest working process, MB; 0 if there was none.
    """

    report: Report
    stages: dict[Stage, float]
    cpu: float
    peak: float
    peak_working: float


def run(folder: Path, home: Path, processes: int) -> Run:
    """Bring the index of *folder* at *home* up to date in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_run, folder, home, processes).result()


def forget_one(home: Path) -> None:
    """Let the index at *home* forget one document, so that the next run finds a new file."""
    with closing(connect(home / "index.sqlite")) as connection:
        connection.execute("DELETE FROM document WHERE id = (SELECT max(id) FROM document)")


@contextmanager
def home_for(chosen: Path | None) -> Iterator[Path]:
    """Yield the folder *chosen* for the index, or one that goes away."""
    if chosen is not None:
        yield chosen
        return
    with tempfile.TemporaryDirectory(prefix="personae-bench-") as folder:
        yield Path(folder)


def table(folder: Path, home: Path, processes: int) -> Iterator[tuple[str, str]]:
    """Yield (what, how much), line by line as it is measured.

    Args:
        folder: What to index.
        home: An empty folder for the index.
        processes: How many processes read.
    """
    first = run(folder, home, processes)
    report = first.report
    yield "documents", f"{report.documents:,}"
    yield "words", f"{report.words:,}"
    yield f"words/s, {processes} processes", f"{report.words / report.seconds:,.0f}"
    yield "words per second of processor", f"{report.words / first.cpu:,.0f}"
    yield "seconds", f"{report.seconds:.1f}"
    for stage, seconds in first.stages.items():
        yield f"  {stage.value}", f"{seconds:.1f}"
    yield "peak memory, writing process", f"{first.peak:,.0f} MB"
    yield "peak memory, largest working process", f"{first.peak_working:,.0f} MB"
    yield "index", f"{(home / 'index.sqlite').stat().st_size / 1e6:,.0f} MB"
    yield "nothing changed", f"{run(folder, home, processes).report.seconds:.2f} s"
    forget_one(home)
    yield "one new file", f"{run(folder, home, processes).report.seconds:.2f} s"


def show(lines: Iterator[tuple[str, str]]) -> None:
    """Print *lines*, numbers aligned right."""
    for what, how_much in lines:
        print(f"{what:38} {how_much:>14}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.index", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of articles")
    parser.add_argument(
        "--index", type=Path, help="an empty folder for the index; default: one that goes away"
    )
    parser.add_argument("--processes", type=int, default=2, help="processes that read (default: 2)")
    options = parser.parse_args(arguments)
    with home_for(options.index) as home:
        show(table(options.folder, home, options.processes))
    return 0


def _run(folder: Path, home: Path, processes: int) -> Run:
    began: dict[Stage, float] = {}

    def tell(progress: Progress) -> None:
        began.setdefault(progress.stage, progress.seconds)

    report = index(open_dossier([folder], home), progress=tell, processes=processes)
    ends = [*began.values(), report.seconds][1:]
    stages = {stage: end - start for stage, start, end in zip(began, [0.0, *ends], ends, strict=False)}
    own = resource.getrusage(resource.RUSAGE_SELF)
    working = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(
        report=report,
        stages=stages,
        cpu=own.ru_utime + own.ru_stime + working.ru_utime + working.ru_stime,
        peak=own.ru_maxrss / 1024 / _KIB_IN_MB,
        peak_working=working.ru_maxrss / 1024 / _KIB_IN_MB,
    )


if __name__ == "__main__":
    sys.exit(main())
