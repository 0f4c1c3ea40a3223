"""Writes the jobs of a JSONL file: the same jobs as the window's, durable, offline as well.

Each line is an object with a `kind`, a `client_id` of the asker's own, and what that kind needs;
`docs/enqueue.md` has it all. A repeated client_id does nothing. The whole file is checked before
the first job is written: one bad line, and nothing is. Card numbers in texts and
names are masked before anything is written.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop.models.card_shield import mask
from desktop.services.desk import Desk
from desktop.services.unattended.job_lines import JobLine, read_line
from desktop.services.unattended.line_checks import LineChecks, PolicyUnreadable
from desktop.services.unattended.line_fields import LineError
from desktop.services.unattended.line_files import LineFiles
from desktop.services.unattended.line_jobs import LineJobs
from desktop.services.unattended.named_quotes import NamedQuotes, with_its_ids
from desktop.services.use_cases.refusals import DeskRefusal, FileRefused


class EnqueueError(Exception):
    """Nothing was written; the text names each bad line and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Enqueued:
    """How many jobs are new, and how many stood already."""

    added: int
    known: int


async def enqueue(desk: Desk, text: str, folder: Path | None = None) -> Enqueued:
    """Write the jobs of a file's text. The desk must be prepared; it need not run. `folder` is
    where the file lies: files that a line names are looked for from there.

    Raises `EnqueueError` when a line is wrong (nothing was written), and `StoreError`.
    """
    lines, wrong = _read(text)
    of_policy = ""
    quotes = NamedQuotes(desk.tools.ledger.store)
    files = LineFiles(desk.tools, desk.attachments, folder or Path())
    jobs = LineJobs(desk.tools, quotes, files)
    checks = LineChecks(desk.tools, quotes, files, jobs)
    for line in lines:
        try:
            await checks.check(line)
        except (LineError, DeskRefusal) as error:
            wrong[line.number] = str(error)
        except PolicyUnreadable as error:
            of_policy = str(error)
    for line in () if wrong or of_policy else lines:
        try:
            await files.copy(line)
        except FileRefused as error:
            wrong[line.number] = str(error)
    problems = [of_policy] if of_policy else []
    problems += [f"line {number}: {wrong[number]}" for number in sorted(wrong)]
    if problems:
        await files.forget()
        raise EnqueueError(
            "Nothing was written.\n"
            + mask("\n".join(problems))
            + f"\nCorrect {'the policy' if of_policy and not wrong else 'the file'} and run it "
            "again."
        )
    added = 0
    for line in lines:
        added += await jobs.write(line)
    desk.outbox.wake()
    return Enqueued(added, len(lines) - added)


def _read(text: str) -> tuple[list[JobLine], dict[int, str]]:
    """The lines, and what is wrong with others by their number."""
    lines: list[JobLine] = []
    wrong: dict[int, str] = {}
    for number, raw in enumerate(text.splitlines(), 1):
        if not raw.strip():
            continue
        try:
            lines.append(with_its_ids(read_line(number, raw)))
        except LineError as error:
            wrong[number] = str(error)
    return lines, wrong
