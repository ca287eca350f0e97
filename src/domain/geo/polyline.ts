import type { Position } from './positions.ts';

const BITS = 5;
const MORE = 1 << BITS;
const FIRST_CHARACTER = 63;

/**
 * Positions as Google's encoded polyline: latitude before longitude, differences in 10⁻⁵ degrees, five bits a character
 * (https://developers.google.com/maps/documentation/utilities/polylinealgorithm). What is finer than 10⁻⁵ is rounded.
 */
export function encodePolyline(positions: readonly (readonly [number, number])[]): string {
  let text = '';
  let before: readonly [number, number] = [0, 0];
  for (const [longitude, latitude] of positions) {
    const at = [Math.round(longitude * 1e5), Math.round(latitude * 1e5)] as const;
    text += encodeNumber(at[1] - before[1]) + encodeNumber(at[0] - before[0]);
    before = at;
  }
  return text;
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  for (; rest >= MORE; rest >>= BITS)
    text += String.fromCharCode((MORE | (rest & (MORE - 1))) + FIRST_CHARACTER);
  return text + String.fromCharCode(rest + FIRST_CHARACTER);
}

/** The reverse of `encodePolyline`; `undefined` for a text that ends too early, has a foreign sign or leaves the world. */
export function decodePolyline(text: string): Position[] | undefined {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const chunk = character.charCodeAt(0) - FIRST_CHARACTER;
    if (chunk < 0 || chunk >= 2 * MORE || shift > 5 * BITS) return undefined;
    value |= (chunk & (MORE - 1)) << shift;
    shift += BITS;
    if (chunk >= MORE) continue;
    numbers.push(value & 1 ? ~(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  if (shift > 0 || numbers.length % 2 === 1) return undefined;
  const positions: Position[] = [];
  let longitude = 0;
  let latitude = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    latitude += numbers[i]!;
    longitude += numbers[i + 1]!;
    if (Math.abs(longitude) > 180e5 || Math.abs(latitude) > 90e5) return undefined;
    positions.push([longitude / 1e5, latitude / 1e5]);
  }
  return positions;
}
