from api.rate import Allowance


def test_a_burst_is_allowed_then_only_the_steady_rate():
    allowance = Allowance(rate=10, burst=3, left=3, at=0)
    assert [allowance.spend(0) for _ in range(5)] == [True, True, True, False, False]
    assert [allowance.spend(0.1), allowance.spend(0.1), allowance.spend(0.2)] == [True, False, True]


def test_rest_fills_the_allowance_up_to_the_burst_only():
    allowance = Allowance(rate=10, burst=3, left=0, at=0)
    assert [allowance.spend(1_000) for _ in range(4)] == [True, True, True, False]
