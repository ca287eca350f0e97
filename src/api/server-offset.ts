/** What one question tells about the server's clock: how far it is ahead of the page's, and how well that is known, ms. */
export interface ServerOffset {
  readonly offsetMs: number;
  /** The true offset lies at most so far from it. */
  readonly doubtMs: number;
  /** When it was learned, by the page's clock. */
  readonly at: number;
}

/** Two good clocks drift apart by less than this part of the time. */
const DRIFT = 1e-4;

/** The server said `serverMs` at some moment between asking and receiving (the page's clock, ms). */
export function offsetOfReply(serverMs: number, askedAt: number, receivedAt: number): ServerOffset {
  const doubtMs = (receivedAt - askedAt) / 2;
  return { offsetMs: serverMs - (askedAt + doubtMs), doubtMs, at: receivedAt };
}

/**
 * Which of two readings to go by: the better known one, as old readings grow doubtful; the newer one where the older can no
 * longer be true, because somebody has set the server's clock.
 */
export function betterOffset(last: ServerOffset | undefined, next: ServerOffset): ServerOffset {
  if (last === undefined) return next;
  const lastDoubtMs = last.doubtMs + (next.at - last.at) * DRIFT;
  const isContradicted = Math.abs(next.offsetMs - last.offsetMs) > lastDoubtMs + next.doubtMs;
  return isContradicted || next.doubtMs <= lastDoubtMs ? next : last;
}

/** How long until the server's clock shows its next second, ms; `at` by the page's clock. */
export function untilNextSecond(at: number, offsetMs: number): number {
  return 1000 - ((((at + offsetMs) % 1000) + 1000) % 1000);
}
