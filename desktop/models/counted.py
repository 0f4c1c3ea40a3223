"""Numbers with their noun, for what is said in English on a command line."""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 job`, `2 jobs`; `many` where it is not `one` with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"
