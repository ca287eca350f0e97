import { MERCATOR_SCALE } from '../../../geo/mercator.ts';
import { GrowingNodes, type GraftedNodes } from './grafted-nodes.ts';
import { levelAt, nodeOfLeaf, type Hierarchy } from './levels.ts';
import { nearestClusterNode, squaredDistance } from './nearest-node.ts';

/** Rows that came after the hierarchy was built, hung into it without changing it. */
export interface Grafts {
  /** Rows added so far. */
  readonly length: number;
  /**
   * Adds rows at `x`, `y` (as in `buildHierarchy`; fractions are cut off), in order. Throws a RangeError, and adds none, for columns of
   * different length or a position outside the world.
   */
  add(x: ArrayLike<number>, y: ArrayLike<number>): void;
  /**
   * Node of every added row at `zoom`, in the order of adding: an index of the level, or, from the level's `count`
   * on, a grafted node. A row's nodes never change; the array is a view of the rows of this moment.
   */
  nodesOf(zoom: number): Uint32Array;
  /** Grafted nodes of `zoom`: node `level.count + i` lies at `x[i]`, `y[i]`, the position of its first row. */
  graftedNodes(zoom: number): GraftedNodes;
  /** The node of zoom `zoom − 1` above node `node` of `zoom` (1 or more), each of them grafted or not. */
  parentOf(zoom: number, node: number): number;
}

/**
 * Grafts of a hierarchy, none yet. A row goes to the deepest zoom at which a node, grafted or not, lies within the
 * reach of a cluster: to the nearest one, on ties to the one of smaller index. Below it the row gets a chain of nodes
 * of its own, which later rows can join.
 */
export function createGrafts(hierarchy: Hierarchy): Grafts {
  const { levels, radius } = hierarchy;
  const grafted = levels.map(({ zoom }) => new GrowingNodes(radius / 2 ** zoom));
  let rowNodes = levels.map(() => new Uint32Array(64));
  let length = 0;

  function parentOf(zoom: number, node: number): number {
    const { count, starts } = levelAt(hierarchy, zoom);
    const above = levelAt(hierarchy, zoom - 1);
    return node < count ? nodeOfLeaf(above, starts[node]!) : grafted[zoom]!.parentOf(node - count);
  }

  function nearestAt(zoom: number, x: number, y: number): number | null {
    const level = levels[zoom]!;
    const added = grafted[zoom]!;
    const base = nearestClusterNode(level, x, y, added.reach);
    const graft = added.nearest(x, y);
    if (graft < 0) return base < 0 ? null : base;
    if (base >= 0) {
      const toBase = squaredDistance(level.x[base]!, level.y[base]!, x, y);
      if (toBase <= added.squaredDistanceTo(graft, x, y)) return base;
    }
    return level.count + graft;
  }

  function addRow(x: number, y: number): void {
    let hook = levels.length - 1;
    let node = nearestAt(hook, x, y);
    while (node === null && --hook >= 0) node = nearestAt(hook, x, y);
    for (let zoom = hook, above = node; above !== null; zoom--) {
      rowNodes[zoom]![length] = above;
      above = zoom > 0 ? parentOf(zoom, above) : null;
    }
    let parent = node ?? 0;
    for (let zoom = hook + 1; zoom < levels.length; zoom++) {
      parent = levels[zoom]!.count + grafted[zoom]!.add(x, y, parent);
      rowNodes[zoom]![length] = parent;
    }
    length++;
  }

  return {
    get length() {
      return length;
    },
    add(x, y) {
      refuseBadPlaces(x, y);
      if (length + x.length > rowNodes[0]!.length) {
        const room = Math.max(2 * rowNodes[0]!.length, length + x.length);
        rowNodes = rowNodes.map((held) => {
          const wider = new Uint32Array(room);
          wider.set(held);
          return wider;
        });
      }
      for (let row = 0; row < x.length; row++) addRow(Math.trunc(x[row]!), Math.trunc(y[row]!));
    },
    nodesOf: (zoom) => rowNodes[levelAt(hierarchy, zoom).zoom]!.subarray(0, length),
    graftedNodes: (zoom) => grafted[levelAt(hierarchy, zoom).zoom]!.nodes(),
    parentOf,
  };
}

function refuseBadPlaces(x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length !== y.length) throw new RangeError(`${x.length} x but ${y.length} y`);
  const edge = MERCATOR_SCALE / 2;
  for (let row = 0; row < x.length; row++) {
    const isPlace = Math.abs(x[row]!) <= edge && Math.abs(y[row]!) <= edge;
    if (!isPlace) throw new RangeError(`added row ${row} lies outside the world: ${x[row]}, ${y[row]}`);
  }
}
