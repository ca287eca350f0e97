import { PROGRESSES, type Progress } from '../../domain/incidents/life-cycle.ts';

/** Whether a text names a progress. */
export function isProgress(text: string): text is Progress {
  return (PROGRESSES as readonly string[]).includes(text);
}
