import type { Subject } from '../../domain/engine/api/answer.ts';

/** Pages of its left column: when, where, how sure. */
export const DESK_LEFT_PAGES = ['time', 'place', 'forecast'] as const;
export type DeskLeftPage = (typeof DESK_LEFT_PAGES)[number];

/** Pages of its right column: tonight's plan, which cases belong together, the cases themselves, what to warn of. */
export const DESK_RIGHT_PAGES = ['plan', 'series', 'cases', 'tips'] as const;
export type DeskRightPage = (typeof DESK_RIGHT_PAGES)[number];

/** How the hotspots are drawn. */
export const HOTSPOT_PICTURES = [
  'density',
  'significance',
  'trend',
  'clusters',
  'nearRepeat',
  'lines',
] as const;
export type HotspotPicture = (typeof HOTSPOT_PICTURES)[number];

/** What the patrol desk shows, as far as a link carries it. Ids are those of the database. */
export interface PatrolView {
  /** What the controls of the desk count. */
  readonly subject: Subject;
  readonly left: DeskLeftPage;
  readonly right: DeskRightPage;
  readonly picture: HotspotPicture;
  /** The bus line whose ribbon is open. */
  readonly lineId: string | null;
  readonly planId: string | null;
  readonly seriesId: string | null;
  /** Numbers of two cases that are held against each other. */
  readonly pair: readonly [string, string] | null;
}

export const DEFAULT_PATROL_VIEW: PatrolView = {
  subject: 'cases',
  left: 'time',
  right: 'plan',
  picture: 'density',
  lineId: null,
  planId: null,
  seriesId: null,
  pair: null,
};
