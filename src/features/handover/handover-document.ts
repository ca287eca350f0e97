import type { Shift } from '../../domain/time/shifts.ts';
import { formatClock, formatTimeOfDay } from '../../i18n/format.ts';
import type { Language } from '../../domain/view/languages.ts';
import type { Situation } from '../../schemas/situation.ts';
import type { HandoverFacts } from './handover-facts.ts';
import { figureRows } from './figure-rows.ts';
import { cameraSections, incidentSections, silentSection } from './list-sections.ts';

/** Words of the page's language. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Names of codes. */
export interface HandoverNames {
  readonly unit: (code: string) => string;
  readonly category: (code: string) => string;
}

/** Everything that the page is made of. */
export interface HandoverInput {
  readonly situation: Situation;
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

/** Puts the page of a shift into words. */
export function handoverDocument(input: HandoverInput, t: Translate): HandoverDocument {
  const { situation, shift, extent, language } = input;
  const from = formatClock(shift.from, language);
  const asOf = formatClock(situation.asOf, language);
  const hours = `${formatTimeOfDay(shift.from)}–${formatTimeOfDay(shift.to).replace('00:00', '24:00')}`;
  return {
    title: t('handover.title'),
    lines: [
      [from.date, from.weekday, t(`handover.shift.${shift.name}`), hours].join(' '),
      [extent, t('handover.asOf', { time: `${asOf.date} ${asOf.time}` })].join(' · '),
    ],
    sections: [
      {
        id: 'figures',
        heading: t('handover.figures'),
        columns: ['figure', 'value', 'definition', 'at'].map((name) => t(`handover.column.${name}`)),
        rows: figureRows(input, t),
        empty: '',
      },
      ...incidentSections(input, t),
      silentSection(input, t),
      ...cameraSections(input, t),
    ],
  };
}

/** The page as plain text: for a message or a file, the lines of a table with blanks between. */
export function handoverText({ title, lines, sections }: HandoverDocument): string {
  const block = ({ heading, rows, empty }: HandoverSection): string =>
    [`【${heading}】`, ...(rows.length === 0 ? [empty] : rows.map((row) => row.join('  ')))].join('\n');
  return [[title, ...lines].join('\n'), ...sections.map(block)].join('\n\n');
}
