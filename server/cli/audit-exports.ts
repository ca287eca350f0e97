import { toCsv } from '../../src/domain/emergency/export-steps.ts';
import type { AuditReport } from '../../src/schemas/audit.ts';

/** The findings as GeoJSON points, each with what is said of it; a proposal is a polygon of its own. */
export function findingsAsGeoJson({ findings }: AuditReport): string {
  const features = findings.flatMap(({ position, proposal, codes, ...rest }, index) => [
    {
      type: 'Feature',
      properties: { finding: index + 1, ...rest, codes: codes.join(' ') },
      geometry: { type: 'Point', coordinates: position },
    },
    ...(proposal === undefined
      ? []
      : [
          {
            type: 'Feature',
            properties: {
              finding: index + 1,
              kind: 'proposal',
              action: proposal.action,
              codes: `${proposal.code} ${proposal.neighbour}`,
            },
            geometry: proposal.patch,
          },
        ]),
  ]);
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
}

const CSV_HEADER = [
  'finding',
  'kind',
  'level',
  'codes',
  'areaM2',
  'longitude',
  'latitude',
  'message',
  'proposal',
];

/** The findings as CSV. Codes stand in brackets: a spreadsheet would read a code alone as a number and lose its last digits. */
export function findingsAsCsv({ findings }: AuditReport): string {
  const rows = findings.map(({ kind, level, codes, areaM2, position, message, proposal }, index) => [
    String(index + 1),
    kind,
    level,
    codes.map((code) => `[${code}]`).join(' '),
    String(areaM2 ?? ''),
    ...position.map(String),
    message,
    proposal === undefined ? '' : `${proposal.action} [${proposal.code}] to [${proposal.neighbour}]`,
  ]);
  return toCsv([CSV_HEADER, ...rows]);
}
