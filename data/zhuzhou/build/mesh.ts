import type { Position } from '../../../src/domain/geo/positions.ts';
import { toDegrees, toPlane, type Point } from './projection.ts';

/** A ring of vertex numbers, open (the first is not repeated), counter-clockwise. */
export type Ring = number[];

/**
 * The shared vertices of the drawing. Every vertex is rounded to six decimals once, when it is made.
 * When a vertex is inserted on an edge, the edge remembers it, and every ring that uses the edge, at every
 * level, gets it on `expand`: neighbours can never disagree about a border.
 */
export class Mesh {
  readonly positions: Position[] = [];
  readonly points: Point[] = [];
  private readonly splits = new Map<number, number>();
  private readonly byPosition = new Map<string, number>();

  /** Number of the vertex at a point of the plane, made if it is new. */
  vertex(point: Point): number {
    const [lng, lat] = toDegrees(point);
    const position: Position = [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
    const key = `${position[0]},${position[1]}`;
    const known = this.byPosition.get(key);
    if (known !== undefined) return known;
    this.byPosition.set(key, this.positions.length);
    this.points.push(toPlane(position));
    return this.positions.push(position) - 1;
  }

  /** Inserts a new vertex on the undivided edge `a`–`b` and returns its number. */
  divide(a: number, b: number, point: Point): number {
    const key = edgeKey(a, b);
    if (this.splits.has(key)) throw new Error(`edge ${a}-${b} is divided already`);
    const known = this.positions.length;
    const vertex = this.vertex(point);
    if (vertex < known) throw new Error(`a vertex on edge ${a}-${b} would fall on vertex ${vertex}`);
    this.splits.set(key, vertex);
    return vertex;
  }

  /** A closed ring or an open line of vertices with every vertex that was inserted on its edges since. */
  expand(vertices: readonly number[], closed = true): number[] {
    const out: number[] = [];
    const edge = (a: number, b: number) => {
      const middle = this.splits.get(edgeKey(a, b));
      if (middle === undefined) {
        out.push(a);
        return;
      }
      edge(a, middle);
      edge(middle, b);
    };
    for (let i = 0; i + 1 < vertices.length; i++) edge(vertices[i]!, vertices[i + 1]!);
    if (closed) edge(vertices.at(-1)!, vertices[0]!);
    else out.push(vertices.at(-1)!);
    return out;
  }

  /** The points of a ring or line in the plane. */
  pointsOf(vertices: readonly number[]): Point[] {
    return vertices.map((vertex) => this.points[vertex]!);
  }
}

/** One number for an edge without direction. */
export const edgeKey = (a: number, b: number): number => (a < b ? a * 0x4000000 + b : b * 0x4000000 + a);
