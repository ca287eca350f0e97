import { metresFrom } from '../geo/local-plane.ts';
import type { Position } from '../geo/positions.ts';
import { distanceToSegment } from '../geo/rings.ts';
import { DAY_MS } from '../time/civil-day.ts';
import { isDate, readTimeOrDate } from '../time/dates.ts';
import { startOfDay } from '../time/zone.ts';
import { hasViewSector, type CameraView } from './camera-view.ts';
import { seenOfWayM, seesPoint } from './sees.ts';
import { usualRanges } from './usual-range.ts';

/**
 * What a camera has to do with a place: its sector holds the place or a part of the way; its sector is not known but the
 * place lies within its range; its sector is known and looks elsewhere; its sector is not known and the place lies
 * beyond its range.
 */
export const CASE_VIEWS = ['sector', 'range', 'away', 'far'] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

/** Sorted by how much a camera promises; the last two promise the same. */
const RANK: Readonly<Record<CaseView, number>> = { sector: 0, range: 1, away: 2, far: 2 };

/** Cameras that do not see the place are listed up to here, m. */
const NEARBY_M = 300;

/** Where a case happened. */
export interface CaseSite {
  readonly point: Position;
  /** The way between two stops, where it happened somewhere along it. */
  readonly way: readonly Position[] | null;
  /** End of the time in which it happened, epoch ms. */
  readonly to: number;
}

interface CaseCameraRecord extends CameraView {
  readonly pointClass: number;
  readonly status: string;
  readonly statusAt?: string | undefined;
}

/** A camera near a case. */
export interface CaseCamera<C> {
  readonly camera: C;
  readonly view: CaseView;
  /** From the camera to the place, or to the nearest part of the way. */
  readonly distanceM: number;
  /** How much of the way its sector holds; `null` where there is no way, or no sector. */
  readonly seenWayM: number | null;
}

/**
 * The cameras that may show a case, best first: those whose sector holds the place, then those of unknown sector within
 * whose range it lies, then the rest up to 300 m; the nearer first among equals. A camera that was taken down before the
 * case, or nobody knows when, is left out, and so is one without a position.
 */
export function camerasForCase<C extends CaseCameraRecord>(
  cameras: readonly C[],
  { point, way, to }: CaseSite,
): CaseCamera<C>[] {
  const usualRangeM = usualRanges(cameras);
  const found: CaseCamera<C>[] = [];
  for (const camera of cameras) {
    if (camera.point === undefined || wasGone(camera, to)) continue;
    const distanceM = distanceToSite(camera.point, point, way);
    if (hasViewSector(camera)) {
      const seenWayM = way === null ? null : seenOfWayM(camera, way);
      const isSeen = seesPoint(camera, point) || (seenWayM ?? 0) > 0;
      if (isSeen || distanceM <= NEARBY_M)
        found.push({ camera, view: isSeen ? 'sector' : 'away', distanceM, seenWayM });
      continue;
    }
    const reachM = camera.rangeM ?? usualRangeM(camera.pointClass) ?? 0;
    if (distanceM <= Math.max(NEARBY_M, reachM))
      found.push({ camera, view: distanceM <= reachM ? 'range' : 'far', distanceM, seenWayM: null });
  }
  return found.sort((a, b) => RANK[a.view] - RANK[b.view] || a.distanceM - b.distanceM);
}

function wasGone({ status, statusAt }: CaseCameraRecord, to: number): boolean {
  if (status !== 'removed' || statusAt === undefined) return status === 'removed';
  const at = readTimeOrDate(statusAt);
  // A camera that was removed on a date may have been there until the end of that day.
  return isDate(at) ? startOfDay(at) + DAY_MS <= to : at < to;
}

function distanceToSite(from: Position, point: Position, way: readonly Position[] | null): number {
  const points = (way ?? []).map((position) => metresFrom(from, position));
  let nearest = Math.hypot(...metresFrom(from, point));
  for (let index = 1; index < points.length; index++)
    nearest = Math.min(nearest, distanceToSegment(0, 0, points[index - 1]!, points[index]!));
  return nearest;
}
