"""Writes count-quantiles.json: tails and 99 % intervals of Poisson and negative binomial counts from scipy.

python3 tests/truth/make-count-quantiles.py > tests/truth/count-quantiles.json
"""

import json

import scipy
from scipy.stats import nbinom, poisson

cases = []
for mean in (0.0625, 0.4, 2.5, 7.25, 31.0, 196.0, 2500.0):
    for dispersion in (0.0, 0.004, 0.05, 0.5, 2.0):
        size = 0 if dispersion == 0 else 1 / dispersion
        law = poisson(mean) if dispersion == 0 else nbinom(size, size / (size + mean))
        counts = sorted({0, 1, 3, round(mean / 2), round(mean), round(2 * mean) + 2, round(3 * mean) + 8})
        cases.append(
            {
                "mean": mean,
                "dispersion": dispersion,
                "tails": [[n, float(law.cdf(n)), float(law.sf(n - 1))] for n in counts],
                "low": int(law.ppf(0.005)),
                "high": int(law.ppf(0.995)),
            }
        )

print(json.dumps({"source": f"scipy {scipy.__version__}: scipy.stats.poisson, scipy.stats.nbinom", "cases": cases}))
