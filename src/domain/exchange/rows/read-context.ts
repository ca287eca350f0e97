import type { BoundingBox } from '../../geo/positions.ts';
import type { CrsName } from '../../geo/crs-names.ts';
import type { FieldSpec, Vocabulary } from '../fields/field-spec.ts';
import type { FieldValues } from '../fields/read-fields.ts';
import type { RowIssues } from '../fields/row-result.ts';
import { CLOCK_GRACE_MS, formatIso } from '../../time/zone.ts';
import type { UnitLocator } from '../units/unit-locator.ts';
import type { SourceRow, RowResult } from '../fields/row-result.ts';

export const VOCABULARY_NAMES = [
  'category',
  'channel',
  'department',
  'tier',
  'urgency',
  'incidentStatus',
  'resolution',
  'origin',
  'unitLevel',
  'gridKind',
  'subject',
  'placeKind',
  'facilityType',
  'lineKind',
  'cameraStatus',
  'ownerSector',
  'placeType',
  'method',
  'moment',
  'ageBand',
  'caseStatus',
  'propertyKind',
  'valueBand',
] as const;
export type Vocabularies = Readonly<Record<(typeof VOCABULARY_NAMES)[number], Vocabulary>>;

/** What a row is read against. */
export interface ReadContext {
  crs: CrsName;
  /** Points outside are refused. */
  bounds: BoundingBox;
  /** Time of the load, epoch ms; nothing may lie more than five minutes after it. */
  asOf: number;
  vocabularies: Vocabularies;
  locator: UnitLocator;
}

/** How the rows of one kind of layer are read. */
export interface RowReader {
  /** Field by which a record is known; no two rows may share it. */
  idField: string;
  fields: readonly FieldSpec[];
  /** Fields of open number, read from columns and constants that begin so: `quantities.` */
  openPrefix?: string;
  /** Set where a row has to say where it lies, by a position or by a unit. */
  needsPlace?: true;
  read(source: SourceRow): RowResult;
}

/** Rejects fields that hold a time after the one of loading; a clock that is a little ahead is let pass. */
export function rejectFutureTimes(
  fields: readonly string[],
  values: FieldValues,
  { asOf }: Pick<ReadContext, 'asOf'>,
  issues: RowIssues,
): void {
  for (const field of fields) {
    const time = values.get(field);
    if (typeof time === 'number' && time > asOf + CLOCK_GRACE_MS)
      issues.reject(field, formatIso(time), `lies after the time of loading, ${formatIso(asOf)}`);
  }
}
