"""Writes getis-ord-1996.json: the 256 cells of Getis and Ord 1996, the published scores of cell 120, and the scores of all
cells by dense weight matrices in numpy.

python3 tests/truth/make-getis-ord.py getisord_1996_remote_sensing_16x16.csv > tests/truth/getis-ord-1996.json

The cells are data set `getisord` of the R package spData (CC0), also in Debian's r-cran-spdata: A. Getis and J. K. Ord, Local
spatial statistics: an overview, in P. Longley and M. Batty (eds), Spatial analysis: modelling in a GIS environment, 1996.
"""

import csv
import json
import sys

import numpy as np

with open(sys.argv[1], newline="") as file:
    rows = list(csv.DictReader(file))
x, y, value = (np.array([float(row[name]) for row in rows]) for name in ("x", "y", "val"))
n = len(value)
apart = np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2)


def scores(distance, is_star):
    """Ord and Getis 1995, eq. 5, one place at a time, without any shortcut."""
    result = []
    for i in range(n):
        among = np.ones(n, bool) if is_star else np.arange(n) != i
        w = (apart[i] <= distance).astype(float)[among]
        v = value[among]
        m = len(v)
        mean = v.sum() / m
        s = np.sqrt((v**2).sum() / m - mean**2)
        result.append((w @ v - mean * w.sum()) / (s * np.sqrt((m * (w**2).sum() - w.sum() ** 2) / (m - 1))))
    return [float(f"{score:.12g}") for score in result]


print(
    json.dumps(
        {
            "source": "spData getisord (CC0); published: Getis and Ord 1996, cell 120 counted from 1; scores: numpy "
            + np.__version__,
            "x": x.tolist(),
            "y": y.tolist(),
            "values": value.tolist(),
            "published": [
                {"cell": 120, "distanceM": 30, "isStar": False, "z": 1.221979},
                {"cell": 120, "distanceM": 30, "isStar": True, "z": 1.45078},
            ],
            "scores": [
                {"distanceM": distance, "isStar": star, "z": scores(distance, star)}
                for distance in (30, 45, 100)
                for star in (False, True)
            ],
        }
    )
)
