import { civilDayOfDate } from '../time/civil-day.ts';
import { lastRecord, type ConsultationStep, type Duty } from './records.ts';
import { lastDayOfQuarter, quarterAfter, quarterOfDate } from './quarters.ts';
import type { ConsultationStepName } from './steps.ts';
import { allowedSteps } from './transitions.ts';

/** An item as far as the board needs it. */
export interface BoardItem {
  readonly id: string;
  readonly unitCode: string;
  /** Civil day of Shanghai on which it was opened. */
  readonly openedOn: string;
  readonly steps: readonly ConsultationStep[];
}

/** What has to be done next. */
export interface NextDuty {
  /** The step that comes next; while duties are open it is their doing, and `duty` is the one that is due first. */
  readonly step: ConsultationStepName;
  readonly duty?: Duty;
  /** By when; absent before the branch has put the item on its list, for nobody has said a day. */
  readonly dueOn?: string;
}

/** A line of the board. */
export interface BoardRow<Item extends BoardItem> {
  readonly item: Item;
  readonly ageDays: number;
  /** `null` once it is settled. */
  readonly next: NextDuty | null;
  /** Days since `dueOn` has passed, 0 where it has not or there is none. */
  readonly overdueDays: number;
}

/** The items of a unit that are open. */
export interface BoardUnit<Item extends BoardItem> {
  readonly unitCode: string;
  readonly rows: readonly BoardRow<Item>[];
  readonly overdue: number;
}

/**
 * What has to be done next, and by when. Up to the council it is the day that the branch named; then the duty that is due
 * first; then the evaluation, by the end of the quarter in which the last duty was done, or of the one after the last
 * evaluation.
 */
export function nextDuty(steps: readonly ConsultationStep[]): NextDuty | null {
  const step = allowedSteps(steps)[0];
  if (step === undefined) return null;
  const last = steps.at(-1);
  if (last?.step === 'assignment' || last?.step === 'evaluation') {
    const duties = lastRecord(steps, 'assignment')?.duties ?? [];
    const duty = duties
      .filter(({ doneOn }) => doneOn === undefined)
      .reduce<Duty | undefined>((first, one) => (first && first.dueOn <= one.dueOn ? first : one), undefined);
    if (duty !== undefined) return { step: 'assignment', duty, dueOn: duty.dueOn };
    return { step: 'evaluation', dueOn: lastDayOfQuarter(quarterToEvaluate(last, duties)) };
  }
  const dueOn = lastRecord(steps, 'proposal')?.dueOn;
  return dueOn === undefined ? { step } : { step, dueOn };
}

function quarterToEvaluate(last: ConsultationStep, duties: readonly Duty[]): string {
  if (last.step === 'evaluation') return quarterAfter(last.record.quarter);
  const days = duties.map(({ doneOn }) => doneOn ?? '');
  return quarterOfDate(days.reduce((latest, day) => (day > latest ? day : latest), last.record.on));
}

/** An item as a line of the board on a civil day `YYYY-MM-DD`. */
export function boardRow<Item extends BoardItem>(item: Item, today: string): BoardRow<Item> {
  const day = civilDayOfDate(today);
  const next = nextDuty(item.steps);
  const dueOn = next?.dueOn;
  return {
    item,
    ageDays: Math.max(0, day - civilDayOfDate(item.openedOn)),
    next,
    overdueDays: dueOn === undefined ? 0 : Math.max(0, day - civilDayOfDate(dueOn)),
  };
}

/**
 * The board: open items by unit. Units with most overdue items come first, then those with most items, then by code; in a
 * unit what is overdue longest comes first, then what is oldest.
 */
export function boardOf<Item extends BoardItem>(items: readonly Item[], today: string): BoardUnit<Item>[] {
  const units = new Map<string, BoardRow<Item>[]>();
  for (const item of items) {
    const row = boardRow(item, today);
    if (row.next === null) continue;
    const rows = units.get(item.unitCode);
    if (rows === undefined) units.set(item.unitCode, [row]);
    else rows.push(row);
  }
  return [...units]
    .map(([unitCode, rows]) => ({
      unitCode,
      rows: rows.sort(
        (a, b) => b.overdueDays - a.overdueDays || b.ageDays - a.ageDays || (a.item.id < b.item.id ? -1 : 1),
      ),
      overdue: rows.filter(({ overdueDays }) => overdueDays > 0).length,
    }))
    .sort(
      (a, b) => b.overdue - a.overdue || b.rows.length - a.rows.length || (a.unitCode < b.unitCode ? -1 : 1),
    );
}
