"""Writes normal-tails.json: two-sided p-values of the standard normal distribution from scipy.

python3 tests/truth/make-normal-tails.py > tests/truth/normal-tails.json
(Debian: apt-get install python3-scipy)
"""

import json

import scipy
from scipy.stats import norm

scores = [0, 1e-9, 0.01, 0.3, 0.6745, 1, 1.5, 1.959963984540054, 2.5, 2.9, 2.999999, 3, 3.000001, 3.5, 4.2, 6, 9, 15, 25, 37]
cases = [[score, float(2 * norm.sf(score))] for score in scores]
print(json.dumps({"source": f"scipy {scipy.__version__}: 2 * scipy.stats.norm.sf", "cases": cases}))
