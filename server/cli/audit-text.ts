import type { RowPlace } from '../../src/domain/grids/audit/audit-input.ts';
import { isClean } from '../../src/domain/grids/audit/verdict.ts';
import type { AuditReport } from '../../src/schemas/audit.ts';
import { numberText, textTable } from './analyse-answer.ts';
import { noteLines } from './note-lines.ts';

const MOST_ROWS = 200;

/** A report as lines for a reader: tolerances, levels, findings. The Chinese term stands beside a word of the field. */
export function auditText(report: AuditReport): string {
  const { dataSet, checkedAt, tolerances, levels, hash } = report;
  const { sliverM2, gapM2, overlapM2, outsideShare, snapM } = tolerances;
  const head = [
    `audit 覆盖审计 · ${dataSet} · ${checkedAt}`,
    `  gaps from ${gapM2} m², overlaps and excess from ${overlapM2} m² and ${outsideShare * 100} % of the unit on;`,
    `  slivers below ${sliverM2} m² or ${snapM} m wide`,
  ];
  const rows = levels.map(
    ({ level, parentLevel, expected, found, drawn, gapM2: gap, overlapM2: overlap }) => [
      level,
      parentLevel ?? '–',
      expected ?? '–',
      found === drawn ? found : `${found} (${drawn} drawn)`,
      numberText(gap),
      numberText(overlap),
    ],
  );
  const table = textTable(['level', 'within', 'expected', 'found', 'gap m²', 'overlap m²'], rows);
  return `${[...head, '', ...table, '', ...findingLines(report), '', ...noteLines(report), `SHA-256 ${hash}`].join('\n')}\n`;
}

/** `units.geojson:17`, or the layer where the row is not known. */
const placeText = ({ layer, file, row }: RowPlace): string =>
  `${file ?? layer}${row === undefined ? '' : `:${row}`}`;

function findingLines(report: AuditReport): string[] {
  const { findings } = report;
  if (isClean(report)) return ['clean: nothing found 无问题'];
  if (findings.length === 0)
    return ['nothing found in what was looked at; not everything was 已审部分无问题，未全部审到'];
  const rows = findings
    .slice(0, MOST_ROWS)
    .map(({ kind, level, codes, areaM2, position, message, at, proposal }) => [
      kind,
      level,
      codes.slice(0, 3).join(' ') + (codes.length > 3 ? ` +${codes.length - 3}` : ''),
      areaM2 === undefined ? '' : numberText(areaM2),
      position.map((degrees) => degrees.toFixed(6)).join(' '),
      at === undefined ? '' : placeText(at),
      message +
        (proposal === undefined ? '' : ` → ${proposal.action} ${proposal.code} to ${proposal.neighbour}`),
    ]);
  const more = findings.length - rows.length;
  return [
    `${findings.length} findings 问题:`,
    ...textTable(['kind', 'level', 'units', 'm²', 'position', 'row', 'what'], rows),
    ...(more > 0 ? [`… and ${more} more; --json, --csv and --geojson have them all`] : []),
  ];
}
