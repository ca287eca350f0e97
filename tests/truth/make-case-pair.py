"""Writes case-pair.json: terms of two pairs of ten invented cases, worked out from the formulas in docs/analysis.md.

Nothing of the product is used: python3 tests/truth/make-case-pair.py
"""

import json
import math
import os

HABIT = {"method": 0.6, "timeOfDay": 0.6, "property": 0.6, "valueBand": 0.4, "moment": 0.4}
METHODS = ["HAND", "TOOL", "CUT", "SLASH", "COVER", "CROWD", "GANG"]
HOUR = 3_600_000
DAY = 24 * HOUR
# 2026-03-02 00:00 in Shanghai, a Monday.
START = 1_772_380_800_000
assert START % DAY == 16 * HOUR

# day, from hour, to hour, methods, property, value band (index), moment, metres east
ROWS = [
    (0, 7, 8, ["CUT", "CROWD"], ["GOLD"], 3, "BOARDING", 0),
    (1, 7, 8, ["CUT", "GANG"], ["GOLD"], 3, "BOARDING", 200),
    (2, 12, 13, ["HAND"], ["PHONE"], 1, "SHOPPING", 4000),
    (9, 13, 15, ["HAND"], ["PHONE"], 1, "WALKING", 4000),
    (20, 17, 18, ["COVER"], ["PHONE"], 2, "WALKING", 9000),
    (33, 18, 19, ["HAND", "CROWD"], ["WALLET", "CASH"], 0, "QUEUE", 15000),
    (50, 9, 10, ["TOOL"], ["PHONE"], 1, "SHOPPING", 15000),
    (71, 10, 11, ["HAND"], ["PHONE"], 1, "SHOPPING", 7000),
    (90, 20, 21, ["COVER"], ["CASH"], 0, "RIDING", 7000),
    (120, 16, 17, ["HAND"], ["PHONE"], 2, "ALIGHTING", 12000),
]
R = 6_371_008.8
LATITUDE = 27.85
PER_DEGREE = 2 * math.pi * R / 360 * math.cos(math.radians(LATITUDE))

cases = [
    {
        "caseNo": f"T-{at:02d}",
        "from": START + day * DAY + begin * HOUR,
        "to": START + day * DAY + end * HOUR,
        "methods": methods,
        "property": kinds,
        "value": band,
        "moment": moment,
        "longitude": 113.1 + east / PER_DEGREE,
        "latitude": LATITUDE,
    }
    for at, (day, begin, end, methods, kinds, band, moment, east) in enumerate(ROWS)
]
N = len(cases)


def share(holds):
    """Half a case more than there are."""
    return (sum(1 for case in cases if holds(case)) + 0.5) / (N + 1)


def shared(habit, p):
    return math.log(habit / p + 1 - habit)


def method(a, b):
    total = 0.0
    for name in METHODS:
        named = (name in a["methods"]) + (name in b["methods"])
        if named == 2:
            total += shared(HABIT["method"], share(lambda c: name in c["methods"]))
        if named == 1:
            total += 0.5 * math.log(1 - HABIT["method"])
    return total


def prop(a, b):
    best = None
    for kind in set(a["property"]) & set(b["property"]):
        of_kind = 1 / share(lambda c: kind in c["property"])
        of_band = 0.0
        if a["value"] == b["value"]:
            of_band = 1 / share(lambda c: kind in c["property"] and c["value"] == a["value"])
        value = math.log(HABIT["property"] * (0.6 * of_kind + 0.4 * of_band) + 1 - HABIT["property"])
        best = value if best is None else max(best, value)
    return math.log(1 - HABIT["property"]) if best is None else best


def moment(a, b):
    if a["moment"] != b["moment"]:
        return math.log(1 - HABIT["moment"])
    return shared(HABIT["moment"], share(lambda c: c["moment"] == a["moment"]))


def hours_of(case):
    """All intervals begin and end at whole hours of one day."""
    begin = (case["from"] + 8 * HOUR) // HOUR % 24
    length = (case["to"] - case["from"]) // HOUR
    return {begin + step: 1 / length for step in range(length)}


