import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardOf, boardRow, nextDuty } from '../../../src/domain/consultation/board.ts';
import {
  evaluateByOrigin,
  evaluateQuarter,
  LEAST_ASKED,
} from '../../../src/domain/consultation/evaluate-quarter.ts';
import { headCoverage } from '../../../src/domain/consultation/head-coverage.ts';
import { missingFields } from '../../../src/domain/consultation/missing-fields.ts';
import { lastDayOfQuarter, quarterAfter, quarterOfDate } from '../../../src/domain/consultation/quarters.ts';
import type { ConsultationStep } from '../../../src/domain/consultation/records.ts';
import { stepFaults } from '../../../src/domain/consultation/step-faults.ts';
import { CONSULTATION_STEPS } from '../../../src/domain/consultation/steps.ts';
import { allowedSteps, isSettled } from '../../../src/domain/consultation/transitions.ts';
import { anyDay, anyStep } from './arbitrary-steps.ts';

const TODAY = '2026-11-30';
const visit: ConsultationStep = {
  step: 'visit',
  record: { on: '2026-09-01', asked: { owners: 40 }, need: '电梯常停' },
};
const proposal: ConsultationStep = {
  step: 'proposal',
  record: {
    on: '2026-09-05',
    needSubject: 'compound',
    urgency: 'urgent',
    objectClass: 'facility',
    serviceBody: 'property',
    difficulty: 'hard',
    dueOn: '2026-11-20',
  },
};
const present = { branch: 2, property: 1, ownersCommittee: 3, residents: 9 };
const council: ConsultationStep = {
  step: 'council',
  record: { on: '2026-09-12', present, isAgreed: true, decision: '分批更新' },
};
const duties = [
  { body: 'property' as const, task: '检测', dueOn: '2026-09-30', doneOn: '2026-09-28' },
  { body: 'department' as const, task: '审批', dueOn: '2026-10-15' },
];
const assignment: ConsultationStep = {
  step: 'assignment',
  record: {
    on: '2026-09-14',
    duties,
    minutesOn: '2026-09-13',
    publishedOn: '2026-09-14',
    publishedAt: 'councilHall',
    supervisor: 'streetOffice',
  },
};
const done: ConsultationStep = {
  ...assignment,
  record: {
    ...assignment.record,
    on: '2026-10-12',
    duties: duties.map((duty) => ({ ...duty, doneOn: '2026-10-10' })),
  },
} as ConsultationStep;
const evaluation: ConsultationStep = {
  step: 'evaluation',
  record: { on: '2026-11-02', quarter: '2026-Q4', asked: 40, satisfied: 36, result: 'solved' },
};
const reasons = (taken: ConsultationStep[], next: ConsultationStep) =>
  stepFaults(taken, next, TODAY).map(({ path, reason }) => `${path} ${reason}`);

