import type { FindingReason, RingPlace } from '../../domain/grids/audit/finding-reasons.ts';
import type { AuditFindingRecord, AuditReport } from '../../schemas/audit.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';

/** Says a text of the page. */
export type SayText = (key: string, values?: Record<string, string | number>) => string;

/** Values of a reason that are levels, and those that are codes of units. */
const LEVEL_VALUES: readonly string[] = ['level', 'coded'];
const CODE_VALUES: readonly string[] = ['unit', 'parent', 'home', 'named', 'around', 'within'];

/** What a finding says, in the language of the page and with the names of units. */
export function findingText(reason: FindingReason, say: SayText, nameOf: (code: string) => string): string {
  const { id, ...given } = reason;
  const values: Record<string, string | number> = { ring: ringText(given as RingPlace, say) };
  for (const [name, value] of Object.entries(given as Record<string, string | number>)) {
    const isLevel = LEVEL_VALUES.includes(name);
    const isCode = CODE_VALUES.includes(name);
    values[name] = isLevel ? say(`level.${value}`) : isCode ? nameOf(String(value)) : value;
  }
  return say(`audit.reason.${id}`, values);
}

function ringText(place: RingPlace, say: SayText): string {
  const ring = place.hole === undefined ? say('audit.ring.outer') : say('audit.ring.hole', { n: place.hole });
  return place.polygon === undefined ? ring : say('audit.ring.ofPolygon', { n: place.polygon, ring });
}

/** Where a finding stands in the files, or in which layer. */
export function placeText({ at }: AuditFindingRecord, say: SayText): string {
  if (at === undefined) return '';
  const { layer, file, row } = at;
  return file === undefined || row === undefined
    ? say('audit.at', { layer })
    : say('audit.atRow', { file, row });
}

/** An area in m² as it is read: whole from 100 on. */
export function areaText(areaM2: number): string {
  return areaM2 >= 100 ? formatCount(Math.round(areaM2)) : formatNumber(areaM2, 2);
}

/** The tolerances as one sentence. */
export function toleranceText({ tolerances }: AuditReport, say: SayText): string {
  const { outsideShare, ...areas } = tolerances;
  return say('audit.tolerances', { ...areas, outside: formatShare(outsideShare, 0) });
}

/** Findings counted by kind, in the order of the report's kinds. */
export function countByKind(findings: AuditReport['findings']): [AuditFindingRecord['kind'], number][] {
  const counts = new Map<AuditFindingRecord['kind'], number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Findings of the units of one row of the levels: those of its level; of a row of members none, they are told once. */
export function findingsOfLevel(
  { findings }: AuditReport,
  { level, parentLevel }: AuditReport['levels'][number],
): number {
  return parentLevel === 'area' ? 0 : findings.filter((finding) => finding.level === level).length;
}
