import { hourOfDay } from '../../domain/time/zone.ts';
import type { WallView } from '../view/wall-view.ts';

const NIGHT_BEGINS_HOUR = 22;
const NIGHT_ENDS_HOUR = 6;

/** Whether the wall is calm now: from 22:00 to 06:00 of Shanghai at `nowMs`, the server's time; unknown counts as day. */
export function isDimmed({ kiosk, dim }: WallView, nowMs: number | undefined): boolean {
  if (dim !== 'auto') return dim === 'on';
  if (!kiosk || nowMs === undefined) return false;
  const hour = hourOfDay(nowMs);
  return hour >= NIGHT_BEGINS_HOUR || hour < NIGHT_ENDS_HOUR;
}