describe('the five steps', () => {
  it('come in their order, and the item is settled when residents say so', () => {
    const taken: ConsultationStep[] = [];
    for (const step of [visit, proposal, council, assignment, done, evaluation]) {
      expect(reasons(taken, step)).toEqual([]);
      taken.push(step);
    }
    expect(isSettled(taken)).toBe(true);
    expect(reasons(taken, evaluation)).toEqual(['step stepNotAllowed']);
  });

  it('are never skipped, whatever is recorded', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), anyDay, (tried, today) => {
        const taken: ConsultationStep[] = [];
        for (const step of tried) if (stepFaults(taken, step, today).length === 0) taken.push(step);
        const reached = new Set<string>();
        for (const { step } of taken) {
          const before = CONSULTATION_STEPS.slice(0, CONSULTATION_STEPS.indexOf(step));
          expect(before.every((each) => reached.has(each))).toBe(true);
          reached.add(step);
        }
        const days = taken.map(({ record }) => record.on);
        expect(days).toEqual(days.toSorted());
        expect(days.every((day) => day <= today)).toBe(true);
        const quarters = taken.flatMap((one) => (one.step === 'evaluation' ? [one.record.quarter] : []));
        expect(new Set(quarters).size).toBe(quarters.length);
      }),
      { numRuns: 300 },
    );
  });

  it('go back where a council did not agree, or where it is not solved', () => {
    const no: ConsultationStep = {
      ...council,
      record: { ...council.record, isAgreed: false },
    } as ConsultationStep;
    expect(allowedSteps([visit, proposal, no])).toEqual(['council', 'proposal']);
    const partly = { ...evaluation, record: { ...evaluation.record, result: 'partly' } } as ConsultationStep;
    expect(allowedSteps([partly])).toEqual(['assignment', 'evaluation', 'proposal']);
  });

  it.each([
    ['a visit at which nobody was asked', [], { ...visit, record: { ...visit.record, asked: { owners: 0 } } }, ['record.asked nobodyAsked']],
    ['a visit of tomorrow', [], { ...visit, record: { ...visit.record, on: '2026-12-01' } }, ['record.on inFuture']],
    ['a council without residents', [visit, proposal], { ...council, record: { ...council.record, present: { ...present, residents: 0 } } }, ['record.present.residents partyAbsent']],
    ['a council before the proposal', [visit, proposal], { ...council, record: { ...council.record, on: '2026-09-04' } }, ['record.on beforeLastStep']],
    ['no duty', [visit, proposal, council], { ...assignment, record: { ...assignment.record, duties: [] } }, ['record.duties noDuty']],
    ['a publication before the minutes', [visit, proposal, council], { ...assignment, record: { ...assignment.record, publishedOn: '2026-09-12' } }, ['record.publishedOn publishedBeforeMinutes']],
    ['a duty done before it was agreed', [visit, proposal, council], { ...assignment, record: { ...assignment.record, duties: [{ ...duties[0], doneOn: '2026-09-01' }] } }, ['record.duties.0.doneOn doneBeforeCouncil']],
    ['what is solved with a duty open', [visit, proposal, council, assignment], evaluation, ['record.result dutyOpen']],
    ['more satisfied than asked', [visit, proposal, council, done], { ...evaluation, record: { ...evaluation.record, satisfied: 41 } }, ['record.satisfied moreSatisfied']],
    ['a quarter to come', [visit, proposal, council, done], { ...evaluation, record: { ...evaluation.record, quarter: '2027-Q1' } }, ['record.quarter quarterNotBegun']],
    ['a quarter before the duties', [visit, proposal, council, done], { ...evaluation, record: { ...evaluation.record, quarter: '2026-Q2' } }, ['record.quarter quarterTooEarly']],
  ] as [string, ConsultationStep[], ConsultationStep, string[]][])('refuse %s', (_, taken, next, faults) => {
    expect(reasons(taken, next)).toEqual(faults);
  }); // prettier-ignore

  it('say what a form still lacks', () => {
    expect(missingFields('visit', { on: TODAY, need: ' ', asked: { owners: 0 } })).toEqual(['need', 'asked']);
    expect(missingFields('council', { on: TODAY, isAgreed: false, decision: '定', present: { ...present, residents: 0 } })).toEqual(['present.residents']);
    expect(missingFields('assignment', { ...assignment.record, duties: [{ body: 'branch' }] })).toEqual(['duties.0.task', 'duties.0.dueOn']);
    for (const { step, record } of [visit, proposal, council, assignment, evaluation])
      expect(missingFields(step, { ...record }), step).toEqual([]);
  }); // prettier-ignore
});

