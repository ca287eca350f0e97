import { cityPlane } from '../../geo/city-plane.ts';
import type { Position } from '../../geo/positions.ts';
import { signedPlaneArea } from '../../geo/rings.ts';
import { beyond, type Corner, type CutLine, type PlaneShape } from './cut-shape.ts';

const areaOfRing = (ring: readonly Corner[]) => signedPlaneArea(ring.map(({ x, y }) => [x, y]));

/** Area of a shape in m², holes left out. */
export function areaOfShape(shape: PlaneShape): number {
  return shape.reduce((sum, ring) => sum + areaOfRing(ring), 0);
}

/**
 * The rings of a polygon (degrees, closed) on the plane around `origin`, without it around its first corner: open, the outer ring counter-clockwise,
 * holes clockwise. The plane is a linear one, so that straight lines of degrees stay straight.
 */
export function shapeOf(
  rings: readonly (readonly Position[])[],
  origin: readonly [number, number] = rings[0]?.[0] ?? [0, 0],
): PlaneShape {
  const plane = cityPlane(origin);
  return rings.map((ring, index) => {
    const positions = ring.slice(0, -1);
    const { x, y } = plane.toPlane(
      positions.map(([lng]) => lng),
      positions.map(([, lat]) => lat),
    );
    const corners = positions.map((position, at): Corner => ({ x: x[at]!, y: y[at]!, position }));
    return areaOfRing(corners) > 0 === (index === 0) ? corners : corners.toReversed();
  });
}

/** A shape as the rings of a GeoJSON polygon: closed, in degrees. */
export function ringsOf(shape: PlaneShape): Position[][] {
  return shape.map((ring) => [...ring, ring[0]!].map(({ position }) => [...position]));
}

/** Direction of the long axis of a shape: the larger main axis of the second moments of its outer ring, a unit vector. */
export function longAxis([outer = []]: PlaneShape): readonly [number, number] {
  let area = 0;
  let [cx, cy, xx, yy, xy] = [0, 0, 0, 0, 0];
  const base = outer[0] ?? { x: 0, y: 0 };
  for (const [i, corner] of outer.entries()) {
    const next = outer[(i + 1) % outer.length]!;
    const [ax, ay, bx, by] = [corner.x - base.x, corner.y - base.y, next.x - base.x, next.y - base.y];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    cx += (cross * (ax + bx)) / 6;
    cy += (cross * (ay + by)) / 6;
    xx += (cross * (ax * ax + ax * bx + bx * bx)) / 12;
    yy += (cross * (ay * ay + ay * by + by * by)) / 12;
    xy += (cross * (2 * ax * ay + ax * by + bx * ay + 2 * bx * by)) / 24;
  }
  const angle = Math.atan2(2 * (xy - (cx * cy) / area), xx - (cx * cx) / area - (yy - (cy * cy) / area)) / 2;
  return [Math.cos(angle), Math.sin(angle)];
}

/** What of a shape lies before a line; pieces that hang together there only along the line are one shape. */
export function partBefore(shape: PlaneShape, line: CutLine): PlaneShape {
  return shape.map((ring) =>
    ring.flatMap((from, edge): Corner[] => {
      const to = ring[(edge + 1) % ring.length]!;
      const [before, after] = [beyond(line, from), beyond(line, to)];
      const kept = before < 0 ? [from] : [];
      if (before < 0 === after < 0) return kept;
      const share = before / (before - after);
      const at = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
      return [...kept, { ...at, position: from.position }];
    }),
  );
}
