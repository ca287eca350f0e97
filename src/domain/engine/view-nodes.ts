import type { BoundingBox } from './answer.ts';
import type { Hierarchy } from './hierarchy/hierarchy.ts';
import { levelAt, nodesInBox } from './hierarchy/hierarchy.ts';
import type { Grafts } from './hierarchy/grafts.ts';
import { groupSpots } from './hierarchy/spots.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from './mercator.ts';

/** Last zoom with clusters; nearer than that every spot is a mark of its own. */
export const DEEPEST_ZOOM = 16;
export const SPOT_ZOOM = DEEPEST_ZOOM + 1;

/** More marks than this are no picture; the view then takes the zoom before. */
const MOST_NODES = 6_000;

/** Corners in Mercator units. */
export interface ViewBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Rows of the base and of the rows appended since, and how they hang together. */
export interface Clustered {
  readonly hierarchy: Hierarchy;
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly grafts: Grafts;
  /** Appended rows by time: their places, and their numbers in the order of arrival. */
  readonly lateX: Int32Array;
  readonly lateY: Int32Array;
  readonly arrivals: Uint32Array;
  readonly baseVersion: number;
}

/** The nodes that a view may show, numbered from 1; 0 stands for everything else. */
export interface ViewNodes {
  readonly zoom: number;
  readonly box: ViewBox;
  /** Nodes and the unused 0. */
  readonly count: number;
  readonly baseVersion: number;
  /** Node of the zoom, or for spots the first row: of the base, or after its rows the first late one to arrive. */
  readonly ids: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** All rows of a node, whatever the filter says. */
  readonly all: Uint32Array;
  readonly nodeOf: Uint16Array;
  readonly lateNodeOf: Uint16Array;
}

/** Box of a view. */
export function viewBox(bbox: BoundingBox): ViewBox {
  return {
    minX: mercatorX(bbox[0]) * MERCATOR_SCALE - 1,
    minY: mercatorY(bbox[3]) * MERCATOR_SCALE - 1,
    maxX: mercatorX(bbox[2]) * MERCATOR_SCALE + 1,
    maxY: mercatorY(bbox[1]) * MERCATOR_SCALE + 1,
  };
}

/** Whether a place lies in the box, its edges included. */
export function isInBox({ minX, minY, maxX, maxY }: ViewBox, x: number, y: number): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

/** Single rows are drawn at their own place, which is at most this far from that of their node. */
function widened(box: ViewBox, byUnits: number): ViewBox {
  return {
    minX: box.minX - byUnits,
    minY: box.minY - byUnits,
    maxX: box.maxX + byUnits,
    maxY: box.maxY + byUnits,
  };
}

/** The nodes of a view: those of its whole zoom, spots beyond the last; a zoom before where they would be too many. */
export function nodesOfView(rows: Clustered, bbox: BoundingBox, viewZoom: number): ViewNodes {
  const box = viewBox(bbox);
  const wanted = Math.min(SPOT_ZOOM, Math.max(0, Math.floor(viewZoom)));
  for (let zoom = wanted; ; zoom--) {
    const nodes = zoom === SPOT_ZOOM ? spotNodes(rows, box) : clusterNodes(rows, box, zoom);
    if (nodes !== null && (nodes.count <= MOST_NODES || zoom === 0)) return nodes;
  }
}

