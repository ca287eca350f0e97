import {
  CONSULTATION_ROLES,
  COUNCIL_PARTIES,
  type AssignmentRecord,
  type ConsultationRole,
  type ConsultationStep,
  type ProposalRecord,
} from '../../consultation/records.ts';
import { quarterOfDate } from '../../consultation/quarters.ts';
import { below, pick } from '../../random/distributions.ts';
import { createRandom, type Random } from '../../random/random.ts';
import { dateOfCivilDay } from '../../time/civil-day.ts';

/** The words of an item that is made up, and what it is about. */
export interface InventedItem {
  readonly title: string;
  readonly need: string;
  readonly decision: string;
  readonly task: string;
  readonly objectClass: ProposalRecord['objectClass'];
  readonly serviceBody: ProposalRecord['serviceBody'];
}

/** An item with its steps, as it would be recorded. Days are civil days of Shanghai. */
export interface SimulatedConsultation {
  readonly title: string;
  readonly unitCode: string;
  readonly openedDay: number;
  readonly openedBy: ConsultationRole;
  readonly steps: readonly (ConsultationStep & { readonly by: ConsultationRole })[];
}

/** How far an item has come, and how old it is, in days. Every state of the board occurs. */
const STATES = [
  { steps: 5, ageDays: 96, isLate: false },
  { steps: 4, ageDays: 58, isLate: true },
  { steps: 2, ageDays: 41, isLate: true },
  { steps: 3, ageDays: 26, isLate: false },
  { steps: 4, ageDays: 34, isLate: false },
  { steps: 1, ageDays: 9, isLate: false },
  { steps: 0, ageDays: 3, isLate: false },
  { steps: 5, ageDays: 132, isLate: false },
] as const;

/**
 * Items for every state of the board, spread over units. They are made up and say so by their origin; the same seed and day
 * give the same items. `today` is a civil day; empty where there are no words or no units.
 */
export function simulateConsultations(input: {
  readonly words: readonly InventedItem[];
  readonly unitCodes: readonly string[];
  readonly today: number;
  readonly seed: number;
}): SimulatedConsultation[] {
  const { words, unitCodes, today, seed } = input;
  if (words.length === 0 || unitCodes.length === 0) return [];
  return STATES.map((state, index) => {
    const random = createRandom(seed, index + 1);
    const item = words[index % words.length]!;
    const openedDay = today - state.ageDays;
    return {
      title: item.title,
      unitCode: unitCodes[index % unitCodes.length]!,
      openedDay,
      openedBy: pick(random, CONSULTATION_ROLES),
      steps: stepsOf(item, state, { openedDay, today }, random),
    };
  });
}

function stepsOf(
  item: InventedItem,
  state: (typeof STATES)[number],
  { openedDay, today }: { readonly openedDay: number; readonly today: number },
  random: Random,
): SimulatedConsultation['steps'] {
  const gap = Math.max(1, Math.floor(state.ageDays / 7));
  const day = (step: number): string => dateOfCivilDay(openedDay + gap * step);
  const dueOn = dateOfCivilDay(state.isLate ? today - 4 - below(random, 6) : today + 8 + below(random, 20));
  const asked = 30 + below(random, 60);
  const steps: (ConsultationStep & { by: ConsultationRole })[] = [
    {
      step: 'visit',
      by: 'neighbourHead',
      record: { on: day(1), asked: { owners: asked, tenants: below(random, 20) }, need: item.need },
    },
    {
      step: 'proposal',
      by: 'branchSecretary',
      record: {
        on: day(2),
        needSubject: 'compound',
        urgency: state.isLate ? 'urgent' : 'ordinary',
        objectClass: item.objectClass,
        serviceBody: item.serviceBody,
        difficulty: 'hard',
        dueOn,
      },
    },
    {
      step: 'council',
      by: 'branchSecretary',
      record: {
        on: day(3),
        present: Object.fromEntries(COUNCIL_PARTIES.map((party) => [party, 1 + below(random, 6)])),
        isAgreed: state.steps > 3,
        decision: item.decision,
      },
    },
    {
      step: 'assignment',
      by: 'communityWorker',
      record: duties(item, day, state.steps === 5 ? undefined : dueOn),
    },
    {
      step: 'evaluation',
      by: 'buildingHead',
      record: {
        on: day(6),
        quarter: quarterOfDate(day(6)),
        asked,
        satisfied: asked - below(random, 12),
        result: state.ageDays > 100 ? 'solved' : 'partly',
      },
    },
  ];
  return steps.slice(0, state.steps);
}

/** Two duties; the second is open where `openUntil` says until when. */
function duties(item: InventedItem, day: (step: number) => string, openUntil?: string): AssignmentRecord {
  const later = openUntil === undefined || openUntil < day(4) ? day(5) : openUntil;
  return {
    on: day(4),
    duties: [
      { body: item.serviceBody, task: item.task, dueOn: day(4), doneOn: day(4) },
      {
        body: 'community',
        task: item.task,
        dueOn: later,
        ...(openUntil === undefined ? { doneOn: day(5) } : {}),
      },
    ],
    minutesOn: day(3),
    publishedOn: day(4),
    publishedAt: 'councilHall',
    supervisor: 'streetOffice',
  };
}
