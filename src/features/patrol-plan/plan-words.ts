import type { TFunction } from 'i18next';
import type { TriedShare } from '../../domain/shift/make-plan.ts';
import type { SheetVisit } from '../../domain/shift/written-plan.ts';
import { formatShare } from '../../i18n/format.ts';

/** Why a stop is on the sheet, in words. */
export function reasonText(t: TFunction, { kind, line }: SheetVisit['reason']): string {
  return t(`patrolPlan.reason.${kind}`, { line: line ?? '' });
}

/** Whole minutes between two times. */
export function minutesBetween({ arriveAt, leaveAt }: Pick<SheetVisit, 'arriveAt' | 'leaveAt'>): number {
  return Math.round((Date.parse(leaveAt) - Date.parse(arriveAt)) / 60_000);
}

/** A share that was tried out as a percentage; `undefined` where no theft was there to be reached. */
export function triedPercent({ captured, thefts }: TriedShare): string | undefined {
  return thefts > 0 ? formatShare(captured / thefts, 0) : undefined;
}

/** Minutes of the day as `17:05`; an end at midnight is `00:00`. */
export function clockOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
