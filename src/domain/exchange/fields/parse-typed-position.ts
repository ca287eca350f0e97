import { parseCoordinates, type TypedPosition } from '../../geo/parse-coordinates.ts';
import { parseDegrees, splitPosition } from './parse-degrees.ts';

/**
 * A position as people type it: a pair of numbers (see `parseCoordinates`), or degrees with minutes and seconds, in words, in
 * brackets, in full width, as WKT (`113°07′12″E 27°49′12″N`, `东经113.12 北纬27.82`, `（113.12，27.82）`).
 */
export function parseTypedPosition(
  typed: string,
  bounds?: readonly [number, number, number, number],
): TypedPosition | undefined {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/经度|lng|lon(?:gitude)?/gi, '东经')
    .replaceAll(/纬度|lat(?:itude)?/gi, '北纬')
    .replaceAll(/(东经|西经|北纬|南纬)\s*[:=]\s*/g, '$1')
    .replaceAll('&', ' ')
    .replaceAll(/(秒|″|")\s+(?=\d)/g, '$1,')
    .trim();
  const plain = parseCoordinates(text.replace(/^[([{【「]\s*|\s*[)\]}】」]$/g, ''), bounds);
  if (plain) return plain;
  const parts = splitPosition(text.replace(/^[【「]|[】」]$/g, ''));
  if (!parts) return undefined;
  const [east, north] = parts.map(parseDegrees);
  if (east === undefined || north === undefined || 'reason' in east || 'reason' in north) return undefined;
  // A latitude that says that it is one may stand first. Without such words, the numbers decide.
  if (/[EWNS]|[东西]经|[南北]纬/i.test(text.replace(/^(?:SRID.*?;)?\s*POINT\s*(?:ZM|Z|M)?/i, ''))) {
    if (Math.abs(east.value) > 180 || Math.abs(north.value) > 90) return undefined;
    const swapped = text.indexOf(parts[1]) < text.indexOf(parts[0]);
    return { longitude: east.value, latitude: north.value, swapped };
  }
  return parseCoordinates(`${east.value},${north.value}`, bounds);
}
