"""The people and words of the hub's account that an agent picks from."""

from dataclasses import dataclass

from desktop.models.hub_words import Availability


@dataclass(frozen=True, slots=True)
class Colleague:
    """An agent of the hub. `load` is how many conversations of hers are being worked on, as far as
    this desk knows; `availability` is None where the hub has not told."""

    user_id: int
    name: str
    availability: Availability | None = None
    role: str = ""
    load: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the account; only such may be put on a conversation."""

    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """A team of the account, to which conversations are given."""

    team_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Directory:
    """Who and what can be picked, as the hub last told."""

    colleagues: tuple[Colleague, ...] = ()
    labels: tuple[Label, ...] = ()
    teams: tuple[Team, ...] = ()

    def name_of(self, user_id: int | None) -> str:
        """A colleague's name; empty where it is not known."""
        return next((one.name for one in self.colleagues if one.user_id == user_id), "")
