"""A deliberate fault that fits the code no more would end `make mutants` in its middle."""

import pytest
from deliberate_faults import ROOT, Fault, faults


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.name)
def test_it_fits_the_code(fault: Fault) -> None:
    whole = (ROOT / fault.file).read_text(encoding="utf-8")
    assert whole.count(fault.old) == 1
    assert fault.new != fault.old
