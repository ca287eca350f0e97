import type { Position } from '../../geo/positions.ts';
import { signedPlaneArea } from '../../geo/rings.ts';

type Rings = readonly (readonly Position[])[];

/** Polygons laid together: what is left of their edges once those between two of them are gone. */
export interface Dissolved {
  /** Closed rings of the border, outer ones counter-clockwise, holes clockwise. */
  readonly rings: Position[][];
  /** Pairs of polygons, by their place in the list, that share at least one edge. */
  readonly neighbours: readonly (readonly [number, number])[];
}

const keyOf = ([lng, lat]: Position) => `${lng},${lat}`;

/**
 * Lays polygons together whose borders have the same corners. Every edge that another polygon has the other way round is
 * between the two and goes; the others are linked to rings. Rings of the polygons are closed, of either direction.
 */
export function dissolve(polygons: readonly Rings[]): Dissolved {
  const edges = new Map<string, { owner: number; from: Position; to: Position }>();
  const pairs = new Map<string, readonly [number, number]>();
  for (const [owner, rings] of polygons.entries())
    for (const [index, ring] of rings.entries())
      for (const [from, to] of edgesOf(ring, index === 0)) {
        const opposite = `${keyOf(to)} ${keyOf(from)}`;
        const other = edges.get(opposite);
        if (other === undefined) edges.set(`${keyOf(from)} ${keyOf(to)}`, { owner, from, to });
        else {
          edges.delete(opposite);
          if (other.owner !== owner) pairs.set(`${other.owner} ${owner}`, [other.owner, owner]);
        }
      }
  return { rings: link([...edges.values()]), neighbours: [...pairs.values()] };
}

function edgesOf(ring: readonly Position[], isOuter: boolean): [Position, Position][] {
  const turned = signedPlaneArea(ring) > 0 === isOuter ? ring : ring.toReversed();
  return turned.slice(1).map((to, index) => [turned[index]!, to]);
}

function link(edges: readonly { from: Position; to: Position }[]): Position[][] {
  const leaving = new Map<string, Position[]>();
  for (const { from, to } of edges) leaving.set(keyOf(from), [...(leaving.get(keyOf(from)) ?? []), to]);
  const rings: Position[][] = [];
  for (const { from } of edges) {
    const ring: Position[] = [from];
    for (let next = leaving.get(keyOf(from))?.pop(); next !== undefined;) {
      ring.push(next);
      next = keyOf(next) === keyOf(from) ? undefined : leaving.get(keyOf(next))?.pop();
    }
    if (ring.length > 3) rings.push(ring);
  }
  return rings;
}
