import {
  COUNCIL_PARTIES,
  lastRecord,
  type AssignmentRecord,
  type ConsultationStep,
  type CouncilRecord,
  type EvaluationRecord,
  type VisitRecord,
} from './records.ts';
import { quarterOfDate } from './quarters.ts';
import { allowedSteps } from './transitions.ts';

/** Why a step cannot be recorded; the sentence stands in the texts of the page and in the server's reply. */
export const STEP_FAULTS = {
  stepNotAllowed: 'this step cannot come next',
  inFuture: 'lies after today',
  beforeLastStep: 'lies before the step that came before',
  nobodyAsked: 'nobody was asked',
  partyAbsent: 'a council needs all four parties',
  duePast: 'lies before the day of the step',
  noDuty: 'there is no duty',
  publishedBeforeMinutes: 'lies before the minutes',
  doneBeforeCouncil: 'lies before the council that agreed on it',
  dutyOpen: 'a duty is not done yet, so it cannot be solved',
  quarterNotBegun: 'the quarter has not begun on that day',
  quarterTooEarly: 'the quarter lies before the duties',
  quarterTwice: 'the quarter was evaluated already',
  moreSatisfied: 'more are satisfied than were asked',
} as const;
export type StepFaultReason = keyof typeof STEP_FAULTS;

/** What is wrong with a record: where in it, and why. */
export interface StepFault {
  readonly path: string;
  readonly reason: StepFaultReason;
}

/**
 * Everything that forbids to record `next` after the steps that were taken; empty where it may be. `today` is the civil day
 * of Shanghai, `YYYY-MM-DD`; texts and closed lists are checked by the schema before.
 */
export function stepFaults(
  taken: readonly ConsultationStep[],
  next: ConsultationStep,
  today: string,
): readonly StepFault[] {
  if (!allowedSteps(taken).includes(next.step)) return [{ path: 'step', reason: 'stepNotAllowed' }];
  const before = taken.at(-1)?.record.on;
  const { on } = next.record;
  return [
    ...when(on > today, 'record.on', 'inFuture'),
    ...when(before !== undefined && on < before, 'record.on', 'beforeLastStep'),
    ...faultsOfRecord(taken, next, today),
  ];
}

function faultsOfRecord(
  taken: readonly ConsultationStep[],
  next: ConsultationStep,
  today: string,
): readonly StepFault[] {
  switch (next.step) {
    case 'visit':
      return visitFaults(next.record);
    case 'proposal':
      return when(next.record.dueOn < next.record.on, 'record.dueOn', 'duePast');
    case 'council':
      return councilFaults(next.record);
    case 'assignment':
      return assignmentFaults(next.record, lastRecord(taken, 'council')?.on ?? next.record.on, today);
    case 'evaluation':
      return evaluationFaults(next.record, taken);
  }
}

function when(isFault: boolean, path: string, reason: StepFaultReason): readonly StepFault[] {
  return isFault ? [{ path, reason }] : [];
}

function visitFaults({ asked }: VisitRecord): readonly StepFault[] {
  return when(!Object.values(asked).some((count) => count > 0), 'record.asked', 'nobodyAsked');
}

function councilFaults({ present }: CouncilRecord): readonly StepFault[] {
  return COUNCIL_PARTIES.flatMap((party) =>
    when((present[party] ?? 0) < 1, `record.present.${party}`, 'partyAbsent'),
  );
}

function assignmentFaults(record: AssignmentRecord, agreedOn: string, today: string): readonly StepFault[] {
  const { minutesOn, publishedOn, duties } = record;
  return [
    ...when(duties.length === 0, 'record.duties', 'noDuty'),
    ...when(minutesOn > today, 'record.minutesOn', 'inFuture'),
    ...when(publishedOn > today, 'record.publishedOn', 'inFuture'),
    ...when(publishedOn < minutesOn, 'record.publishedOn', 'publishedBeforeMinutes'),
    ...duties.flatMap(({ dueOn, doneOn }, index) => [
      ...when(dueOn < agreedOn, `record.duties.${index}.dueOn`, 'duePast'),
      ...when(doneOn !== undefined && doneOn > today, `record.duties.${index}.doneOn`, 'inFuture'),
      ...when(
        doneOn !== undefined && doneOn < agreedOn,
        `record.duties.${index}.doneOn`,
        'doneBeforeCouncil',
      ),
    ]),
  ];
}

function evaluationFaults(
  { on, quarter, asked, satisfied, result }: EvaluationRecord,
  taken: readonly ConsultationStep[],
): readonly StepFault[] {
  const assignment = lastRecord(taken, 'assignment');
  const isTwice = taken.some((one) => one.step === 'evaluation' && one.record.quarter === quarter);
  const hasOpenDuty = assignment?.duties.some(({ doneOn }) => doneOn === undefined) === true;
  const isEarly = assignment !== undefined && quarter < quarterOfDate(assignment.on);
  return [
    ...when(quarter > quarterOfDate(on), 'record.quarter', 'quarterNotBegun'),
    ...when(isEarly, 'record.quarter', 'quarterTooEarly'),
    ...when(isTwice, 'record.quarter', 'quarterTwice'),
    ...when(asked < 1, 'record.asked', 'nobodyAsked'),
    ...when(satisfied > asked, 'record.satisfied', 'moreSatisfied'),
    ...when(result === 'solved' && hasOpenDuty, 'record.result', 'dutyOpen'),
  ];
}
