import { formatClock, formatCount, formatTimeOfDay } from '../../i18n/format.ts';
import { figureRows } from './figure-rows.ts';
import type { HandoverDocument, HandoverInput, HandoverSection, Translate } from './handover-model.ts';
import { cameraSections, incidentSections, silentSection } from './list-sections.ts';

/** Puts the page of a shift into words. */
export function handoverDocument(input: HandoverInput, t: Translate): HandoverDocument {
  const { figures, shift, extent, language } = input;
  const from = formatClock(shift.from, language);
  const asOf = formatClock(figures.asOf, language);
  const hours = `${formatTimeOfDay(shift.from)}–${formatTimeOfDay(shift.to).replace('00:00', '24:00')}`;
  return {
    title: t('handover.title'),
    lines: [
      [from.date, from.weekday, t(`handover.shift.${shift.name}`), hours].join(' '),
      [extent, ...asOfTexts(input, `${asOf.date} ${asOf.time}`, t)].join(' · '),
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

/** Until when all is true; of a past shift also what it rests on and what is in doubt. */
function asOfTexts({ figures: { past } }: HandoverInput, time: string, t: Translate): string[] {
  if (past === null) return [t('handover.asOf', { time })];
  const { withoutSteps, withoutDeadline } = past;
  return [
    t('handover.asOfEnd', { time }),
    ...(withoutSteps > 0 ? [t('handover.withoutSteps', { n: formatCount(withoutSteps) })] : []),
    ...(withoutDeadline > 0 ? [t('handover.withoutDeadline', { n: formatCount(withoutDeadline) })] : []),
  ];
}

/** The page as plain text: for a message or a file, the lines of a table with blanks between, none left out. */
export function handoverText({ title, lines, sections }: HandoverDocument): string {
  const block = ({ heading, rows, rest = [], empty }: HandoverSection): string =>
    [
      `【${heading}】`,
      ...(rows.length === 0 ? [empty] : [...rows, ...rest].map((row) => row.join('  '))),
    ].join('\n');
  return [[title, ...lines].join('\n'), ...sections.map(block)].join('\n\n');
}
