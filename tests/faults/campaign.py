"""The random campaign: a desk is killed over and over at work, then held against the world.

It goes in rounds. A round has its own sandbox, which stays up, and its own desk, which is killed
at instants drawn from the round's seed: anywhere in its life, at a request, or right after an
effect. After every kill no badge may claim what is not so; after the last the desk comes to rest
and each effect is counted. A round that stands in the rows is not run again.
"""

import random
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.faults import evidence
from tests.faults.comparison import false_claims
from tests.faults.life import DeskProcess, kill
from tests.faults.mix import LATEST_S, Mix
from tests.faults.rows import Row
from tests.faults.settling import come_to_rest
from tests.sandbox_process import running_sandbox

KILLS_IN_A_ROUND = 25
PART = "kill -9"


def play(seed: str, kills: int) -> Row:
    """Run one round; returns its row. The data folder of a round with findings is kept."""
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="desk-faults-"))
    with running_sandbox("--quiet", "--conversations", "12", "--seed", "7") as sandbox:
        process = DeskProcess(sandbox, folder)
        one = _Round(random.Random(seed), process)
        try:
            found = one.run(kills)
        except (TimeoutError, OSError, ValueError) as error:
            found = [f"broken off: {type(error).__name__}: {error}"]
        effects = sandbox.effects()
    row: Row = {
        "part": PART,
        "seed": seed,
        "kills": one.kills,
        "instants": dict(one.instants),
        "jobs": len(one.mix.asked),
        "kinds": dict(Counter(line["kind"] for line in one.mix.asked.values())),
        "messages": sum(bool(message["client_ref"]) for message in effects["messages"]),
        "sessions": len(effects["sessions"]),
        "paid": sum(one["payment_status"] == "paid" for one in effects["sessions"]),
        "refunds": len(effects["refunds"]),
        "answered": one.answered,
        "found": found,
        "seconds": round(time.monotonic() - began, 1),
    }
    if found:
        row["folder"] = str(folder)
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return row


class _Round:
    def __init__(self, rng: random.Random, process: DeskProcess) -> None:
        self._rng = rng
        self._process = process
        self.mix = Mix(rng, process.sandbox, process.folder)
        self.kills = 0
        self.instants: Counter[str] = Counter()
        self.answered = 0

    def run(self, kills: int) -> list[str]:
        found: list[str] = []
        while self.kills < kills:
            found += self._enqueue()
            for _ in range(self._rng.randint(2, 4)):
                self.mix.trouble()
                self.mix.pay_some()
                self._live_and_die()
                desk = evidence.read(self._process.data)
                found += false_claims(desk, self._process.sandbox.effects())
                if self.kills >= kills:
                    break
        return found + self._end()

    def _enqueue(self) -> list[str]:
        """Ask for more work, sometimes twice, sometimes cut off while it is written."""
        file = self.mix.batch()
        if self._rng.random() < 0.25:
            process = self._process.begin("enqueue", file)
            try:
                process.wait(self._rng.uniform(0.3, 1.5))
            except subprocess.TimeoutExpired:
                self._count("enqueue", kill(process))
        for _ in range(1 + (self._rng.random() < 0.15)):
            code = self._process.run("enqueue", file)
            if code:
                return [f"enqueue ended with {code}: {self._process.last_words()}"]
        return []

    def _live_and_die(self) -> None:
        draw, instant = self._rng.random(), self._rng.random()
        process = self._process.begin("work", "--until-idle")
        if draw < 0.2:
            kind, rest = "anywhere", 3.0 * instant
        elif draw < 0.6:
            kind, rest = "at a request", 0.25 * instant
            self._process.until_requests(process, 1 + int(draw * 100) % 25, 5.0)
        else:
            kind, rest = "at an effect", 0.06 * instant
            self._process.until_effect(process, 5.0)
        try:
            process.wait(rest)
        except subprocess.TimeoutExpired:
            self._count(kind, kill(process))

    def _count(self, kind: str, killed: bool) -> None:
        self.kills += killed
        self.instants[kind] += killed

    def _end(self) -> list[str]:
        """No more trouble: the desk comes to rest, and everything is counted."""
        sandbox = self._process.sandbox
        sandbox.clear_faults()
        calm = sandbox.now() + LATEST_S
        sandbox.wait_until(lambda: sandbox.now() > calm)
        found, self.answered = come_to_rest(self._process, self.mix.asked)
        return found
