import type { ConsultationStep } from './records.ts';
import type { ConsultationStepName } from './steps.ts';

/**
 * The steps that may come next, the usual one first; empty once the item is settled. The order is that of the method. A
 * council that did not agree meets again or sends the item back to the list; duties may be written anew while they are
 * worked on; what is not solved is evaluated in the next quarter, gets other duties, or goes back to the list.
 */
export function allowedSteps(taken: readonly ConsultationStep[]): readonly ConsultationStepName[] {
  const last = taken.at(-1);
  if (last === undefined) return ['visit'];
  switch (last.step) {
    case 'visit':
      return ['proposal', 'visit'];
    case 'proposal':
      return ['council'];
    case 'council':
      return last.record.isAgreed ? ['assignment'] : ['council', 'proposal'];
    case 'assignment':
      return ['evaluation', 'assignment'];
    case 'evaluation':
      return last.record.result === 'solved' ? [] : ['assignment', 'evaluation', 'proposal'];
  }
}

/** Whether nothing is left to do: residents said that it is solved. */
export function isSettled(taken: readonly ConsultationStep[]): boolean {
  return allowedSteps(taken).length === 0;
}
