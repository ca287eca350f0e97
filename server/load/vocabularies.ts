import {
  CASE_MOMENTS,
  CASE_STATUSES,
  METHODS,
  PLACE_TYPES,
  PROPERTY_KINDS,
  VALUE_BANDS,
} from '../../src/domain/cases/case-terms.ts';
import { vocabulary } from '../../src/domain/exchange/fields/field-spec.ts';
import type { Vocabularies } from '../../src/domain/exchange/rows/read-context.ts';
import { UNIT_LEVELS } from '../../src/domain/grids/codes.ts';
import { LANGUAGES } from '../../src/domain/view/languages.ts';
import { INCIDENT_STATUSES, RESOLUTIONS, TIERS, URGENCIES } from '../../src/domain/incidents/life-cycle.ts';
import { CAMERA_STATUSES, OWNER_SECTORS } from '../../src/schemas/cameras.ts';
import { originSchema } from '../../src/schemas/common.ts';
import type { CodeRow, CodeTables } from '../../src/schemas/code-tables.ts';
import { FACILITY_TYPES, linePropertiesSchema, placeSchema } from '../../src/schemas/places.ts';
import { pickpocketCaseSchema } from '../../src/schemas/cases.ts';
import { unitPropertiesSchema } from '../../src/schemas/units.ts';
import { VALUE_ALIASES } from './value-aliases.ts';

/** Every closed list a cell may come from: the code tables of the data set and the lists of the schemas. */
export function makeVocabularies(tables: CodeTables): Vocabularies {
  const { shape: unit } = unitPropertiesSchema;
  return {
    category: fromTable('category', tables.categories, true),
    channel: fromTable('channel', tables.channels),
    department: fromTable('department', tables.departments),
    tier: fromList('tier', TIERS),
    urgency: fromList('urgency', URGENCIES),
    incidentStatus: fromList('status', INCIDENT_STATUSES),
    resolution: fromList('resolution', RESOLUTIONS),
    origin: fromList('origin', originSchema.options),
    unitLevel: fromList('unit level', UNIT_LEVELS),
    gridKind: fromList('grid kind', unit.gridKind.unwrap().options),
    subject: fromList('grid subject', unit.subject.unwrap().options),
    placeKind: fromList('place kind', placeSchema.shape.kind.options),
    facilityType: fromList('facility type', FACILITY_TYPES),
    lineKind: fromList('line kind', linePropertiesSchema.shape.kind.options),
    cameraStatus: fromList('camera status', CAMERA_STATUSES),
    ownerSector: fromList('owner sector', OWNER_SECTORS),
    placeType: fromList('place type', PLACE_TYPES),
    method: fromList('method', METHODS),
    moment: fromList('moment', CASE_MOMENTS),
    ageBand: fromList('age band', pickpocketCaseSchema.shape.victimAgeBand.unwrap().options),
    caseStatus: fromList('case status', CASE_STATUSES),
    propertyKind: fromList('property kind', PROPERTY_KINDS),
    valueBand: fromList('value band', VALUE_BANDS),
  };
}

function fromList(name: string, values: readonly string[]) {
  return vocabulary(name, values, VALUE_ALIASES[name] ?? []);
}

/** Codes of a table; where `leavesOnly`, codes that others stand under are headings and not taken. */
function fromTable(name: string, rows: readonly CodeRow[], leavesOnly = false) {
  const parents = new Set(rows.map((row) => row.parent));
  const usable = leavesOnly ? rows.filter((row) => !parents.has(row.code)) : rows;
  return vocabulary(
    name,
    usable.map((row) => row.code),
    usable.flatMap(({ code, labels }) =>
      LANGUAGES.flatMap((language) => {
        const label = labels[language];
        return label === undefined ? [] : [[label, code] as const];
      }),
    ),
  );
}
