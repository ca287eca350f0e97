#!/usr/bin/env python3
"""Writes chicago-forecast.json: what counts and kernel densities of 2014-2016 catch of Chicago's burglaries of 2017.

Input: data/benchmarks/chicago_burglary_2014_2017.csv.gz (T. Davies, NearRepeat, MIT). Run with numpy and scipy:
    /usr/bin/python3 tests/truth/make-chicago-forecast.py FILE.csv.gz > tests/truth/chicago-forecast.json

Grid: from one metre outside of the least x and y. Area: cells with an event in 2014-2017. Ties: in the order of the
grid, column by column. Flagged: round(share * cells). Density: Gaussian filter of the counts per cell. Also intervals
of Wilson by scipy.
"""
import datetime as dt
import gzip
import json
import sys

import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.stats import binomtest

rows = [line.strip().split(",") for line in gzip.open(sys.argv[1], "rt")][1:]
x = np.array([float(row[0]) for row in rows])
y = np.array([float(row[1]) for row in rows])
day = np.array([dt.datetime.strptime(row[2], "%d/%m/%Y").date().toordinal() for row in rows])
start = lambda year: dt.date(year, 1, 1).toordinal()
SHARES = (0.01, 0.05, 0.1, 0.2)

table = []
for cell in (250, 500, 150):
    i = ((x - x.min() + 1) // cell).astype(int)
    j = ((y - y.min() + 1) // cell).astype(int)

    def count(first, end):
        chosen = (day >= first) & (day < end)
        grid = np.zeros((i.max() + 1, j.max() + 1))
        np.add.at(grid, (i[chosen], j[chosen]), 1)
        return grid

    area = count(0, 10**9) > 0
    test = count(start(2017), start(2018))[area]
    past = count(0, start(2017))
    scores = {
        "counts": past,
        "counts-366": count(start(2016), start(2017)),
        "counts-90": count(start(2017) - 90, start(2017)),
        "kde-250": gaussian_filter(past, 250 / cell, mode="constant"),
        "kde-500": gaussian_filter(past, 500 / cell, mode="constant"),
    }
    for model, grid in scores.items():
        order = np.argsort(-grid[area], kind="stable")
        pessimistic = np.lexsort((test, -grid[area]))
        for share in SHARES:
            flagged = round(share * len(test))
            table.append(
                {
                    "cellM": cell,
                    "areaCells": len(test),
                    "model": model,
                    "share": share,
                    "cells": flagged,
                    "hits": int(test[order[:flagged]].sum()),
                    "pessimisticHits": int(test[pessimistic[:flagged]].sum()),
                    "mostHits": int(np.sort(test)[::-1][:flagged].sum()),
                }
            )

wilson = []
for hits, n in ((0, 20), (1, 20), (7, 20), (20, 20), (483, 10426), (4070, 10426), (3, 8)):
    interval = binomtest(hits, n).proportion_ci(0.95, method="wilson")
    wilson.append({"hits": hits, "n": n, "low": interval.low, "high": interval.high})

print("{\n  \"table\": [")
print(",\n".join("    " + json.dumps(row) for row in table))
print("  ],\n  \"wilson\": [")
print(",\n".join("    " + json.dumps(row) for row in wilson))
print("  ]\n}")
