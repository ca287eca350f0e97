import { COUNCIL_PARTIES } from './records.ts';
import type { ConsultationStepName } from './steps.ts';

/** What has to stand in a record, by step: paths as they are in the record. */
const REQUIRED: Readonly<Record<ConsultationStepName, readonly string[]>> = {
  visit: ['on', 'need'],
  proposal: ['on', 'needSubject', 'urgency', 'objectClass', 'serviceBody', 'difficulty', 'dueOn'],
  council: ['on', ...COUNCIL_PARTIES.map((party) => `present.${party}`), 'isAgreed', 'decision'],
  assignment: ['on', 'minutesOn', 'publishedOn', 'publishedAt', 'supervisor'],
  evaluation: ['on', 'quarter', 'asked', 'satisfied', 'result'],
};

const DUTY_FIELDS = ['body', 'task', 'dueOn'] as const;

/** A record that is being filled in: anything may be missing yet. */
export type RecordDraft = Readonly<Record<string, unknown>>;

/**
 * What a form still lacks, as paths in the record: `dueOn`, `present.residents`, `duties.0.task`, `asked` (nobody is entered
 * yet). Blank texts count as missing; 0 does not, but in the council, where every party has to be there.
 */
export function missingFields(step: ConsultationStepName, draft: RecordDraft): string[] {
  const missing = REQUIRED[step].filter((path) => isBlank(valueAt(draft, path), path.startsWith('present.')));
  if (step === 'visit' && !Object.values(objectAt(draft, 'asked')).some((count) => Number(count) > 0))
    missing.push('asked');
  if (step === 'assignment') {
    const duties: readonly unknown[] = Array.isArray(draft['duties']) ? draft['duties'] : [];
    if (duties.length === 0) missing.push('duties');
    duties.forEach((duty, index) =>
      missing.push(
        ...DUTY_FIELDS.filter((field) => isBlank(valueAt(duty as RecordDraft, field))).map(
          (field) => `duties.${index}.${field}`,
        ),
      ),
    );
  }
  return missing;
}

function isBlank(value: unknown, isZeroBlank = false): boolean {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
    return true;
  return isZeroBlank && value === 0;
}

function objectAt(draft: RecordDraft, field: string): RecordDraft {
  const value = draft[field];
  return typeof value === 'object' && value !== null ? (value as RecordDraft) : {};
}

function valueAt(draft: RecordDraft, path: string): unknown {
  const [field = '', inner] = path.split('.');
  return inner === undefined ? draft[field] : objectAt(draft, field)[inner];
}
