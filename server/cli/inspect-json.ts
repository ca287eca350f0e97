import type { LayerDraft } from '../../src/domain/exchange/inspect/draft-layer.ts';
import type { TableFinding } from '../../src/domain/exchange/inspect/table-finding.ts';
import type { Inspection } from './inspect-path.ts';

/** An inspection as one line of JSON: findings, likely fields, doubts and the draft; samples as masked as in the text. */
export function inspectionJson(inspection: Inspection): string {
  const { name, layers, unplaced, unread, codes, manifest, doubts } = inspection;
  return `${JSON.stringify({
    name,
    files: [...layers.map(draftOf), ...unplaced.map(findingOf)],
    unread,
    doubts,
    manifest,
    codes,
  })}\n`;
}

function draftOf({ finding, kind, level, crs, doubts }: LayerDraft): Record<string, unknown> {
  return { ...findingOf(finding), layer: { ...kind, level, crs, doubts } };
}

function findingOf({ columns, corners: _corners, ...finding }: TableFinding): Record<string, unknown> {
  return {
    ...finding,
    columns: columns.map(({ kind, profile }) => ({
      name: profile.name,
      kind,
      cells: profile.cells,
      blank: profile.blank,
      ...(kind === 'personal' || kind === 'text' || kind === 'object' ? {} : { samples: profile.samples }),
    })),
  };
}
