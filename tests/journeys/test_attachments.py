"""An agent looks at a photo and answers with a file, which comes to the hub once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from desktop.views.thread.picture_viewer import PictureViewer
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox


async def test_she_looks_at_a_photo_and_answers_with_files(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    terms = tmp_path / "terms.pdf"
    terms.write_bytes(b"%PDF-1.4 " + b"x" * 50_000)
    async with at_the_desk(sandbox, tmp_path / "desk") as agent:
        hands = agent.hands
        await agent.opens("Thomas Berger")
        sandbox.say(agent.conversation, "", "boarding-pass.png")
        await agent.hears("boarding-pass.png")
        await agent.leaves_the_field()
        panel = agent.window.thread_panel
        assert panel is not None
        for _ in range(3):
            if panel.view.hasFocus():
                break
            await hands.press("F6")
        await hands.press("End")
        await hands.press("Return")
        viewer = hands.find(PictureViewer, "pictureViewer")
        await hands.until(lambda: viewer.image is not None, "the photo over the window")
        await hands.press("Escape")
        assert not viewer.isVisible()

        await agent.writes("Hier sind die Bedingungen")
        sandbox.fault(f"re:^POST .*/conversations/{agent.conversation}/messages$", "drop_after")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(terms))])
        panel.composer.edit.insertFromMimeData(data)
        await hands.until(lambda: len(panel.composer.tray.files) == 1, "the chip of the file")
        terms.unlink()
        await hands.press("Ctrl+Return")
        await hands.until(lambda: not panel.composer.tray.files, "the empty tray")
        await agent.hears("Attachment: terms.pdf (49 kB)")
        await hands.until(
            lambda: agent.sent() == ["Hier sind die Bedingungen"], "the message at the hub, once"
        )
        [message] = [m for m in sandbox.messages_in(agent.conversation) if m["client_ref"]]
        assert [(one["name"], one["size"]) for one in message["files"]] == [("terms.pdf", 50_009)]
