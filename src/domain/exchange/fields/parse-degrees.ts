import { parseNumber, type ParsedNumber } from './parse-number.ts';

const INVISIBLE = /\p{Cf}/gu;
const HEMISPHERE =
  /^(?:东经|西经|北纬|南纬|经度|纬度|[ENSW](?=[^a-z])|lng|lon(?:gitude)?|lat(?:itude)?|[xy](?=[:=]))\s*[:=]?\s*|\s*(?:[ENSW]|度)$/gi;
const PARTS =
  /^(?<sign>-?)(?<degrees>\d{1,3}(?:\.\d+)?)\s*(?:[°º度d]\s*(?:(?<minutes>\d{1,2}(?:\.\d+)?)\s*(?:['′’分m]\s*(?:(?<seconds>\d{1,2}(?:\.\d+)?)\s*(?:["″”]|''|′′|秒|s)?)?)?)?)?$/i;
const NUMBER = /[-+]?\d+(?:\.\d+)?/g;

/**
 * Reads one coordinate: a plain number (degrees, or metres of a projected system), or degrees with their sign, with minutes and
 * seconds, with the letter or the word of the hemisphere (`113°07′12″E`, `东经113.12`). West and south are negative.
 */
export function parseDegrees(raw: unknown): ParsedNumber {
  const plain = parseNumber(raw);
  if (!('reason' in plain) || typeof raw !== 'string') return plain;
  const visible = raw.replace(INVISIBLE, '');
  const text = visible.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const bare = text.replace(HEMISPHERE, '').trim();
  const number = parseNumber(bare);
  const value = 'reason' in number ? valueOfParts(bare) : number.value;
  if (value === undefined) return plain;
  const sides = text.match(HEMISPHERE)?.join('') ?? '';
  const isNegative = /[SW]|西经|南纬/i.test(sides.replace(/lng|lat(itude)?|lon(gitude)?/gi, ''));
  return { value: isNegative ? -Math.abs(value) : value, repaired: 'read as degrees' };
}

function valueOfParts(text: string): number | undefined {
  const { sign, degrees, minutes = '0', seconds = '0' } = PARTS.exec(text)?.groups ?? {};
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return undefined;
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  // Written to seconds or to their tenths: more digits than nine would be the machine's.
  return (sign === '-' ? -1 : 1) * Number(value.toFixed(9));
}

/**
 * The two coordinates of a text that holds both, as written: `113.12,27.82`, `POINT (113.12 27.82)`, `东经113.12 北纬27.82`.
 * A latitude that is marked as such comes second. `undefined` where there are not two.
 */
export function splitPosition(raw: unknown): readonly [string, string] | undefined {
  if (typeof raw !== 'string' || raw.length > 200) return undefined;
  const text = raw.replace(INVISIBLE, '').normalize('NFKC').trim();
  const point = /^(?:SRID=\d+;\s*)?POINT\s*(?:Z|M|ZM)?\s*\(\s*(\S+)\s+([^\s)]+)(?:\s[^)]*)?\)$/i.exec(text);
  if (point?.[1] !== undefined && point[2] !== undefined) return [point[1], point[2]];
  const inner = text.replace(/^[([{]\s*|\s*[)\]}]$/g, '');
  const parts = inner
    .split(/\s*[,;、/|]\s*|(?<=[\d°′″'"EW度分秒])\s*(?=东经|西经|北纬|南纬)|(?<=[\dEWNS])\s+(?=[-+\dEWNS])/i)
    .filter((part) => part !== '');
  const [first, second] = parts;
  if (parts.length !== 2 || first === undefined || second === undefined) return undefined;
  if ((first.match(NUMBER)?.length ?? 0) < 1 || (second.match(NUMBER)?.length ?? 0) < 1) return undefined;
  return /(?<![a-z])[NS](?![a-z])|北纬|南纬|lat/i.test(first) ? [second, first] : [first, second];
}