kernel = [math.exp(-(min(gap, 24 - gap) ** 2) / 2) for gap in range(24)]
kernel = [weight / sum(kernel) for weight in kernel]
profile = [sum(hours_of(case).get(hour, 0) for case in cases) / N for hour in range(24)]
smoothed = [sum(profile[other] * kernel[(hour - other) % 24] for other in range(24)) for hour in range(24)]
smoothed = [max(value, 0.01 / 24) for value in smoothed]


def time_of_day(a, b):
    ratio = sum(
        wa * wb * kernel[(ha - hb) % 24] / math.sqrt(smoothed[ha] * smoothed[hb])
        for ha, wa in hours_of(a).items()
        for hb, wb in hours_of(b).items()
    )
    return math.log(HABIT["timeOfDay"] * ratio + 1 - HABIT["timeOfDay"])


def middle(case):
    return (case["from"] + case["to"]) / 2


def days(a, b):
    return abs(middle(a) - middle(b)) / DAY


def metres(a, b):
    half = math.radians(b["longitude"] - a["longitude"]) / 2
    return 2 * R * math.asin(math.cos(math.radians(LATITUDE)) * abs(math.sin(half)))


def minutes(a, b):
    """There is no bus: everybody walks, a third farther than the straight way, at 80 m a minute."""
    return metres(a, b) * 1.3 / 80


def band(value, edges):
    return next((at for at, edge in enumerate(edges) if value <= edge), len(edges))


PAIRS = [(a, b) for at, a in enumerate(cases) for b in cases[at + 1 :]]


def banded(edges, linked, measure, a, b):
    counts = [0] * len(linked)
    for one, other in PAIRS:
        counts[band(measure(one, other), edges)] += 1
    here = band(measure(a, b), edges)
    added = len(linked)
    return math.log(linked[here] / ((counts[here] + added * linked[here]) / (len(PAIRS) + added)))


PLACE = ([5, 10, 20, 30, 45, 60], [0.3, 0.15, 0.2, 0.15, 0.1, 0.06, 0.04])
DAYS = ([1, 3, 7, 14, 30, 60], [0.18, 0.14, 0.18, 0.2, 0.18, 0.1, 0.02])
SPREAD = ([1000, 3000, 6000, 10000, 20000], [0.4, 0.2, 0.18, 0.12, 0.08, 0.02])
NEAR_M = [100, 300, 600]
NEAR_DAYS = [1, 3, 7, 14]


def near_repeat(a, b):
    row, column = band(metres(a, b), NEAR_M), band(days(a, b), NEAR_DAYS)
    if row == len(NEAR_M) or column == len(NEAR_DAYS):
        return 0.0
    # Every pair is met twice, once from each end.
    in_place = 2 * sum(1 for one, other in PAIRS if band(metres(one, other), NEAR_M) == row)
    both = 2 * sum(
        1
        for one, other in PAIRS
        if band(metres(one, other), NEAR_M) == row and band(days(one, other), NEAR_DAYS) == column
    )
    soon = sum(1 for one, other in PAIRS if band(days(one, other), NEAR_DAYS) == column) / len(PAIRS)
    return math.log((both + 5) / (in_place * soon + 5))


def terms(a, b):
    return {
        "method": method(a, b),
        "timeOfDay": time_of_day(a, b),
        "place": banded(*PLACE, minutes, a, b),
        "nearRepeat": near_repeat(a, b),
        "property": prop(a, b),
        "moment": moment(a, b),
        "days": banded(*DAYS, days, a, b),
        "spread": min(0.0, 0.5 * banded(*SPREAD, metres, a, b)),
    }


def pair(a, b):
    values = terms(a, b)
    return {"caseNos": [a["caseNo"], b["caseNo"]], "terms": values, "score": sum(values.values())}


with open(os.path.join(os.path.dirname(__file__), "case-pair.json"), "w") as file:
    json.dump(
        {
            "source": "Written by make-case-pair.py from the formulas of docs/analysis.md; no bus line, so all ways are walked.",
            "cases": cases,
            "logPriorOdds": math.log(0.02 * 7 / N),
            "pairs": [pair(cases[0], cases[1]), pair(cases[2], cases[3]), pair(cases[0], cases[9])],
        },
        file,
        ensure_ascii=False,
        indent=2,
    )
    file.write("\n")
