import type { Hierarchy } from './hierarchy/hierarchy.ts';
import { levelAt, nodesInBox } from './hierarchy/hierarchy.ts';
import { groupSpots } from './hierarchy/spots.ts';
import { isInBox, widened, type ViewBox } from './view-box.ts';

/** Last zoom with clusters; nearer than that every spot is a mark of its own. */
export const DEEPEST_ZOOM = 16;
export const SPOT_ZOOM = DEEPEST_ZOOM + 1;

/** Nobody can read more marks than this; the view then takes the zoom before. */
const MOST_NODES = 6_000;

/**
 * A row is drawn at its own position where it is the only one of its node to match. A child lies at most two reaches of its
 * zoom from its parent, and reaches halve, so a row is at most four from its node.
 */
const REACHES_TO_ROW = 4;

/** Rows of the base and how they hang together. */
export interface BaseRows {
  readonly hierarchy: Hierarchy;
  readonly x: Int32Array;
  readonly y: Int32Array;
}

/** The nodes of the base that a view may show, numbered from 1; 0 stands for everything else. */
export interface BaseNodes {
  readonly zoom: number;
  readonly box: ViewBox;
  /** The box around every node whose rows may lie in the view. */
  readonly reach: ViewBox;
  /** Nodes and the unused 0. */
  readonly count: number;
  /** Node of the zoom, or for spots the first row. */
  readonly ids: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** All rows of a node, whatever the filter says, and one of them. */
  readonly all: Uint32Array;
  readonly someRow: Uint32Array;
  readonly nodeOf: Uint16Array;
}

/** The nodes of a view: those of its whole zoom, spots beyond the last; a zoom before where they would be too many. */
export function baseNodes(rows: BaseRows, box: ViewBox, viewZoom: number): BaseNodes {
  const wanted = Math.min(SPOT_ZOOM, Math.max(0, Math.floor(viewZoom)));
  for (let zoom = wanted; ; zoom--) {
    const nodes = zoom === SPOT_ZOOM ? spotNodes(rows, box) : clusterNodes(rows, box, zoom);
    if (nodes !== null) return nodes;
  }
}

function emptyNodes(zoom: number, box: ViewBox, reach: ViewBox, count: number, rowCount: number): BaseNodes {
  return {
    zoom,
    box,
    reach,
    count,
    ids: new Uint32Array(count),
    x: new Int32Array(count),
    y: new Int32Array(count),
    all: new Uint32Array(count),
    someRow: new Uint32Array(count),
    nodeOf: new Uint16Array(rowCount),
  };
}

/** `null` where they are too many and a zoom before would have fewer. */
function clusterNodes({ hierarchy, x }: BaseRows, box: ViewBox, zoom: number): BaseNodes | null {
  const level = levelAt(hierarchy, zoom);
  const reach = widened(box, REACHES_TO_ROW * (hierarchy.radius / 2 ** zoom));
  const found = nodesInBox(level, reach);
  if (found.length > MOST_NODES && zoom > 0) return null;
  const nodes = emptyNodes(zoom, box, reach, found.length + 1, x.length);
  const { starts } = level;
  const { leafRows } = hierarchy;
  for (let number = 1; number < nodes.count; number++) {
    const node = found[number - 1]!;
    const end = starts[node + 1]!;
    nodes.ids[number] = node;
    nodes.x[number] = level.x[node]!;
    nodes.y[number] = level.y[node]!;
    nodes.all[number] = end - starts[node]!;
    nodes.someRow[number] = leafRows[starts[node]!]!;
    for (let leaf = starts[node]!; leaf < end; leaf++) nodes.nodeOf[leafRows[leaf]!] = number;
  }
  return nodes;
}

/** Every position in the box that has rows; `null` where they are too many. */
function spotNodes({ hierarchy, x, y }: BaseRows, box: ViewBox): BaseNodes | null {
  const level = levelAt(hierarchy, DEEPEST_ZOOM);
  const reach = widened(box, REACHES_TO_ROW * (hierarchy.radius / 2 ** DEEPEST_ZOOM));
  const inBox: number[] = [];
  for (const node of nodesInBox(level, reach))
    for (let leaf = level.starts[node]!; leaf < level.starts[node + 1]!; leaf++) {
      const row = hierarchy.leafRows[leaf]!;
      if (isInBox(box, x[row]!, y[row]!)) inBox.push(row);
    }
  const rows = Uint32Array.from(inBox);
  const spots = groupSpots(rows, x, y);
  if (spots.count > MOST_NODES) return null;
  const nodes = emptyNodes(SPOT_ZOOM, box, reach, spots.count + 1, x.length);
  nodes.ids.fill(0xffffffff, 1);
  nodes.x.set(spots.x, 1);
  nodes.y.set(spots.y, 1);
  spots.spotOfRow.forEach((spot, index) => {
    const number = spot + 1;
    const row = rows[index]!;
    nodes.nodeOf[row] = number;
    nodes.all[number]!++;
    nodes.ids[number] = Math.min(nodes.ids[number]!, row);
    nodes.someRow[number] = nodes.ids[number]!;
  });
  return nodes;
}
