import type { MapMark } from '../../domain/engine/api/answer.ts';
import type { Picked } from '../pick-at.ts';

/** A mark as it was drawn: its centre and how far it reaches, CSS px. */
export interface DrawnMark {
  readonly mark: MapMark;
  readonly x: number;
  readonly y: number;
  readonly radiusPx: number;
}

/**
 * The mark at a point of the screen: among the ones that reach it, at most `reachPx` beside them, a cluster before a
 * single incident, then the one whose centre is nearest.
 */
export function pickMark(
  drawn: readonly DrawnMark[],
  point: { readonly x: number; readonly y: number },
  reachPx: number,
): Picked | undefined {
  let best: { mark: MapMark; distance: number } | undefined;
  for (const { mark, x, y, radiusPx } of drawn) {
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance > radiusPx + reachPx) continue;
    const isBetter =
      best === undefined ||
      (mark.kind === best.mark.kind ? distance < best.distance : mark.kind === 'cluster');
    if (isBetter) best = { mark, distance };
  }
  if (best === undefined) return undefined;
  const { mark } = best;
  return mark.kind === 'incident'
    ? { kind: 'incident', id: mark.eventNo }
    : { kind: 'cluster', id: mark.id, position: [mark.longitude, mark.latitude] };
}
