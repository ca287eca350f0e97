const SECOND_MS = 1000;

/** A span as a clock of minutes and seconds: 00:42. */
export function minutesText(ms: number): string {
  const seconds = Math.floor(ms / SECOND_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
