import { quoteLongNumbers } from './long-numbers.ts';

/** A feature as the file gives it. */
export interface SourceFeature {
  row: number;
  properties: Readonly<Record<string, unknown>>;
  geometry: unknown;
}
export type ReadFeatures =
  | { features: SourceFeature[]; declaredCrs?: string; broken: { row: number; reason: string }[] }
  | { fault: string };

/**
 * Features of a GeoJSON text: a FeatureCollection, a single Feature, or one feature per line (GeoJSONSeq).
 * Numbers that a double does not hold come as text, with the digits that they were written with.
 * Things in the list that are no feature are named in `broken`; a text that is no GeoJSON at all is a fault.
 */
export function readGeoJson(source: string): ReadFeatures {
  if (source.trim() === '') return { fault: 'the file is empty' };
  const text = quoteLongNumbers(source);
  const parsed = parseJson(text);
  if ('fault' in parsed) {
    const lines = parseLines(text);
    return lines ? split(lines) : parsed;
  }
  const root = parsed.value;
  if (!isRecord(root)) return { fault: 'is not GeoJSON: the outermost value is no object' };
  const declaredCrs = crsName(root['crs']);
  const declared = declaredCrs === undefined ? {} : { declaredCrs };
  if (root['type'] === 'Feature') return { ...split([root]), ...declared };
  if (root['type'] === 'Topology')
    return {
      fault:
        'is not a FeatureCollection: its type is "Topology"; convert it to GeoJSON, for example with ogr2ogr out.geojson in.json',
    };
  if (root['type'] !== 'FeatureCollection')
    return {
      fault: `is not a FeatureCollection: its type is ${JSON.stringify(root['type'])?.slice(0, 40) ?? 'absent'}`,
    };
  if (!Array.isArray(root['features'])) return { fault: 'is a FeatureCollection without a list of features' };
  return { ...split(root['features']), ...declared };
}

/** The value of a JSON text, or where it stops being JSON. */
export function parseJson(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The message quotes the text around the fault, which may be half a telephone number.
    const quoted = message
      .replaceAll(/\s+/g, ' ')
      .replace(/".*"/, (quote) => quote.replaceAll(/\d{3,}/g, '…'));
    return { fault: `is not JSON: ${quoted.slice(0, 160)}` };
  }
}

function parseLines(text: string): unknown[] | undefined {
  const lines = text
    .replaceAll('\u001e', '\n')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return undefined;
  const values: unknown[] = [];
  for (const line of lines) {
    const parsed = parseJson(line);
    if ('fault' in parsed) return undefined;
    values.push(parsed.value);
  }
  return values.every((value) => isRecord(value) && value['type'] === 'Feature') ? values : undefined;
}

function split(items: readonly unknown[]): {
  features: SourceFeature[];
  broken: { row: number; reason: string }[];
} {
  const features: SourceFeature[] = [];
  const broken: { row: number; reason: string }[] = [];
  for (const [index, item] of items.entries()) {
    const row = index + 1;
    if (!isRecord(item) || item['type'] !== 'Feature')
      broken.push({ row, reason: 'is not a GeoJSON feature' });
    else {
      const properties = isRecord(item['properties']) ? item['properties'] : {};
      const id = item['id'];
      const withId = id === undefined || Object.hasOwn(properties, 'id') ? properties : { ...properties, id };
      features.push({ row, properties: withId, geometry: item['geometry'] });
    }
  }
  return { features, broken };
}

/** What the `crs` member of GeoJSON 2008 names: by a name, a number, or an address. */
function crsName(crs: unknown): string | undefined {
  if (typeof crs === 'string') return crs;
  const properties = isRecord(crs) ? crs['properties'] : undefined;
  if (!isRecord(properties)) return undefined;
  const { name, code, href } = properties;
  if (typeof name === 'string') return name;
  if (typeof code === 'number' || typeof code === 'string') return `EPSG:${code}`;
  return typeof href === 'string' ? href : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
