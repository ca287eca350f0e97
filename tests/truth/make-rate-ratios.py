"""Writes rate-ratios.json: exact intervals of the ratio of two Poisson rates, by scipy.

The limits of R's poisson.test(c(x1, x2), c(t1, t2)): Clopper-Pearson limits of the binomial share, as quantiles of the beta
distribution, turned into a ratio. The p-value is twice the smaller binomial tail.

python3 tests/truth/make-rate-ratios.py > tests/truth/rate-ratios.json
(Debian: apt-get install python3-scipy)
"""

import json

import scipy
from scipy.stats import beta, binom

GIVEN = [
    # The example of R's help page of poisson.test: breast cancer and X-ray fluoroscopy.
    [11, 800, 21, 3011],
    [5, 52, 3, 313],
    [0, 73, 9, 292],
    [9, 73, 0, 292],
    [1, 1, 0, 9.5],
    [40, 73, 60, 292],
    [350, 146, 410, 219],
    [2000, 100, 1900, 101.5],
]


def limits(x1, t1, x2, t2, level):
    tail = (1 - level) / 2
    low = 0.0 if x1 == 0 else float(beta.ppf(tail, x1, x2 + 1))
    high = 1.0 if x2 == 0 else float(beta.ppf(1 - tail, x1 + 1, x2))
    ratio = lambda share: None if share == 1 else share / (1 - share) * t2 / t1
    equal = t1 / (t1 + t2)
    p = min(1, 2 * min(binom.sf(x1 - 1, x1 + x2, equal), binom.cdf(x1, x1 + x2, equal)))
    return [ratio(low), ratio(high), float(p)]


cases = [{"given": given, "level": level, "answer": limits(*given, level)} for given in GIVEN for level in (0.95, 0.9)]
print(json.dumps({"source": f"scipy {scipy.__version__}: beta.ppf, binom", "cases": cases}, indent=1))
