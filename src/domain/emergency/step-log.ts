import { findPersonalData } from '../exchange/fields/personal-data.ts';

/** Steps of an emergency, in the order in which they are usually taken. */
export const STEP_KINDS = [
  'started',
  'callTaken',
  'areaSet',
  'patrolSent',
  'postsAsked',
  'camerasSeen',
  'waterChecked',
  'broadcast',
  'found',
  'handedOver',
  'note',
  'ended',
  'resumed',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Steps that the page notes by itself; the others are the duty officer's. */
export const AUTOMATIC_STEPS: readonly StepKind[] = ['started', 'ended', 'resumed'];

/** One step. `at` is epoch ms by the server's clock. */
export interface Step {
  readonly at: number;
  readonly kind: StepKind;
  readonly note?: string;
}

/** Steps that one emergency may have. */
export const MOST_STEPS = 500;
export const LONGEST_NOTE = 200;

export type AppendFault = 'personalData' | 'noteMissing' | 'noteTooLong' | 'logFull';

/**
 * The log with one step more. Steps are never changed nor taken back, and none is earlier than the one before: where the
 * clock was set back meanwhile, the step gets the time of the last one.
 */
export function appendStep(
  log: readonly Step[],
  { at, kind, note = '' }: { at: number; kind: StepKind; note?: string },
): { readonly steps: readonly Step[] } | { readonly fault: AppendFault } {
  const words = note.trim();
  if (kind === 'note' && words === '') return { fault: 'noteMissing' };
  if ([...words].length > LONGEST_NOTE) return { fault: 'noteTooLong' };
  if (findPersonalData(words) !== undefined) return { fault: 'personalData' };
  if (log.length >= MOST_STEPS) return { fault: 'logFull' };
  const step: Step = { at: Math.max(at, log.at(-1)?.at ?? at), kind, ...(words !== '' && { note: words }) };
  return { steps: [...log, step] };
}

/** Steps from kept text; what is no step is left out, so that a damaged log still shows the rest. */
export function parseSteps(text: string | null): Step[] {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(value) ? value.filter(isStep) : [];
}

function isStep(value: unknown): value is Step {
  const { at, kind, note } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof at === 'number' &&
    Number.isFinite(at) &&
    (STEP_KINDS as readonly unknown[]).includes(kind) &&
    (note === undefined || typeof note === 'string')
  );
}
