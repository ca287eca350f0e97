import { memberSpans, replaceSpans, type TextSpan } from './json-spans.ts';
import { featureSpans } from './replace-geometries.ts';

/**
 * A GeoJSON text in which the features of some rows (from 1, as `readGeoJson` counts them) have a property of that name and
 * value. Every other character stays as it was.
 */
export function setProperty(text: string, rows: ReadonlySet<number>, name: string, value: string): string {
  const changes = featureSpans(text).flatMap((span, index) =>
    rows.has(index + 1) ? [changeOf(text, span, name, JSON.stringify(value))] : [],
  );
  return replaceSpans(text, changes);
}

function changeOf(
  text: string,
  [from]: TextSpan,
  name: string,
  value: string,
): { span: TextSpan; value: string } {
  const member = `${JSON.stringify(name)}:${value}`;
  const properties = memberSpans(text, from).get('properties');
  if (properties === undefined) {
    const inside = text.indexOf('{', from) + 1;
    return { span: [inside, inside], value: `"properties":{${member}},` };
  }
  if (text[properties[0]] !== '{') return { span: properties, value: `{${member}}` };
  const members = memberSpans(text, properties[0]);
  const known = members.get(name);
  if (known !== undefined) return { span: known, value };
  const last = [...members.values()].reduce((end, span) => Math.max(end, span[1]), 0);
  const at = last === 0 ? properties[0] + 1 : last;
  return { span: [at, at], value: last === 0 ? member : `,${member}` };
}
