import { civilDayOfTime, dateOfCivilDay } from '../../time/civil-day.ts';

/** Event numbers `ZZ-<county>-<yyyymmdd>-<nnnn>`, the serial per county and day of report, wider beyond 9,999. */
export function createSimulatedNumbers(): (countyCode: string, reportedAt: number) => string {
  let day = Number.NaN;
  let date = '';
  const serials = new Map<string, number>();
  return (countyCode, reportedAt) => {
    if (civilDayOfTime(reportedAt) !== day) {
      day = civilDayOfTime(reportedAt);
      date = dateOfCivilDay(day).replaceAll('-', '');
      serials.clear();
    }
    const serial = (serials.get(countyCode) ?? 0) + 1;
    serials.set(countyCode, serial);
    return `ZZ-${countyCode}-${date}-${String(serial).padStart(4, '0')}`;
  };
}
