import { parseJson } from './geojson-rows.ts';
import { itemSpans, memberSpans, replaceSpans, type TextSpan } from './json-spans.ts';

/** A geometry in place of that of a feature, and the box around it. */
export interface NewGeometry {
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly box: readonly number[];
}

/**
 * A GeoJSON text with other geometries in the features of some rows (from 1, as `readGeoJson` counts them). Ids, foreign
 * members, the coordinate system, all other features and the very spaces between them stay as they were; so does the way numbers are written.
 * A `bbox` of such a feature follows its geometry.
 */
export function replaceGeometries(text: string, geometryOf: ReadonlyMap<number, NewGeometry>): string {
  const changes = featureSpans(text).flatMap(([from], index) => {
    const wanted = geometryOf.get(index + 1);
    if (wanted === undefined) return [];
    const members = memberSpans(text, from);
    const [geometry, bbox] = [members.get('geometry'), members.get('bbox')];
    if (geometry === undefined) return [];
    return [
      { span: geometry, value: JSON.stringify(wanted.geometry) },
      ...(bbox === undefined ? [] : [{ span: bbox, value: JSON.stringify(wanted.box) }]),
    ];
  });
  return replaceSpans(text, changes);
}

/** Where the features of a GeoJSON text stand: those of a FeatureCollection, a single one, or one a line. */
export function featureSpans(text: string): TextSpan[] {
  if ('value' in parseJson(text)) {
    const features = memberSpans(text, 0).get('features');
    return features === undefined ? [[0, text.length]] : itemSpans(text, features[0]);
  }
  return [...text.replaceAll('\u001e', '\n').matchAll(/[^\r\n]+/g)].flatMap(
    ({ 0: line, index }): TextSpan[] => (line.trim() === '' ? [] : [[index, index + line.length]]),
  );
}
