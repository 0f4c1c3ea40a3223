"""A quote whose link stands, as it is being changed to be sent in that link's place."""

import json
from dataclasses import dataclass

from desktop.models.quote import Quote


@dataclass(frozen=True, slots=True)
class Replacement:
    """`generation` is the link that the agent saw as she began: until this is sent, the customer
    can pay the quote as that link has it."""

    quote: Quote
    generation: int

    def to_json(self) -> str:
        """Serialise it, personal values included: for private storage only."""
        return json.dumps({"generation": self.generation, "quote": self.quote.to_json()})

    @classmethod
    def from_json(cls, text: str) -> "Replacement | None":
        """Read what `to_json` wrote; None for anything else, such as nothing."""
        try:
            data = json.loads(text)
            return cls(Quote.from_json(data["quote"]), int(data["generation"]))
        except (ValueError, KeyError, TypeError):
            return None
