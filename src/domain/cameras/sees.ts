import { metresFrom } from '../geo/local-plane.ts';
import type { Position } from '../geo/positions.ts';
import type { PlanePoint } from '../geo/rings.ts';
import type { KnownView } from './camera-view.ts';

/* What lies in a view sector, by a plane around the camera. Buildings and trees are not known, so nothing hides anything. */

const RADIANS = Math.PI / 180;
/** Positions have seven decimals at best: what misses the edge by less than this lies on it, m. */
const ON_EDGE_M = 1e-6;

/** A direction on the plane, degrees clockwise from north. */
const directionOf = (degrees: number): PlanePoint => [
  Math.sin(degrees * RADIANS),
  Math.cos(degrees * RADIANS),
];
const cross = ([ax, ay]: PlanePoint, [bx, by]: PlanePoint): number => ax * by - ay * bx;

/** The two edges of an angle of at most 180°, from its left one clockwise to its right one. */
interface Wedge {
  readonly left: PlanePoint;
  readonly right: PlanePoint;
}

/** The angle that a camera sees, or, where it sees more than half of the circle, the one behind it that it does not see. */
function wedgeOf({ azimuthDeg, hfovDeg }: KnownView): { readonly wedge: Wedge; readonly isSeen: boolean } {
  const left = directionOf(azimuthDeg - hfovDeg / 2);
  const right = directionOf(azimuthDeg + hfovDeg / 2);
  const isSeen = hfovDeg <= 180;
  return { wedge: isSeen ? { left, right } : { left: right, right: left }, isSeen };
}

/** Whether a position lies in the view sector, its edges included. */
export function seesPoint(camera: KnownView, position: readonly [number, number]): boolean {
  const point = metresFrom(camera.point, position);
  const apartM = Math.hypot(...point);
  if (apartM > camera.rangeM + ON_EDGE_M) return false;
  if (camera.hfovDeg >= 360 || apartM <= ON_EDGE_M) return true;
  const { wedge, isSeen } = wedgeOf(camera);
  // How far the point lies inside of each edge, m.
  const inside = Math.min(-cross(wedge.left, point), cross(wedge.right, point));
  return isSeen ? inside >= -ON_EDGE_M : inside <= ON_EDGE_M;
}

/** How much of a way lies in the view sector, m. */
export function seenOfWayM(camera: KnownView, way: readonly Position[]): number {
  const points = way.map((position) => metresFrom(camera.point, position));
  let sum = 0;
  for (let index = 1; index < points.length; index++)
    sum += seenOfSegmentM(camera, points[index - 1]!, points[index]!);
  return sum;
}

function seenOfSegmentM(camera: KnownView, from: PlanePoint, to: PlanePoint): number {
  const along: PlanePoint = [to[0] - from[0], to[1] - from[1]];
  const lengthM = Math.hypot(...along);
  const inDisc = sharesInDisc(from, along, camera.rangeM);
  if (inDisc === undefined || lengthM === 0) return 0;
  const [low, high] = inDisc;
  if (camera.hfovDeg >= 360) return (high - low) * lengthM;
  const { wedge, isSeen } = wedgeOf(camera);
  const inWedge = clip(
    clip(inDisc, -cross(wedge.left, from), -cross(wedge.left, along)),
    cross(wedge.right, from),
    cross(wedge.right, along),
  );
  const shareInWedge = inWedge === undefined ? 0 : inWedge[1] - inWedge[0];
  return (isSeen ? shareInWedge : high - low - shareInWedge) * lengthM;
}

type Shares = readonly [number, number];

/** From which to which share of a segment it lies in a disc around the origin. */
function sharesInDisc([x, y]: PlanePoint, [dx, dy]: PlanePoint, radiusM: number): Shares | undefined {
  const a = dx * dx + dy * dy;
  const b = x * dx + y * dy;
  const root = b * b - a * (x * x + y * y - radiusM * radiusM);
  if (a === 0 || root <= 0) return undefined;
  const low = Math.max(0, (-b - Math.sqrt(root)) / a);
  const high = Math.min(1, (-b + Math.sqrt(root)) / a);
  return low < high ? [low, high] : undefined;
}

/** The part of `shares` in which `offset + share · slope ≥ 0`. */
function clip(shares: Shares | undefined, offset: number, slope: number): Shares | undefined {
  if (shares === undefined) return undefined;
  const [low, high] = shares;
  if (slope === 0) return offset >= 0 ? shares : undefined;
  const zero = -offset / slope;
  const clipped: Shares = slope > 0 ? [Math.max(low, zero), high] : [low, Math.min(high, zero)];
  return clipped[0] < clipped[1] ? clipped : undefined;
}
