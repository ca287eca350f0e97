import { FLAG } from '../matching/match-rows.ts';
import type { ResolvedQuery } from '../queries/query-cache.ts';
import { levelAt, nodeOfLeaf } from '../clusters/hierarchy/hierarchy.ts';
import { readClusterId } from '../clusters/cluster-id.ts';
import { hourOrNone } from '../../time/dates.ts';
import type { ListedPart } from '../queries/query-cache.ts';
import type { Store } from '../store/store.ts';
import { DEEPEST_ZOOM, SPOT_ZOOM } from '../clusters/base-nodes.ts';

/** Rows of one cluster: of the base by leaf, of the late segment in order of time. */
interface Members {
  readonly zoom: number;
  /** Leaves of the base, ascending; for spots the leaves at that exact position. */
  readonly leaves: Uint32Array;
  readonly late: Uint32Array;
}

/** Whether a row of a part matches. */
export function isListed({ segment, matches, weekHours, from, to }: ListedPart, row: number): boolean {
  return (
    row >= from &&
    row < to &&
    (matches.flags[row]! & FLAG.match) !== 0 &&
    (weekHours === null || weekHours[hourOrNone(segment.columns.time[row]!)] === 1)
  );
}

function membersOf(store: Store, resolved: ResolvedQuery, id: number, isHighlight: boolean): Members {
  const { zoom, node } = readClusterId(id, store.baseVersion);
  const fault = () => new RangeError(`no cluster ${id}`);
  if (zoom > SPOT_ZOOM) throw fault();
  const all = zoom === SPOT_ZOOM ? rowsOfSpot(store, node) : rowsOfNode(store, zoom, node);
  if (all === null) throw fault();
  const { leafRows } = store.hierarchy;
  return {
    zoom,
    leaves: all.leaves.filter((leaf) => isHighlight || isListed(resolved.parts[0]!, leafRows[leaf]!)),
    late: all.late.filter((row) => isHighlight || isListed(resolved.parts[1]!, row)),
  };
}

function rowsOfNode(store: Store, zoom: number, node: number) {
  const { hierarchy, grafts, arrivals } = store;
  const level = levelAt(hierarchy, zoom);
  if (node >= level.count + grafts.graftedNodes(zoom).count) return null;
  const isBase = node < level.count;
  const from = isBase ? level.starts[node]! : 0;
  const length = isBase ? level.starts[node + 1]! - from : 0;
  const nodes = grafts.nodesOf(zoom);
  const late = Uint32Array.from(arrivals, (_, row) => row).filter((row) => nodes[arrivals[row]!] === node);
  return { leaves: Uint32Array.from({ length }, (_, index) => from + index), late };
}

/** All rows at the exact position of a row: one of the base, or a late one by its order of arrival. */
function rowsOfSpot(store: Store, row: number) {
  const base = store.base.columns;
  const late = store.late.columns;
  if (row >= base.length + late.length) return null;
  const isLate = row >= base.length;
  const lateRow = isLate ? store.arrivals.indexOf(row - base.length) : 0;
  const x = isLate ? late.x[lateRow]! : base.x[row]!;
  const y = isLate ? late.y[lateRow]! : base.y[row]!;
  const { leafRows } = store.hierarchy;
  const leaves: number[] = [];
  if (!isLate) {
    const level = levelAt(store.hierarchy, DEEPEST_ZOOM);
    const leaf = leafRows.indexOf(row);
    const node = nodeOfLeaf(level, leaf);
    for (let other = level.starts[node]!; other < level.starts[node + 1]!; other++)
      if (base.x[leafRows[other]!] === x && base.y[leafRows[other]!] === y) leaves.push(other);
  }
  const lateRows = Uint32Array.from({ length: late.length }, (_, index) => index).filter(
    (index) => late.x[index] === x && late.y[index] === y,
  );
  return { leaves: Uint32Array.from(leaves), late: lateRows };
}

/** Rows of a cluster that count under a query, newest first, as numbers through base and late rows. */
export function rowsOfCluster(
  store: Store,
  resolved: ResolvedQuery,
  id: number,
  isHighlight: boolean,
): Uint32Array {
  const { leaves, late } = membersOf(store, resolved, id, isHighlight);
  const { leafRows } = store.hierarchy;
  const base = store.base.columns;
  const lateTime = store.late.columns.time;
  const rows = leaves.map((leaf) => leafRows[leaf]!).sort();
  const merged = new Uint32Array(rows.length + late.length);
  let a = rows.length - 1;
  let b = late.length - 1;
  for (let index = 0; index < merged.length; index++) {
    const takesLate = a < 0 || (b >= 0 && lateTime[late[b]!]! >= base.time[rows[a]!]!);
    merged[index] = takesLate ? base.length + late[b--]! : rows[a--]!;
  }
  return merged;
}

/**
 * Zoom at which what counts of a cluster falls into several marks; `null` where it is one spot, or one incident. As
 * supercluster's `getClusterExpansionZoom`, but by the rows that pass the filter.
 */
export function expansionZoomOf(
  store: Store,
  resolved: ResolvedQuery,
  id: number,
  isHighlight: boolean,
): number | null {
  const { zoom, leaves, late } = membersOf(store, resolved, id, isHighlight);
  const { hierarchy, grafts, arrivals } = store;
  const { leafRows } = hierarchy;
  for (let next = zoom + 1; next <= DEEPEST_ZOOM; next++) {
    const level = levelAt(hierarchy, next);
    const nodes = new Set<number>();
    if (leaves.length > 0) {
      nodes.add(nodeOfLeaf(level, leaves[0]!));
      nodes.add(nodeOfLeaf(level, leaves.at(-1)!));
    }
    const lateNodes = grafts.nodesOf(next);
    for (const row of late) nodes.add(lateNodes[arrivals[row]!]!);
    if (nodes.size > 1) return next;
  }
  const { x, y } = store.base.columns;
  const spots = new Set<string>();
  for (const leaf of leaves) spots.add(`${x[leafRows[leaf]!]} ${y[leafRows[leaf]!]}`);
  for (const row of late) spots.add(`${store.late.columns.x[row]} ${store.late.columns.y[row]}`);
  return spots.size > 1 ? SPOT_ZOOM : null;
}
