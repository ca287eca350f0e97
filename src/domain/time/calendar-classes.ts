/**
 * Kinds of day and hour that a filter can ask for: a market is held in the incident's township (赶集日), a public
 * holiday (节假日), a weekend day worked in exchange (调休上班), the commute of a workday (通勤时段), a day on which people
 * work (工作日, the exchanged ones too), a Saturday or Sunday that is neither a holiday nor worked (周末). Each day is one
 * of workday, weekend and holiday.
 */
export const CALENDAR_CLASSES = [
  'marketDay',
  'holiday',
  'makeupWorkday',
  'commute',
  'workday',
  'weekend',
] as const;
export type CalendarClass = (typeof CALENDAR_CLASSES)[number];
