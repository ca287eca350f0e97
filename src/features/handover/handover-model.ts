import type { Language } from '../../domain/view/languages.ts';
import type { Shift } from '../../domain/time/shifts.ts';
import type { ShiftEnd } from '../../schemas/shift-end.ts';
import type { Situation } from '../../schemas/situation.ts';
import type { HandoverFacts } from './handover-facts.ts';

/** Words of the page's language. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Names of codes. */
export interface HandoverNames {
  readonly unit: (code: string) => string;
  readonly category: (code: string) => string;
}

/** The figures of the present, or of the end of a shift. */
export interface HandoverFigures extends Pick<
  Situation,
  'asOf' | 'today' | 'completion' | 'open' | 'overdue' | 'dueSoon'
> {
  /** Null: not kept. */
  readonly cameras: Pick<Situation['cameras'], 'asOf' | 'online' | 'total'> | null;
  readonly rulesAsOf: number | null;
  /** Whether what is usual may still come; of a past shift it does not. */
  readonly isReadingPast?: boolean;
  /** What is in doubt at the end of a shift; null for the present, of which nothing is. */
  readonly past: Pick<ShiftEnd, 'withoutSteps' | 'withoutDeadline'> | null;
}

/** Everything that the page is made of. */
export interface HandoverInput {
  readonly figures: HandoverFigures;
  readonly facts: HandoverFacts;
  readonly shift: Shift;
  /** Reports of the shift, `undefined` while they are not counted. */
  readonly reports: number | undefined;
  readonly extent: string;
  readonly names: HandoverNames;
  readonly language: Language;
}

/** A table under a heading; `empty` stands where it has no rows. */
export interface HandoverSection {
  readonly id: string;
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows for which the sheet has no room; the copied text has them. */
  readonly rest?: readonly (readonly string[])[];
  readonly empty: string;
  /** Takes a third of the width. */
  readonly isThird?: boolean;
}

/** The page as words: what is drawn and what is copied come from the same. */
export interface HandoverDocument {
  readonly title: string;
  readonly lines: readonly string[];
  readonly sections: readonly HandoverSection[];
}
