"""The files that the lines of a file name: checked, and copied to this desk."""

from pathlib import Path

from desktop.models.ids import new_id
from desktop.models.outgoing_file import OutgoingFile
from desktop.services.attachments.attachments import Attachments, check_number
from desktop.services.jobs.tools import Tools
from desktop.services.unattended.job_lines import JobLine
from desktop.services.unattended.line_fields import LineError
from desktop.services.use_cases.refusals import FileRefused


class LineFiles:
    """`folder` is where paths begin. Copies belong to the job that the line will be."""

    def __init__(self, tools: Tools, attachments: Attachments, folder: Path) -> None:
        self._tools = tools
        self._attachments = attachments
        self._folder = folder
        self._copies: dict[str, tuple[str, list[OutgoingFile]]] = {}

    async def check(self, line: JobLine) -> None:
        """Raises `LineError` for a file that cannot go along, and `FileRefused` for too many."""
        check_number(len(line.files))
        for place, path in enumerate(self._paths(line)):
            try:
                await self._attachments.check(line.conversation, path)
            except FileRefused as error:
                raise LineError(f"files[{place}]: {error}") from error

    async def copy(self, line: JobLine) -> None:
        """Copy a line's files to this desk: they may be gone before the reply leaves. Raises
        `FileRefused`."""
        store = self._tools.ledger.store
        known = line.client_id in self._copies
        if not line.files or known or await store.job_by_client(line.client_id) is not None:
            return
        job_id = new_id(self._tools.now())
        files = await self._attachments.copy_for(job_id, line.conversation, self._paths(line))
        self._copies[line.client_id] = job_id, files

    def of(self, line: JobLine) -> tuple[str, list[OutgoingFile]]:
        """The copies of a line's files, and the id of the job that they belong to."""
        return self._copies[line.client_id]

    async def given(self, job_id: str) -> None:
        """The job stands: its files are its own."""
        await self._attachments.given(job_id)

    async def forget(self) -> None:
        """Nothing is written after all."""
        for job_id, _ in self._copies.values():
            await self._attachments.copied_in_vain(job_id)

    def _paths(self, line: JobLine) -> list[Path]:
        return [self._folder / one for one in line.files]
