"""Writes space-time-getis-ord.json: counts of 24 places at 7 steps, and their space-time Gi* by a dense weight matrix in numpy.

python3 tests/truth/make-space-time-getis-ord.py > tests/truth/space-time-getis-ord.json

Formula: Ord and Getis 1995, eq. 5 (Gi*), over all places at all steps; the neighbours of a place at a step are the places
within the distance at that step and at the step before (Esri, "How Create Space Time Cube and Emerging Hot Spot Analysis
work": neighbourhood distance, neighbourhood time step 1). No shortcut: every pair of place-steps is looked at.
"""

import json

import numpy as np

random = np.random.default_rng(1995)
places, steps, distance = 24, 7, 900.0
x = random.integers(0, 4000, places).astype(float)
y = random.integers(0, 4000, places).astype(float)
rate = random.gamma(1.2, 1.5, places)
values = random.poisson(rate, (steps, places)).astype(float)
values[4:, 3] += 6

at_step = np.repeat(np.arange(steps), places)
at_place = np.tile(np.arange(places), steps)
v = values.reshape(-1)
n = len(v)
apart = np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2)
mean = v.mean()
s = np.sqrt((v**2).mean() - mean**2)
z = []
for i in range(n):
    gap = at_step[i] - at_step
    w = ((apart[at_place[i]][at_place] <= distance) & ((gap == 0) | (gap == 1))).astype(float)
    spread = s * np.sqrt((n * (w**2).sum() - w.sum() ** 2) / (n - 1))
    z.append(float(f"{(w @ v - mean * w.sum()) / spread:.12g}"))

print(
    json.dumps(
        {
            "source": "numpy " + np.__version__ + ", dense weight matrix",
            "distanceM": distance,
            "x": x.tolist(),
            "y": y.tolist(),
            "values": v.tolist(),
            "z": z,
        }
    )
)
