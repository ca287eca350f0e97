import { HOURS_OF_WEEK } from './zone.ts';

/** How the film of a typical week runs: a window of 1–24 hours, or from Monday 00 to an ever later hour. */
export interface WeekFilm {
  readonly span: 'window' | 'cumulative';
  readonly windowHours: number;
}

/** The first frame: what is seen at Monday 00. */
export function firstFrame(film: WeekFilm): number[] {
  return film.span === 'cumulative' ? [0] : windowFrom(0, film.windowHours);
}

/**
 * The frame `byHours` later, hours of the week ascending. After Sunday 24 the film begins again: a window runs on from
 * Sunday night into Monday, a cumulative film starts at Monday 00.
 */
export function laterFrame(frame: readonly number[], byHours: number, film: WeekFilm): number[] {
  if (frame.length === 0) return firstFrame(film);
  if (film.span === 'cumulative') {
    const reached = (startOfFrame(frame) + frame.length - 1 + byHours) % HOURS_OF_WEEK;
    return Array.from({ length: reached + 1 }, (_, hour) => hour);
  }
  return windowFrom((startOfFrame(frame) + byHours) % HOURS_OF_WEEK, film.windowHours);
}

/** The hour at which a run of hours begins, also where it goes through Sunday night; 0 for no or all hours. */
export function startOfFrame(frame: readonly number[]): number {
  const isIn = new Set(frame);
  return frame.find((hour) => !isIn.has((hour + HOURS_OF_WEEK - 1) % HOURS_OF_WEEK)) ?? 0;
}

function windowFrom(start: number, length: number): number[] {
  return Array.from({ length }, (_, index) => (start + index) % HOURS_OF_WEEK).sort((a, b) => a - b);
}
