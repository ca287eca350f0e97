"""Peers of the hotspots bench in Python: peers.py TASK FOLDER REPETITIONS

Reads float64 arrays and settings.json from FOLDER, prints one JSON line a peer: {"peer", "ms", ...}; the answers that are
compared are written into FOLDER. Prints {"missing": reason} where a package is not there.
"""

import json
import sys
import time
from pathlib import Path

task, folder, repetitions = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
try:
    import numpy as np
    import scipy
    import sklearn
    from scipy.ndimage import gaussian_filter
    from scipy.spatial import cKDTree
    from scipy.stats import gaussian_kde
    from sklearn.cluster import DBSCAN
except ImportError as error:
    print(json.dumps({"missing": str(error)}))
    sys.exit(0)

settings = json.loads((folder / "settings.json").read_text())
read = lambda name: np.fromfile(folder / f"{name}.f64")
x, y = read("x"), read("y")
xy = np.column_stack([x, y])


def timed(peer, work, runs=repetitions, **more):
    result, ms = None, []
    for _ in range(runs):
        begun = time.perf_counter()
        result = work()
        ms.append((time.perf_counter() - begun) * 1000)
    print(json.dumps({"peer": peer, "ms": ms, **more}), flush=True)
    return result


def write(name, values):
    np.asarray(values, float).tofile(folder / f"{name}.f64")


if task == "dbscan":
    work = lambda: DBSCAN(eps=settings["radiusM"], min_samples=settings["minPoints"]).fit(xy).labels_
    write("answer", timed(f"scikit-learn {sklearn.__version__}", work))

if task == "gi":
    values, distance = read("values"), settings["distanceM"]

    def scores():
        n = len(values)
        pairs = cKDTree(xy).query_pairs(distance, output_type="ndarray")
        w = scipy.sparse.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n)).tocsr()
        w = w + w.T + scipy.sparse.identity(n)
        total, mean = np.asarray(w.sum(axis=1)).ravel(), values.mean()
        spread = np.sqrt((values**2).mean() - mean**2)
        return (w @ values - mean * total) / (spread * np.sqrt((n * total - total**2) / (n - 1)))

    import scipy.sparse

    write("answer", timed(f"scipy {scipy.__version__} (k-d tree, sparse matrix)", scores))

if task == "knox":
    days = read("days")
    distances, gaps, permutations = settings["distanceBands"], settings["dayBands"], settings["permutations"]

    def table():
        pairs = cKDTree(xy).query_pairs(distances[-1], output_type="ndarray")
        one, two = pairs[:, 0], pairs[:, 1]
        row = np.searchsorted(distances, np.sqrt((x[one] - x[two]) ** 2 + (y[one] - y[two]) ** 2)) * (len(gaps) + 1)
        cells = len(distances) * (len(gaps) + 1)
        count = lambda d: np.bincount(row + np.searchsorted(gaps, np.abs(d[one] - d[two])), minlength=cells)
        observed = count(days)
        random = np.random.default_rng(1)
        simulated = [count(random.permutation(days)) for _ in range(permutations)]
        return observed, np.median(simulated, axis=0)

    observed, expected = timed(f"numpy {np.__version__} and scipy's k-d tree", table, max(1, repetitions // 3))
    write("answer", observed.reshape(len(distances), -1)[:, :-1].ravel())

if task == "kde":
    bandwidth, cell, side = settings["bandwidthM"], settings["cellM"], settings["side"]
    at = np.random.default_rng(3).integers(0, side, (200, 2))
    middle = (at + 0.5) * cell
    squared = (x[None, :] - middle[:, :1]) ** 2 + (y[None, :] - middle[:, 1:]) ** 2
    h2 = bandwidth**2
    write("cells", at[:, 1] * side + at[:, 0])
    write("gaussian", np.exp(-squared / (2 * h2)).sum(axis=1) / (2 * np.pi * h2))
    write("quartic", (3 / np.pi * np.clip(1 - squared / h2, 0, None) ** 2).sum(axis=1) / h2)

    def filtered():
        counts, _, _ = np.histogram2d(y, x, bins=side, range=[[0, side * cell]] * 2)
        return gaussian_filter(counts, bandwidth / cell, truncate=5, mode="constant") / cell**2

    found = timed("numpy histogram and scipy gaussian_filter (counts a cell, Gaussian)", filtered)
    write("filtered", found[at[:, 1], at[:, 0]])
    model = gaussian_kde(xy.T)
    timed("scipy gaussian_kde, 200 of the cells", lambda: model(middle.T), 1)
