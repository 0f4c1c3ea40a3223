"""What the tour plays, in order."""

from pathlib import Path

from desktop.tour.floor import FLOOR
from desktop.tour.story import MAIN_JOB, Step

STEPS = (*MAIN_JOB, *FLOOR)


def shot_name(number: int, step: Step) -> Path:
    """The file name of a step's picture."""
    words = "".join(one if one.isalnum() else "-" for one in step.title.lower())
    return Path(f"{number:02d}-{words}.png")
