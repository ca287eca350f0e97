import { createStore } from 'zustand/vanilla';
import {
  lastRecord,
  type ConsultationStep,
  type ConsultationRole,
} from '../../domain/consultation/records.ts';
import { quarterOfDate } from '../../domain/consultation/quarters.ts';
import type { ConsultationStepName } from '../../domain/consultation/steps.ts';
import type { RecordDraft } from '../../domain/consultation/missing-fields.ts';

/** The value at a path of a draft: `on`, `present.branch`, `duties.0.task`. */
export function draftValue(draft: RecordDraft, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, field) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined,
      draft,
    );
}

/** The draft with another value at a path of one or two names; `undefined` takes it away. */
export function withDraftValue(draft: RecordDraft, path: string, value: unknown): RecordDraft {
  const [field = '', inner] = path.split('.');
  if (inner === undefined) return { ...draft, [field]: value };
  return { ...draft, [field]: { ...(draft[field] as RecordDraft | undefined), [inner]: value } };
}

/**
 * What a form begins with: today, the quarter of today, and the duties that were written down before, which are carried on
 * to be ticked off.
 */
export function firstDraft(
  step: ConsultationStepName,
  taken: readonly ConsultationStep[],
  today: string,
): RecordDraft {
  switch (step) {
    case 'visit':
      return { on: today, asked: {} };
    case 'proposal':
      return { on: today };
    case 'council':
      return { on: today, present: {} };
    case 'assignment': {
      const before = lastRecord(taken, 'assignment');
      return before === undefined
        ? { on: today, minutesOn: today, publishedOn: today, duties: [{}] }
        : { ...before, on: today };
    }
    case 'evaluation':
      return { on: today, quarter: quarterOfDate(today) };
  }
}

/** A record that is being typed, and the version of the item that it was begun on. */
export interface BegunRecord {
  readonly record: RecordDraft;
  readonly version: number;
}

/** What is being typed outlives the page, so that a look at the map costs nothing. */
interface DraftState {
  /** By item and step: `id:visit`. */
  readonly drafts: Readonly<Record<string, BegunRecord>>;
  readonly role: ConsultationRole;
  /** Writes a record; `version` is that of the item on the screen and counts only where the record begins. */
  readonly write: (key: string, record: RecordDraft, version: number) => void;
  /** Goes on with what was typed on a newer version of the item, which was looked at. */
  readonly renew: (key: string, version: number) => void;
  readonly forget: (key: string) => void;
  readonly setRole: (role: ConsultationRole) => void;
}

export const draftStore = createStore<DraftState>()((set) => ({
  drafts: {},
  role: 'communityWorker',
  write: (key, record, version) =>
    set(({ drafts }) => ({
      drafts: { ...drafts, [key]: { record, version: drafts[key]?.version ?? version } },
    })),
  renew: (key, version) =>
    set(({ drafts }) => {
      const begun = drafts[key];
      return begun === undefined ? {} : { drafts: { ...drafts, [key]: { ...begun, version } } };
    }),
  forget: (key) =>
    set(({ drafts }) => ({
      drafts: Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== key)),
    })),
  setRole: (role) => set({ role }),
}));