describe('the board', () => {
  const item = (id: string, unitCode: string, steps: ConsultationStep[], openedOn = '2026-08-31') => ({
    id,
    unitCode,
    openedOn,
    steps,
  });

  it('names the next duty and by when', () => {
    expect(nextDuty([])).toEqual({ step: 'visit' });
    expect(nextDuty([visit, proposal])).toEqual({ step: 'council', dueOn: '2026-11-20' });
    expect(nextDuty([visit, proposal, council, assignment])).toMatchObject({
      step: 'assignment',
      duty: { task: '审批' },
      dueOn: '2026-10-15',
    });
    expect(nextDuty([visit, proposal, council, done])).toEqual({ step: 'evaluation', dueOn: '2026-12-31' });
    const partly = { ...evaluation, record: { ...evaluation.record, result: 'partly' } } as ConsultationStep;
    expect(nextDuty([visit, proposal, council, done, partly])).toEqual({
      step: 'evaluation',
      dueOn: '2027-03-31',
    });
    expect(nextDuty([visit, proposal, council, done, evaluation])).toBeNull();
  });

  it('counts age and days overdue', () => {
    expect(boardRow(item('a', 'u', [visit, proposal]), TODAY)).toMatchObject({
      ageDays: 91,
      overdueDays: 10,
    });
    expect(boardRow(item('a', 'u', []), '2026-08-01')).toMatchObject({ ageDays: 0, overdueDays: 0 });
  });

  it('holds every open item once, what is overdue first', () => {
    const board = boardOf(
      [
        item('late', 'B', [visit, proposal]),
        item('new', 'A', []),
        item('newer', 'A', [visit]),
        item('settled', 'C', [visit, proposal, council, done, evaluation]),
      ],
      TODAY,
    );
    expect(
      board.map(({ unitCode, overdue, rows }) => [unitCode, overdue, rows.map((row) => row.item.id)]),
    ).toEqual([
      ['B', 1, ['late']],
      ['A', 0, ['new', 'newer']],
    ]);
  });

  it('loses none and counts none twice', () => {
    const anyItem = fc.record({
      id: fc.uuid(),
      unitCode: fc.constantFrom('A', 'B', 'C'),
      openedOn: anyDay,
      steps: fc.array(anyStep, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 12 }),
        anyDay,
        (items, today) => {
          const board = boardOf(items, today);
          const shown = board.flatMap(({ rows }) => rows.map((row) => row.item.id));
          const open = items.filter(({ steps }) => !isSettled(steps)).map(({ id }) => id);
          expect(shown.toSorted()).toEqual(open.toSorted());
          for (const { rows, overdue } of board)
            expect(overdue).toBe(
              rows.filter(({ next }) => next?.dueOn !== undefined && next.dueOn < today).length,
            );
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a quarter', () => {
  it('begins where the one before has ended', () => {
    expect([quarterOfDate('2026-01-01'), quarterOfDate('2026-12-31')]).toEqual(['2026-Q1', '2026-Q4']);
    expect(['2024-Q1', '2026-Q2', '2026-Q4'].map(lastDayOfQuarter)).toEqual(['2024-03-31', '2026-06-30', '2026-12-31']);
    expect(quarterAfter('2026-Q4')).toBe('2027-Q1');
    expect(() => lastDayOfQuarter('2026-Q5')).toThrow(RangeError);
    fc.assert(
      fc.property(anyDay, (day) => {
        const quarter = quarterOfDate(day);
        expect(day <= lastDayOfQuarter(quarter)).toBe(true);
        expect(quarterOfDate(lastDayOfQuarter(quarter))).toBe(quarter);
        expect(quarterAfter(quarter) > quarter).toBe(true);
      }),
    );
  }); // prettier-ignore

  it('is evaluated with n, and has a share only of twenty asked or more', () => {
    const item = (id: string, steps: ConsultationStep[]) => ({ id, unitCode: 'A', openedOn: '2026-10-02', steps });
    expect(evaluateQuarter([item('a', [evaluation]), item('b', [visit])], '2026-Q4')).toEqual({
      quarter: '2026-Q4',
      opened: 2,
      evaluated: 1,
      results: { solved: 1, partly: 0, unsolved: 0 },
      asked: 40,
      satisfied: 36,
      satisfiedShare: 0.9,
    });
    const few = { ...evaluation, record: { ...evaluation.record, asked: LEAST_ASKED - 1, satisfied: 1 } };
    expect(evaluateQuarter([item('a', [few as ConsultationStep])], '2026-Q4').satisfiedShare).toBeNull();
    expect(evaluateQuarter([item('a', [evaluation])], '2026-Q3')).toMatchObject({ evaluated: 0, opened: 0 });
  }); // prettier-ignore
});

it('an evaluated quarter keeps simulated items apart from reported ones', () => {
  const item = (id: string, origin: string) => ({ id, origin, unitCode: 'A', openedOn: '2026-10-02' });
  const { reported, simulated } = evaluateByOrigin(
    [
      { ...item('a', 'synthetic'), steps: [evaluation] },
      { ...item('b', 'reported'), steps: [] },
    ],
    '2026-Q4',
  );
  expect(reported).toMatchObject({ opened: 1, evaluated: 0, asked: 0, satisfiedShare: null });
  expect(simulated).toMatchObject({ opened: 1, evaluated: 1, asked: 40 });
});

describe('neighbour heads', () => {
  it('reach 949 of 1,996 households, 14.8 to a head (DOMAIN §1.6)', () => {
    const coverage = headCoverage(1996, 949, 64);
    expect(coverage?.share.toFixed(3)).toBe('0.475');
    expect(coverage?.perHead.toFixed(1)).toBe('14.8');
  });

  it('have no coverage where the numbers cannot be', () => {
    for (const [households, served, heads] of [[0, 0, 1], [10, 11, 1], [10, 5, 0], [10, -1, 1]] as const)
      expect(headCoverage(households, served, heads)).toBeUndefined();
  }); // prettier-ignore
});
