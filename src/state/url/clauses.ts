import { FEWEST_LASSO_CORNERS, MOST_LASSO_CORNERS } from '../../domain/engine/filter/lasso-corners.ts';
import { decodePolyline, encodePolyline } from '../../domain/geo/polyline.ts';
import { HOURS_OF_DAY, hourOfCell, WEEKDAYS } from '../../domain/time/week-hours.ts';

/**
 * Hours of the week as days and their half-open hours: `12345.8-18_67.0-24` is Monday to Friday 8–18 and the whole
 * weekend. Days with the same hours stand together, in the order of the week.
 */
export function formatWeekHours(hours: readonly number[]): string {
  const daysOf = new Map<string, string>();
  for (let day = 0; day < WEEKDAYS; day++) {
    const spans = spansOf(hours, day);
    if (spans !== '') daysOf.set(spans, `${daysOf.get(spans) ?? ''}${day + 1}`);
  }
  return [...daysOf].map(([spans, days]) => `${days}.${spans}`).join('_');
}

function spansOf(hours: readonly number[], day: number): string {
  const isIn = (hour: number) => hour < HOURS_OF_DAY && hours.includes(hourOfCell({ day, hour }));
  const spans: string[] = [];
  for (let from = 0; from < HOURS_OF_DAY; from++) {
    if (!isIn(from)) continue;
    let to = from;
    while (isIn(to)) to++;
    spans.push(`${from}-${to}`);
    from = to;
  }
  return spans.join('.');
}

/** The reverse of `formatWeekHours`, ascending; `undefined` where it is not written that way. */
export function parseWeekHours(text: string): number[] | undefined {
  const hours = new Set<number>();
  for (const group of text.split('_')) {
    const match = /^([1-7]{1,7})((?:\.\d{1,2}-\d{1,2}){1,12})$/.exec(group);
    if (!match) return undefined;
    for (const span of (match[2] ?? '').slice(1).split('.')) {
      const [from = 0, to = 0] = span.split('-').map(Number);
      if (from >= to || to > HOURS_OF_DAY) return undefined;
      for (const day of match[1] ?? '')
        for (let hour = from; hour < to; hour++) hours.add(hourOfCell({ day: Number(day) - 1, hour }));
    }
  }
  return [...hours].sort((a, b) => a - b);
}

const FIRST_CHARACTER = 63;
/** The 64 signs of a polyline as signs that an address leaves as they are (base64url's). */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A ring as an encoded polyline in signs that need no escape; corners of five decimals come back as they were. */
export function formatRing(ring: readonly (readonly [number, number])[]): string {
  return [...encodePolyline(ring)].map((sign) => SIGNS[sign.charCodeAt(0) - FIRST_CHARACTER]).join('');
}

/** The reverse of `formatRing`; `undefined` for anything that is no ring of 3–200 corners on the map. */
export function parseRing(text: string): [number, number][] | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  const ring = decodePolyline(
    [...text].map((sign) => String.fromCharCode(SIGNS.indexOf(sign) + FIRST_CHARACTER)).join(''),
  );
  if (!ring || ring.length < FEWEST_LASSO_CORNERS || ring.length > MOST_LASSO_CORNERS) return undefined;
  return ring.every(([, latitude]) => Math.abs(latitude) <= 85) ? ring : undefined;
}
