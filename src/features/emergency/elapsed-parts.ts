const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Time since a report in hours, minutes and seconds, with whole days apart. */
export function elapsedParts(elapsedMs: number): { days: number; time: string } {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const time = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  return { days: Math.floor(seconds / 86_400), time: time.map(twoDigits).join(':') };
}
