"""Makes street-distances.json: shortest ways in the bundled street graph by SciPy's Dijkstra, an answer from outside.

Debian: python3-scipy. Run from the project's root:  python3 tests/truth/make-street-distances.py
"""

import json
import random

import numpy
import scipy
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

EARTH_RADIUS_M = 6_371_008.8
VEHICLE_KMH = [45, 40, 30, 20, 15, 40]

with open("data/zhuzhou/street-graph.json", encoding="utf8") as file:
    graph = json.load(file)
lng, lat = numpy.radians(numpy.array(graph["nodes"])).T
start, end, rank = numpy.array(graph["edges"]).T
# The law of haversines, written with vectors: the chord between two points of the sphere.
unit = numpy.stack([numpy.cos(lat) * numpy.cos(lng), numpy.cos(lat) * numpy.sin(lng), numpy.sin(lat)], axis=1)
chord = numpy.linalg.norm(unit[start] - unit[end], axis=1)
metres = 2 * EARTH_RADIUS_M * numpy.arcsin(chord / 2)
seconds = metres * 3.6 / numpy.array(VEHICLE_KMH)[rank]

size = len(graph["nodes"])
chance = random.Random(20261120)
sources = [chance.randrange(size) for _ in range(50)]
goals = [chance.randrange(size) for _ in range(50)]


def costs(weights):
    matrix = coo_matrix((weights, (start, end)), shape=(size, size)).tocsr()
    found = dijkstra(matrix, directed=False, indices=sources)
    return [float(found[row, goal]) for row, goal in enumerate(goals)]


pairs = zip(sources, goals, costs(metres), costs(seconds))
text = ",\n    ".join(json.dumps([a, b, round(m, 4), round(s, 4)]) for a, b, m, s in pairs)
with open("tests/truth/street-distances.json", "w", encoding="utf8") as file:
    file.write(
        "{\n"
        f'  "source": "scipy.sparse.csgraph.dijkstra, SciPy {scipy.__version__}; made by make-street-distances.py",\n'
        '  "columns": ["from node", "to node", "metres", "seconds in a vehicle at 45 40 30 20 15 40 km/h by rank"],\n'
        f'  "nodes": {size},\n'
        f'  "pairs": [\n    {text}\n  ]\n'
        "}\n"
    )
