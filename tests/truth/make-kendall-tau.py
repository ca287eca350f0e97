"""Writes kendall-tau.json: tau-b against time and its asymptotic p-value (ties, no correction for continuity) from scipy.

python3 tests/truth/make-kendall-tau.py > tests/truth/kendall-tau.json
(Debian: apt-get install python3-scipy)
"""

import json

import numpy as np
import scipy
from scipy.stats import kendalltau

random = np.random.default_rng(5)
series = [
    [1, 2, 3, 4, 5, 6, 7, 8],
    [3, 1, 2],
    [23, 24, 29, 6, 29, 24, 24, 29, 23],
    *[np.round(random.normal(0, 1, n) + drift * np.arange(n), 3).tolist() for n in (10, 24, 60) for drift in (0, 0.1, -0.05)],
    *[random.integers(0, most, n).tolist() for n in (12, 40) for most in (2, 4, 9)],
]
cases = []
for values in series:
    found = kendalltau(range(len(values)), values, method="asymptotic")
    cases.append({"series": values, "tau": float(found.statistic), "p": float(found.pvalue)})

print(json.dumps({"source": f"scipy {scipy.__version__}: scipy.stats.kendalltau(method='asymptotic')", "cases": cases}))
