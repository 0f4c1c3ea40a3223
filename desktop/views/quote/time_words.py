"""Why a flight cannot be flown at its times, in the agent's words."""

from desktop.models.rebooking.local_time import WrongTime
from desktop.services.use_cases.trip_times import TIME_WORDS
from desktop.views.words.service_words import service_words


def wrong_time_words(wrong: WrongTime) -> str:
    """What is said at the field."""
    words = service_words(TIME_WORDS[wrong.problem])
    return words[:1].upper() + words[1:]
