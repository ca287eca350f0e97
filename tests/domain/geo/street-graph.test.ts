import { describe, expect, it } from 'vitest';
import { distanceM, type Position } from '../../../src/domain/geo/positions.ts';
import {
  loadStreetGraph,
  nearestStreetNode,
  shortestPath,
  type StreetGraphFile,
} from '../../../src/domain/geo/street-graph.ts';

/** Four corners of a block, a shortcut of rank 0 across it, and a street apart. */
const file: StreetGraphFile = {
  nodes: [
    [113.1, 27.8],
    [113.11, 27.8],
    [113.11, 27.81],
    [113.1, 27.81],
    [113.2, 27.9],
    [113.21, 27.9],
  ],
  edges: [
    [0, 1, 3],
    [1, 2, 3],
    [2, 3, 3],
    [3, 0, 3],
    [0, 2, 0],
    [4, 5, 2],
  ],
};
const graph = loadStreetGraph(file);
const side = (a: number, b: number) => distanceM(file.nodes[a]!, file.nodes[b]!);

describe('street graph', () => {
  it('takes the shortest way and says its length in metres', () => {
    expect(shortestPath(graph, 1, 3)!.lengthM).toBeCloseTo(
      Math.min(side(1, 0) + side(0, 3), side(1, 2) + side(2, 3)),
      6,
    );
    expect(shortestPath(graph, 0, 2)).toEqual({ nodes: [0, 2], lengthM: side(0, 2) });
    expect(shortestPath(graph, 0, 0)).toEqual({ nodes: [0], lengthM: 0 });
  });

  it('avoids dear ranks and refused nodes, and keeps the true length', () => {
    const path = shortestPath(graph, 0, 2, (rank) => (rank === 0 ? 5 : 1))!;
    expect(path.nodes).toHaveLength(3);
    expect(path.lengthM).toBeGreaterThan(side(0, 2));
    expect(
      shortestPath(
        graph,
        0,
        2,
        (rank) => (rank === 0 ? 5 : 1),
        (node) => node !== 1,
      )!.nodes,
    ).toEqual([0, 3, 2]);
  });

  it('says where there is no way', () => {
    expect(shortestPath(graph, 0, 5)).toBeUndefined();
    expect(shortestPath(graph, 0, 99)).toBeUndefined();
  });

  it('finds the nearest node, among those accepted', () => {
    const corner: Position = [113.1, 27.801];
    expect(nearestStreetNode(graph, corner)).toBe(0);
    expect(nearestStreetNode(graph, corner, (node) => node > 3)).toBe(4);
    expect(nearestStreetNode(loadStreetGraph({ nodes: [], edges: [] }), corner)).toBe(-1);
  });

  it('refuses an edge to a missing node', () => {
    expect(() => loadStreetGraph({ nodes: file.nodes, edges: [[0, 9, 1]] })).toThrow(/edge 0 joins 0 and 9/);
  });
});
