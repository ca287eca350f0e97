/**
 * Kinds of day and hour that a filter can ask for: a market is held in the incident's township (赶集日), a public
 * holiday (节假日), a weekend day worked in exchange (调休上班), the commute of a workday (通勤时段).
 */
export const CALENDAR_CLASSES = ['marketDay', 'holiday', 'makeupWorkday', 'commute'] as const;
export type CalendarClass = (typeof CALENDAR_CLASSES)[number];
