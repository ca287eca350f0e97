import { DAY_MS } from './civil-day.ts';

/** Clocks on the wall of one time zone, summer time included. Moments are epoch ms. */
export interface ZoneClock {
  readonly timeZone: string;
  /** What clocks are ahead of UTC at a moment, ms. */
  readonly offsetAt: (timeMs: number) => number;
  /**
   * The moment at which clocks show `wallMs` (ms of a day counted in UTC). The first of two where clocks are put back; where
   * they skip that hour, the moment that clocks not yet put forward would show.
   */
  readonly momentOf: (wallMs: number) => number;
  /** Calls for every stretch of `[from, to)` in which the offset does not change, in order. */
  readonly eachStretch: (
    from: number,
    to: number,
    visit: (from: number, to: number, offsetMs: number) => void,
  ) => void;
}

/** From `fromMs` on, clocks are ahead of UTC by `offsetMs`. */
interface ClockChange {
  fromMs: number;
  offsetMs: number;
}

/** The clock of an IANA time zone, by the time zone data of the JavaScript engine. Throws RangeError for a name that it does not know. */
export function createZoneClock(timeZone: string): ZoneClock {
  const readOffset = offsetReader(timeZone);
  const years = new Map<number, readonly ClockChange[]>();
  const changesIn = (year: number): readonly ClockChange[] => {
    const known = years.get(year) ?? findChanges(year, readOffset);
    years.set(year, known);
    return known;
  };
  const offsetAt = (timeMs: number): number => {
    const changes = changesIn(yearOf(timeMs));
    return changes.findLast(({ fromMs }) => fromMs <= timeMs)?.offsetMs ?? readOffset(timeMs);
  };
  const nextChangeAfter = (timeMs: number): number => {
    const year = yearOf(timeMs);
    const change = changesIn(year).find(({ fromMs }) => fromMs > timeMs);
    return change?.fromMs ?? Date.UTC(year + 1, 0, 1);
  };
  return {
    timeZone,
    offsetAt,
    momentOf: (wallMs) => {
      const [before, after] = [offsetAt(wallMs - DAY_MS), offsetAt(wallMs + DAY_MS)];
      const shown = [wallMs - before, wallMs - after].filter((ms) => ms + offsetAt(ms) === wallMs);
      return shown.length === 0 ? wallMs - before : Math.min(...shown);
    },
    eachStretch: (from, to, visit) => {
      for (let start = from; start < to;) {
        const end = Math.min(to, nextChangeAfter(start));
        visit(start, end, offsetAt(start));
        start = end;
      }
    },
  };
}

function yearOf(timeMs: number): number {
  return new Date(timeMs).getUTCFullYear();
}

/** The changes of a year of UTC, the offset at its beginning first. Two changes within a day are taken as one. */
function findChanges(year: number, readOffset: (timeMs: number) => number): ClockChange[] {
  const end = Date.UTC(year + 1, 0, 1);
  const changes: ClockChange[] = [];
  let last = Number.NaN;
  for (let day = Date.UTC(year, 0, 1); day <= end; day += DAY_MS) {
    const offsetMs = readOffset(day);
    if (offsetMs === last) continue;
    const fromMs = changes.length === 0 ? day : firstWith(offsetMs, day - DAY_MS, day, readOffset);
    if (fromMs < end) changes.push({ fromMs, offsetMs });
    last = offsetMs;
  }
  return changes;
}

/** The first second after `before`, at the latest `at`, at which clocks have this offset. */
function firstWith(
  offsetMs: number,
  before: number,
  at: number,
  readOffset: (timeMs: number) => number,
): number {
  let [low, high] = [before / 1_000, at / 1_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(middle * 1_000) === offsetMs) high = middle;
    else low = middle;
  }
  return high * 1_000;
}

function offsetReader(timeZone: string): (timeMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (timeMs) => {
    const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
      /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(timeMs)) ?? [];
    const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
    return sign === '-' ? -ms : ms;
  };
}
