/** Coordinate systems a file may be written in; `isCrsName` says which numbers there are. */
export type CrsName = 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09' | `epsg:${number}`;

/** Numbers of systems of degrees that are taken for one of ours: with heights, with the axes named, of China. */
const DEGREES: Readonly<Record<number, CrsName>> = {
  4326: 'wgs84',
  4979: 'wgs84',
  4490: 'cgcs2000',
  4480: 'cgcs2000',
};
/** Other numbers of the Web Mercator projection. */
const WEB_MERCATOR: ReadonlySet<number> = new Set([3857, 3785, 900913, 102100, 102113]);
const FIRST_GAUSS_KRUGER = 4491;
const LAST_GAUSS_KRUGER = 4554;
const FIRST_UTM = 32643;
const LAST_UTM = 32653;

const LONGEST_NAME = 200;

/** What a person may write in place of a name, as one line of a report. */
export const KNOWN_SYSTEMS =
  'wgs84, cgcs2000, gcj02, bd09, epsg:3857, epsg:4491 to epsg:4554 (CGCS2000 Gauss–Krüger), epsg:32643 to epsg:32653 (UTM)';

/** The names of all plane systems that are known: Web Mercator, zones of CGCS2000, zones of UTM. */
export const PLANE_SYSTEMS: readonly CrsName[] = [
  'epsg:3857',
  ...numbers(4513, LAST_GAUSS_KRUGER),
  ...numbers(FIRST_GAUSS_KRUGER, 4512),
  ...numbers(FIRST_UTM, LAST_UTM),
];

function numbers(first: number, last: number): CrsName[] {
  return Array.from({ length: last - first + 1 }, (_, index): CrsName => `epsg:${first + index}`);
}

/**
 * The system that a text names, as people, manifests and files write it: `wgs84`, `EPSG:4526`,
 * `urn:ogc:def:crs:EPSG::4526`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `http://www.opengis.net/def/crs/EPSG/0/4526`,
 * `CGCS2000 / 3-degree Gauss-Kruger CM 114E`, `CGCS2000_3_Degree_GK_Zone_38`. `undefined` where it is none that is known.
 */
export function crsNamed(text: string): CrsName | undefined {
  const plain = text.slice(0, LONGEST_NAME).normalize('NFKC').trim().toLowerCase();
  const number = epsgNumber(plain);
  if (number !== undefined) return ofNumber(number);
  const word = plain.replaceAll(/[\s_-]+/g, '');
  if (/^gcj0?2$|^火星坐标系?$/.test(word)) return 'gcj02';
  if (/^(bd09|bd09ll)$|^百度坐标系?$/.test(word)) return 'bd09';
  if (/webmercator|pseudomercator|sphericalmercator/.test(word)) return 'epsg:3857';
  const zone = gaussKruger(word);
  if (zone !== undefined) return zone;
  if (/^(wgs84|wgs1984|gcswgs1984|gcswgs84)$|crs84h?$/.test(word)) return 'wgs84';
  if (/^(cgcs2000|gcschinageodeticcoordinatesystem2000|chinageodeticcoordinatesystem2000)$/.test(word))
    return 'cgcs2000';
  return undefined;
}

/** The number in the register of the EPSG that a text names; `undefined` where it names none. */
export function epsgNumber(text: string): number | undefined {
  const found = /(?:^|[^a-z])(?:epsg|esri)(?:[^a-z\d]+[\d.]*)?[^a-z\d]+(\d{4,6})\b|^(\d{4,6})$/i.exec(
    text.trim(),
  );
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? undefined : Number(digits);
}

function ofNumber(number: number): CrsName | undefined {
  if (WEB_MERCATOR.has(number)) return 'epsg:3857';
  const isZone = number >= FIRST_GAUSS_KRUGER && number <= LAST_GAUSS_KRUGER;
  const isUtm = number >= FIRST_UTM && number <= LAST_UTM;
  return isZone || isUtm ? `epsg:${number}` : DEGREES[number];
}

/** A zone of CGCS2000 by its name: width in degrees, then central meridian or number of the zone. */
function gaussKruger(word: string): CrsName | undefined {
  const found = /^cgcs2000\/?(3degree)?(?:gausskruger|gk)(cm|zone)(\d{2,3})e?$/.exec(word);
  if (found === null) return undefined;
  const [, isNarrow, kind, digits] = found;
  const value = Number(digits);
  const first = isNarrow ? (kind === 'zone' ? 4513 : 4534) : kind === 'zone' ? 4491 : 4502;
  const step = kind === 'zone' ? value - (isNarrow ? 25 : 13) : (value - 75) / (isNarrow ? 3 : 6);
  const isThere = Number.isInteger(step) && step >= 0 && step < (isNarrow ? 21 : 11);
  return isThere ? `epsg:${first + step}` : undefined;
}
