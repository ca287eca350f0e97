import { latitudeOfUnit, longitudeOfUnit } from '../../geo/mercator.ts';
import type { EngineQuery, MapMark, ProgressCounts } from '../api/answer.ts';
import { baseNodes, DEEPEST_ZOOM, SPOT_ZOOM, type BaseNodes } from '../clusters/base-nodes.ts';
import { clusterId, readClusterId } from '../clusters/cluster-id.ts';
import { levelAt, nodeOfLeaf } from '../clusters/hierarchy/hierarchy.ts';
import { isInBox, viewBox } from '../clusters/view-box.ts';
import type { CaseStore } from './case-store.ts';
import { writeCase } from './write-case.ts';

/** The nodes that a view may show. */
export function caseNodes(store: CaseStore, { bbox, zoom }: EngineQuery['view']): BaseNodes {
  return baseNodes(store, viewBox(bbox), zoom);
}

/**
 * Marks of a view. A node with one case that counts is that case at its own place, one with more a cluster in the middle of
 * those that count, as many as they weigh together. In highlight mode cases that do not match stay too.
 */
export function caseMarks(
  store: CaseStore,
  nodes: BaseNodes,
  weights: Float64Array,
  version: number,
  isHighlight: boolean,
): MapMark[] {
  const { x, y, columns, rows } = store;
  const sums = Array.from({ length: nodes.count }, () => ({
    cases: 0,
    last: 0,
    x: 0,
    y: 0,
    weight: 0,
    filed: 0,
  }));
  for (let index = 0; index < rows.length; index++) {
    const node = nodes.nodeOf[index]!;
    const weight = weights[index]!;
    if (node === 0 || (weight === 0 && !isHighlight)) continue;
    const sum = sums[node]!;
    sum.cases++;
    sum.last = index;
    sum.x += x[index]!;
    sum.y += y[index]!;
    sum.weight += weight;
    if (columns.status[rows[index]!] === 0) sum.filed += weight;
  }
  const marks: MapMark[] = [];
  for (let node = 1; node < nodes.count; node++) {
    const sum = sums[node]!;
    if (sum.cases === 0) continue;
    if (sum.cases === 1) {
      if (isInBox(nodes.box, x[sum.last]!, y[sum.last]!))
        marks.push({
          kind: 'incident',
          matched: sum.weight > 0,
          ...writeCase(store, sum.last, weights[sum.last]!),
        });
      continue;
    }
    const middle = { x: sum.x / sum.cases, y: sum.y / sum.cases };
    if (!isInBox(nodes.box, middle.x, middle.y)) continue;
    const progress: ProgressCounts = [sum.weight - sum.filed, sum.filed, 0, 0];
    marks.push({
      kind: 'cluster',
      id: clusterId({ version, zoom: nodes.zoom, node: nodes.ids[node]! }),
      longitude: longitudeOfUnit(middle.x),
      latitude: latitudeOfUnit(middle.y),
      count: isHighlight ? sum.cases : sum.weight,
      matched: sum.weight,
      progress,
    });
  }
  return marks;
}

/** Cases of a cluster, newest first. Throws RangeError for a cluster that is none. */
export function casesOfCluster({ hierarchy, x, y }: CaseStore, id: number, version: number): number[] {
  const { zoom, node } = readClusterId(id, version);
  const { leafRows } = hierarchy;
  if (zoom > SPOT_ZOOM) throw new RangeError(`no cluster ${id}`);
  if (zoom === SPOT_ZOOM) {
    if (node >= x.length) throw new RangeError(`no cluster ${id}`);
    return [...x.keys()].filter((index) => x[index] === x[node] && y[index] === y[node]).toReversed();
  }
  const level = levelAt(hierarchy, zoom);
  if (node >= level.count) throw new RangeError(`no cluster ${id}`);
  return Array.from(leafRows.subarray(level.starts[node], level.starts[node + 1])).sort((a, b) => b - a);
}

/** Zoom at which these cases of a cluster fall into several marks; `null` where all lie on one spot. */
export function zoomThatOpens(
  { hierarchy, x, y }: CaseStore,
  cases: readonly number[],
  id: number,
  version: number,
) {
  const { zoom } = readClusterId(id, version);
  const { leafRows } = hierarchy;
  const leafOf = new Map(Array.from(leafRows, (index, leaf) => [index, leaf]));
  for (let next = zoom + 1; next <= DEEPEST_ZOOM; next++) {
    const level = levelAt(hierarchy, next);
    if (new Set(cases.map((index) => nodeOfLeaf(level, leafOf.get(index)!))).size > 1) return next;
  }
  return new Set(cases.map((index) => `${x[index]} ${y[index]}`)).size > 1 ? SPOT_ZOOM : null;
}
