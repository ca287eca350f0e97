import type { Question, Views } from './question.ts';

export type ViewName = Exclude<keyof Views, 'total'>;
export type ClauseName = 'range' | 'week' | 'category' | 'unit';

const OWNED: Partial<Record<ViewName, ClauseName>> = {
  histogram: 'range',
  week: 'week',
  categories: 'category',
  units: 'unit',
};

/** The clauses that a question has, without the one that a view owns. The range is always one. */
export function clausesWithout(question: Question, view: ViewName | null): ClauseName[] {
  const all: ClauseName[] = ['range'];
  if (question.weekHours.length > 0) all.push('week');
  if (question.category !== null) all.push('category');
  if (question.unit !== null) all.push('unit');
  return all.filter((clause) => view === null || clause !== OWNED[view]);
}
