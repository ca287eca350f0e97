import { civilDayOfDate, dateOfCivilDay, startOfCivilDay } from '../../time/civil-day.ts';

/** The days on which a version of a unit counts, `YYYY-MM-DD` in Shanghai, both included; an absent one is open. */
export interface Validity {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

/** Whether a version counts on a day. */
export function isInForce({ validFrom, validTo }: Validity, day: string): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

/** Whether two versions count on a common day. */
export function overlapInTime(a: Validity, b: Validity): boolean {
  const startsInTime = (early: Validity, late: Validity) =>
    early.validTo === undefined || late.validFrom === undefined || late.validFrom <= early.validTo;
  return startsInTime(a, b) && startsInTime(b, a);
}

/** The day before a date. */
export function dayBefore(date: string): string {
  return dateOfCivilDay(civilDayOfDate(date) - 1);
}

/** The day after a date. */
export function dayAfter(date: string): string {
  return dateOfCivilDay(civilDayOfDate(date) + 1);
}

/** The moments from and to which a version counts, epoch ms, the end not included; infinite where it is open. */
export function momentsOf({ validFrom, validTo }: Validity): readonly [from: number, to: number] {
  return [
    validFrom === undefined ? -Infinity : startOfCivilDay(civilDayOfDate(validFrom)),
    validTo === undefined ? Infinity : startOfCivilDay(civilDayOfDate(validTo) + 1),
  ];
}

/** Of versions, those that nothing ends. */
export function latestOf<Version extends Validity>(versions: readonly Version[]): Version[] {
  return versions.filter(({ validTo }) => validTo === undefined);
}

/** `2026-03-01 – 2026-08-31`, with `…` where it is open. */
export function validityText({ validFrom, validTo }: Validity): string {
  return `${validFrom ?? '…'} – ${validTo ?? '…'}`;
}

/** The key of a version of a unit: its code, with the first day where there is one. */
export function versionKey({ code, validFrom }: Validity & { readonly code: string }): string {
  return validFrom === undefined ? code : `${code}@${validFrom}`;
}