function clusterNodes(rows: Clustered, box: ViewBox, zoom: number): ViewNodes | null {
  const { hierarchy, grafts, x, arrivals } = rows;
  const level = levelAt(hierarchy, zoom);
  const wide = widened(box, 2 * (hierarchy.radius / 2 ** zoom));
  const found = nodesInBox(level, wide);
  if (found.length > MOST_NODES && zoom > 0) return null;
  const grafted = grafts.graftedNodes(zoom);
  const late: number[] = [];
  for (let node = 0; node < grafted.count; node++)
    if (isInBox(wide, grafted.x[node]!, grafted.y[node]!)) late.push(node);
  const count = 1 + found.length + late.length;
  const ids = new Uint32Array(count);
  const nodeX = new Int32Array(count);
  const nodeY = new Int32Array(count);
  const all = new Uint32Array(count);
  const nodeOf = new Uint16Array(x.length);
  const { starts } = level;
  found.forEach((node, index) => {
    const number = index + 1;
    ids[number] = node;
    nodeX[number] = level.x[node]!;
    nodeY[number] = level.y[node]!;
    all[number] = starts[node + 1]! - starts[node]!;
    for (let leaf = starts[node]!; leaf < starts[node + 1]!; leaf++)
      nodeOf[hierarchy.leafRows[leaf]!] = number;
  });
  const numberOf = new Map<number, number>();
  late.forEach((node, index) => {
    const number = 1 + found.length + index;
    ids[number] = level.count + node;
    nodeX[number] = grafted.x[node]!;
    nodeY[number] = grafted.y[node]!;
    numberOf.set(level.count + node, number);
  });
  const lateNodeOf = new Uint16Array(arrivals.length);
  if (arrivals.length > 0) {
    found.forEach((node, index) => numberOf.set(node, index + 1));
    const nodesOfArrivals = grafts.nodesOf(zoom);
    arrivals.forEach((arrival, row) => {
      const number = numberOf.get(nodesOfArrivals[arrival]!) ?? 0;
      lateNodeOf[row] = number;
      all[number]!++;
    });
  }
  return {
    zoom,
    box,
    baseVersion: rows.baseVersion,
    count,
    ids,
    x: nodeX,
    y: nodeY,
    all,
    nodeOf,
    lateNodeOf,
  };
}

/** Every place in the box that has rows, as far as they are few enough to be told apart. */
function spotNodes(rows: Clustered, box: ViewBox): ViewNodes | null {
  const { hierarchy, x, y, lateX, lateY } = rows;
  const level = levelAt(hierarchy, DEEPEST_ZOOM);
  const near = nodesInBox(level, widened(box, 2 * (hierarchy.radius / 2 ** DEEPEST_ZOOM)));
  const inBox: number[] = [];
  for (const node of near)
    for (let leaf = level.starts[node]!; leaf < level.starts[node + 1]!; leaf++) {
      const row = hierarchy.leafRows[leaf]!;
      if (isInBox(box, x[row]!, y[row]!)) inBox.push(row);
    }
  const lateInBox: number[] = [];
  for (let row = 0; row < lateX.length; row++)
    if (isInBox(box, lateX[row]!, lateY[row]!)) lateInBox.push(row);
  const spotX = Int32Array.from([...inBox.map((row) => x[row]!), ...lateInBox.map((row) => lateX[row]!)]);
  const spotY = Int32Array.from([...inBox.map((row) => y[row]!), ...lateInBox.map((row) => lateY[row]!)]);
  const spots = groupSpots(
    Uint32Array.from(spotX, (_, index) => index),
    spotX,
    spotY,
  );
  if (spots.count > MOST_NODES) return null;
  const count = spots.count + 1;
  const ids = new Uint32Array(count).fill(0xffffffff);
  const nodeX = new Int32Array(count);
  const nodeY = new Int32Array(count);
  nodeX.set(spots.x, 1);
  nodeY.set(spots.y, 1);
  const all = new Uint32Array(count);
  const nodeOf = new Uint16Array(x.length);
  const lateNodeOf = new Uint16Array(lateX.length);
  spots.spotOfRow.forEach((spot, index) => {
    const number = spot + 1;
    const isLate = index >= inBox.length;
    const row = isLate ? lateInBox[index - inBox.length]! : inBox[index]!;
    (isLate ? lateNodeOf : nodeOf)[row] = number;
    all[number]!++;
    ids[number] = Math.min(ids[number]!, isLate ? x.length + rows.arrivals[row]! : row);
  });
  return {
    zoom: SPOT_ZOOM,
    box,
    baseVersion: rows.baseVersion,
    count,
    ids,
    x: nodeX,
    y: nodeY,
    all,
    nodeOf,
    lateNodeOf,
  };
}
