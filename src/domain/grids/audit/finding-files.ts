import type { Feature, FeatureCollection, Point, Polygon } from 'geojson';
import type { AuditFinding } from './audit-findings.ts';

/** Findings as GeoJSON: a point each, with what is said of it; a proposal is a polygon of its own with the same number. */
export function findingFeatures(
  findings: readonly AuditFinding[],
): FeatureCollection<Point | Polygon, Record<string, unknown>> {
  const features = findings.flatMap(
    ({ kind, level, areaM2, message, position, proposal, codes, at }, index) => {
      const finding = index + 1;
      const point: Feature<Point, Record<string, unknown>> = {
        type: 'Feature',
        properties: { finding, kind, level, codes: codes.join(' '), areaM2, message, ...at },
        geometry: { type: 'Point', coordinates: position },
      };
      if (proposal === undefined) return [point];
      const { action, code, neighbour, patch } = proposal;
      const properties = { finding, kind: 'proposal', action, codes: `${code} ${neighbour}` };
      return [point, { type: 'Feature' as const, properties, geometry: patch }];
    },
  );
  return { type: 'FeatureCollection', features };
}

const HEADER = [
  'finding',
  'kind',
  'level',
  'codes',
  'areaM2',
  'longitude',
  'latitude',
  'message',
  'layer',
  'file',
  'row',
  'proposal',
];

/** Findings as a table. Codes stand in brackets: a spreadsheet would read a code alone as a number and lose its last digits. */
export function findingRows(findings: readonly AuditFinding[]): string[][] {
  const rows = findings.map(
    ({ kind, level, codes, areaM2, position, message, at, proposal }, index): string[] => [
      String(index + 1),
      kind,
      level,
      codes.map((code) => `[${code}]`).join(' '),
      String(areaM2 ?? ''),
      ...position.map(String),
      message,
      at?.layer ?? '',
      at?.file ?? '',
      String(at?.row ?? ''),
      proposal === undefined ? '' : `${proposal.action} [${proposal.code}] to [${proposal.neighbour}]`,
    ],
  );
  return [HEADER, ...rows];
}
