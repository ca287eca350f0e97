import type { Emergency } from '../view/emergency.ts';
import { parseNumberWithin } from './values.ts';

/** Decimals of a degree in a link: about a metre. */
const DIGITS = 5;
const LAST_MOMENT = Date.UTC(2200, 0, 1);

/** `ZZ-430202-20261120-0007`, or `113.13,27.83,1795000000000`. */
export function formatEmergency(emergency: Emergency): string {
  if (emergency.kind === 'incident') return emergency.eventNo;
  return [...emergency.position.map((degrees) => Number(degrees.toFixed(DIGITS))), emergency.at].join(',');
}

/** The reverse of `formatEmergency`; `undefined` for what is neither an event number nor a point with a moment. */
export function parseEmergency(text: string): Emergency | undefined {
  if (!text.includes(',')) return /^\S{1,80}$/.test(text) ? { kind: 'incident', eventNo: text } : undefined;
  const parts = text.split(',');
  const longitude = parseNumberWithin(parts[0], -180, 180);
  const latitude = parseNumberWithin(parts[1], -85, 85);
  const at = parseNumberWithin(parts[2], 0, LAST_MOMENT);
  if (parts.length !== 3 || longitude === undefined || latitude === undefined) return undefined;
  if (at === undefined || !Number.isInteger(at)) return undefined;
  return { kind: 'point', position: [longitude, latitude], at };
}
