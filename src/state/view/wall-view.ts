import type { Split } from '../../domain/screen/video-wall.ts';

/** `auto`: calm at night on a wall that nobody works at; `on`, `off`: whatever the hour. */
export const DIMMINGS = ['auto', 'on', 'off'] as const;
export type Dimming = (typeof DIMMINGS)[number];

/** How the page behaves on a wall. */
export interface WallView {
  /** Nobody sits at it: no cursor, no tools, keys of a remote control. */
  readonly kiosk: boolean;
  /** Time at each stop of the rotation, ms; `null` = it does not turn. */
  readonly rotateMs: number | null;
  readonly dim: Dimming;
  /** Screens that make up the picture; `null` = one. */
  readonly split: Split | null;
}

export const DEFAULT_WALL_VIEW: WallView = { kiosk: false, rotateMs: null, dim: 'auto', split: null };

/** The pace of the key that begins the rotation. */
export const USUAL_ROTATION_MS = 30_000;

const LEAST_ROTATION_MS = 5_000;
const MOST_ROTATION_MS = 3_600_000;

/** `30s`; empty where nothing turns. */
export function formatPace(rotateMs: number | null): string {
  return rotateMs === null ? '' : `${rotateMs / 1000}s`;
}

/** `30s` or `2m`, from 5 seconds to an hour; `undefined` for anything else. */
export function parsePace(text: string): number | undefined {
  const match = /^(\d{1,4})(s|m)$/.exec(text);
  const rotateMs = Number(match?.[1]) * (match?.[2] === 'm' ? 60_000 : 1000);
  return rotateMs >= LEAST_ROTATION_MS && rotateMs <= MOST_ROTATION_MS ? rotateMs : undefined;
}
