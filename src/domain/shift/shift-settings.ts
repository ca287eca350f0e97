import type { Period } from '../hotspots/forecast/timed-points.ts';
import { civilDayOfDate, startOfCivilDay } from '../time/civil-day.ts';
import { MINUTE_MS } from '../time/zone.ts';

/** Ways of a team between stops. */
export const TRAVEL_MODES = ['walk', 'bus'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

/** Thefts that happen so near a presence count as within its reach. */
export const REACH_M = 150;

/** Bounds of what a plan can be asked for. */
export const SHIFT_BOUNDS = {
  teams: { least: 1, most: 8 },
  stayMinutes: { least: 12, most: 16 },
  gapMinutes: { least: 30, most: 120 },
  stops: { least: 1, most: 12 },
  /** A shift may end after midnight. */
  hours: { least: 1, most: 12 },
} as const;

/** What the hand says about a shift. */
export interface ShiftSettings {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Minutes of that day; an end before the start is one of the next day. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Id of the stop where each team starts; one a team. */
  readonly startIds: readonly string[];
  readonly stayMinutes: { readonly least: number; readonly most: number };
  readonly mostGapMinutes: number;
  readonly mostStops: number;
  readonly travel: TravelMode;
  /** 0–1: how much capture may be given up for less walking. */
  readonly compactness: number;
  readonly mustGoIds: readonly string[];
  /** Stops that a team keeps. */
  readonly locks: readonly { readonly stopId: string; readonly team: number }[];
  readonly refusedIds: readonly string[];
}

/** Presets of the shift as minutes of the day. */
export const SHIFT_PRESETS = [
  { name: 'morning', fromMinute: 360, toMinute: 600 },
  { name: 'market', fromMinute: 480, toMinute: 720 },
  { name: 'evening', fromMinute: 1020, toMinute: 1260 },
  { name: 'night', fromMinute: 1140, toMinute: 1380 },
] as const;

/** The shift in epoch ms. Throws RangeError for a date that is none. */
export function shiftPeriod({
  date,
  fromMinute,
  toMinute,
}: Pick<ShiftSettings, 'date' | 'fromMinute' | 'toMinute'>): Period {
  const start = startOfCivilDay(civilDayOfDate(date));
  const end = toMinute > fromMinute ? toMinute : toMinute + 1440;
  return { fromMs: start + fromMinute * MINUTE_MS, toMs: start + end * MINUTE_MS };
}
