"""Writes kernel-density.json: kernel densities at the centres of cells as direct sums in numpy and scipy.

python3 tests/truth/make-kernel-density.py > tests/truth/kernel-density.json
(Debian: apt-get install python3-sklearn python3-scipy)

The Gaussian sums are checked against sklearn.neighbors.KernelDensity before they are written.
"""

import json

import numpy as np
import scipy
from scipy.stats import multivariate_normal
from sklearn.neighbors import KernelDensity

random = np.random.default_rng(77)
points = np.round(np.vstack([random.normal((800, 600), 180, (40, 2)), random.uniform((0, 0), (1600, 1200), (25, 2))]), 2)
weights = np.round(random.uniform(0, 2.5, len(points)), 3)
bounds = [0, 0, 1600, 1200]


def centres(cell):
    x = bounds[0] + (np.arange((bounds[2] - bounds[0]) // cell) + 0.5) * cell
    y = bounds[1] + (np.arange((bounds[3] - bounds[1]) // cell) + 0.5) * cell
    return np.array([(at_x, at_y) for at_y in y for at_x in x])


def quartic(at, bandwidth, of):
    u2 = ((at[:, None, :] - points[None, :, :]) ** 2).sum(axis=2) / bandwidth**2
    return (np.where(u2 <= 1, 3 / np.pi * (1 - u2) ** 2, 0) * of).sum(axis=1) / bandwidth**2


def gaussian(at, bandwidth, of):
    total = np.zeros(len(at))
    for point, weight in zip(points, of):
        total += weight * multivariate_normal(point, bandwidth**2 * np.eye(2)).pdf(at)
    return total


cases = []
for kernel, cell, bandwidth, weighted in (
    ("quartic", 100, 250, False),
    ("quartic", 100, 90, True),
    ("quartic", 200, 500, True),
    ("gaussian", 100, 60, True),
    ("gaussian", 100, 250, False),
    ("gaussian", 100, 300, True),
    ("gaussian", 80, 400, False),
    ("gaussian", 50, 600, True),
):
    of = weights if weighted else np.ones(len(points))
    at = centres(cell)
    values = (quartic if kernel == "quartic" else gaussian)(at, bandwidth, of)
    if kernel == "gaussian":
        model = KernelDensity(bandwidth=bandwidth, kernel="gaussian", atol=0, rtol=0).fit(points, sample_weight=of)
        np.testing.assert_allclose(np.exp(model.score_samples(at)) * of.sum(), values, rtol=1e-9)
    cases.append(
        {
            "kernel": kernel,
            "cellM": cell,
            "bandwidthM": bandwidth,
            "isWeighted": weighted,
            "values": [float(f"{value:.12g}") for value in values],
        }
    )

print(
    json.dumps(
        {
            "source": f"numpy {np.__version__} (quartic), scipy {scipy.__version__} multivariate_normal (gaussian)",
            "x": points[:, 0].tolist(),
            "y": points[:, 1].tolist(),
            "weights": weights.tolist(),
            "bounds": bounds,
            "cases": cases,
        }
    )
)
