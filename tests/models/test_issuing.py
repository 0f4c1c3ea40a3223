"""Documents for passengers: one each or a reason, in one go or in several."""

from desktop.models.issuing import Issue, Issued, IssueProblem, issued_of
from desktop.models.travel_document import TravelDocument

FIRST, SECOND = (TravelDocument.parse(f"074-123456789{n}") for n in (0, 2))


def test_one_each_gives_the_last_one_what_is_more() -> None:
    bag = TravelDocument.parse("EMD-A 074-8201234567 C/0C3")
    issue = Issue.one_each([FIRST, SECOND, bag], 2)
    assert issue.documents == {1: (FIRST,), 2: (SECOND, bag)}
    assert issue.problems(2) == ()
    assert issue.all == (FIRST, SECOND, bag)


def test_what_does_not_fit_is_named() -> None:
    foreign = TravelDocument.parse("057-1234567890")
    overlapping = TravelDocument.parse("074-1234567889-90")
    assert Issue().problems(1) == (IssueProblem.NOTHING,)
    assert Issue({1: (FIRST,), 2: (overlapping,)}).problems(2) == (IssueProblem.DOUBLE,)
    assert Issue({1: (FIRST,), 2: (foreign,)}).problems(2) == (IssueProblem.AIRLINES,)
    assert Issue({3: (FIRST,)}).problems(2) == (IssueProblem.NOBODY,)
    assert Issue({1: (FIRST,)}).problems(2, Issued(2, frozenset({1}))) == (IssueProblem.NOBODY,)
    assert Issue({1: (FIRST,)}, {2: " "}).problems(2) == (IssueProblem.REASON,)
    assert Issue({1: (FIRST,)}, {2: "infant on a parent's ticket"}).problems(2) == ()


def test_a_list_may_say_why_there_is_none_or_nothing_yet() -> None:
    issue = Issue.one_each([FIRST, "infant on a parent's ticket", None], 3)
    assert issue == Issue({1: (FIRST,)}, {2: "infant on a parent's ticket"})
    assert issue.problems(3) == ()


def test_a_number_of_no_airline_is_not_recorded() -> None:
    nobodys = TravelDocument.parse("998-1234567890")
    assert Issue({1: (nobodys,)}).problems(1) == (IssueProblem.UNKNOWN_AIRLINE,)


def test_entries_add_up_and_older_ones_are_whole() -> None:
    assert issued_of([]) is None
    partly = issued_of([{"for": [1], "of": 3}])
    assert partly is not None
    assert (partly.missing, partly.is_complete) == ((2, 3), False)
    whole = issued_of([{"for": [1], "of": 3}, {"for": [3], "without": [2], "of": 3}])
    assert whole is not None
    assert whole.is_complete
    nobody = issued_of([{"for": [], "without": [1], "of": 1}])
    assert nobody is not None
    assert not nobody.is_complete
    older = issued_of([{"passengers": 2}])
    assert older is not None
    assert older.is_complete
