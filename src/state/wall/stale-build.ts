/** A wall is loaded anew when no hand was seen for so long, ms. */
export const WALL_REST_MS = 60_000;
/** A desk is asked; nobody sits at one that was not touched for so long, ms. */
export const DESK_REST_MS = 30 * 60_000;
/** Whoever asked for a part that the server no longer has waits for it: so long after the last touch, ms. */
const MISSING_REST_MS = 3_000;
/** A build that did not come is not tried for again within this time, ms: two servers may serve two builds in turn. */
const TRY_AGAIN_MS = 86_400_000;

/** A reload that was made to get a build, epoch ms. */
export interface BuildTry {
  readonly build: string;
  readonly at: number;
}

/** What the page sees when it looks whether its build is stale. */
export interface BuildLook {
  /** Names of builds; `undefined` where they are not known. */
  readonly own: string | undefined;
  readonly served: string | undefined;
  /** Whether the server answered of late that all is well. */
  readonly isServerWell: boolean;
  readonly isKiosk: boolean;
  /** Since the last key, touch or move of the pointer, ms. */
  readonly untouchedMs: number;
  /** A dialog, a drawing, an emergency, a film or a tour is on. */
  readonly isBusy: boolean;
  readonly isMapMoving: boolean;
  /** Words were written that are not in the link. */
  readonly hasWords: boolean;
  /** Somebody asked for a part of the page that the server no longer has. */
  readonly isPartMissing: boolean;
}

/** Whether another build is served than the page is of. */
export function isStale({ own, served }: Pick<BuildLook, 'own' | 'served'>): boolean {
  return own !== undefined && served !== undefined && own !== served;
}

/**
 * What there is to do: nothing, to ask whoever sits there, or to load the page anew. A wall is loaded anew at a calm moment:
 * no hand, nothing going on, the map at rest. A part that is missing makes the wait short, for without it the page does not
 * do what it was asked for; words that were written are never lost. A desk is asked, and loaded only when it was left.
 */
export function staleAction(look: BuildLook): 'none' | 'ask' | 'reload' {
  if (!isStale(look)) return 'none';
  const { isKiosk, isPartMissing, untouchedMs, hasWords, isMapMoving, isServerWell } = look;
  const waitMs = !isKiosk ? DESK_REST_MS : isPartMissing ? MISSING_REST_MS : WALL_REST_MS;
  const isBusy = look.isBusy && !(isKiosk && isPartMissing);
  const isCalm = untouchedMs >= waitMs && !hasWords && !isBusy && !isMapMoving && isServerWell;
  if (isCalm) return 'reload';
  return isKiosk ? 'none' : 'ask';
}

/** Whether a build may be tried for at `nowMs`: once a day. */
export function mayTry(past: readonly BuildTry[], build: string, nowMs: number): boolean {
  return !past.some((one) => one.build === build && Math.abs(nowMs - one.at) < TRY_AGAIN_MS);
}

/** The tries to remember after one at `nowMs`; old ones are forgotten. */
export function withTry(past: readonly BuildTry[], build: string, nowMs: number): BuildTry[] {
  return [...past.filter(({ at }) => Math.abs(nowMs - at) < TRY_AGAIN_MS), { build, at: nowMs }];
}
