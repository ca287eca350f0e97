"""Writes dbscan-labels.json: seeded point clouds of several shapes and their DBSCAN labels from scikit-learn.

python3 tests/truth/make-dbscan-labels.py > tests/truth/dbscan-labels.json
(Debian: apt-get install python3-sklearn)
"""

import json

import numpy as np
import sklearn
from sklearn.cluster import DBSCAN
from sklearn.datasets import make_blobs, make_circles, make_moons


def cloud(points, scale=1.0, shift=(0.0, 0.0)):
    """Rounded to millimetres, so that the file holds exactly what scikit-learn was given."""
    return np.round(points * scale + np.asarray(shift), 3)


random = np.random.default_rng(20261130)
blobs, _ = make_blobs(n_samples=300, centers=5, cluster_std=0.6, random_state=1)
moons, _ = make_moons(n_samples=240, noise=0.06, random_state=2)
circles, _ = make_circles(n_samples=260, noise=0.05, factor=0.5, random_state=3)
# Whole numbers: many distances are exactly the radius.
lattice = random.integers(0, 18, size=(160, 2)).astype(float)
stacks = np.repeat(random.integers(0, 40, size=(40, 2)).astype(float), random.integers(1, 7, size=40), axis=0)
# A chain through sparse ground, so that many points are border points of two clusters.
bridges = np.vstack([random.normal((0, 0), 1, (70, 2)), random.normal((5, 0), 1, (70, 2)), random.uniform((-3, -3), (8, 3), (90, 2))])
uniform = random.uniform(0, 1000, (250, 2))

shapes = {
    "blobs": (cloud(blobs, 100, (500_000, 3_050_000)), [(40, 5), (60, 10), (25, 3)]),
    "moons": (cloud(moons, 1000), [(120, 5), (90, 8)]),
    "circles": (cloud(circles, 1000), [(150, 6), (100, 4)]),
    "lattice": (cloud(lattice), [(1, 3), (1, 4), (2, 7)]),
    "stacks": (cloud(stacks), [(1, 5), (3, 6), (0.5, 2)]),
    "bridges": (cloud(bridges, 100), [(45, 8), (60, 14), (35, 5)]),
    "uniform": (cloud(uniform), [(40, 3), (60, 4), (5, 1), (5, 2)]),
}
cases = []
for name, (points, settings) in shapes.items():
    order = random.permutation(len(points))
    points = points[order]
    runs = []
    for radius, least in settings:
        found = DBSCAN(eps=radius, min_samples=least).fit(points)
        core = np.zeros(len(points), int)
        core[found.core_sample_indices_] = 1
        border = int(np.sum((found.labels_ >= 0) & (core == 0)))
        runs.append({"radiusM": radius, "minPoints": least, "labels": found.labels_.tolist(), "borderPoints": border})
    cases.append({"name": name, "x": points[:, 0].tolist(), "y": points[:, 1].tolist(), "runs": runs})

print(json.dumps({"source": f"scikit-learn {sklearn.__version__}: sklearn.cluster.DBSCAN", "cases": cases}))
