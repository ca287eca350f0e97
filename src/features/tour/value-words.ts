import { labelIn, type Language } from '../../domain/view/languages.ts';
import type { ResolvedValue, TourValue } from '../../domain/tour/resolve.ts';
import { parseTemplate } from '../../domain/tour/template.ts';
import type { TourLine, TourStop } from '../../schemas/tours.ts';
import { formatCount, formatDate, formatNumber, formatShare, formatTimeOfDay } from '../../i18n/format.ts';
import type { Resolve } from './tour-model.ts';

/** A text of the page by its key. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The number itself as it is read: `≥ 29,000 件`, `98.67%`, or a sign for what is missing. */
export function valueText(value: TourValue, say: Say): string {
  if (value.kind === 'missing')
    return value.reason === 'loading' ? '…' : say('tour.missing.sign', { variable: value.variable });
  const before = value.qualifier === 'eq' ? '' : say(`tour.qualifier.${value.qualifier}`);
  if (value.form === 'share') return `${before}${formatShare(value.value)}`;
  const isCount = value.unit === '' && value.source !== 'printed' && value.source !== 'recomputed';
  const number = isCount ? formatCount(value.value) : formatNumber(value.value);
  if (value.unit === '%') return `${before}${number}%`;
  if (value.unit === '') return `${before}${number}`;
  return `${before}${number} ${say(`tour.unit.${value.unit}`, { defaultValue: value.unit })}`;
}

/** When a number was true: a day as it was printed, or a moment. */
export function asOfText({ asOf }: ResolvedValue): string | undefined {
  if (asOf === undefined || typeof asOf === 'string') return asOf;
  return `${formatDate(asOf)} ${formatTimeOfDay(asOf)}`;
}

/** Where a number comes from, in a few words: the paper, or which count of ours. */
export function sourceText(value: ResolvedValue, say: Say): string {
  if (value.figure === undefined) return say(`tour.source.${value.source}`);
  return say(`tour.source.${value.source}`, { paper: value.figure.source });
}

/** Everything that is known of a number, for who points at it: source, period, terms, as-of, verdict. */
export function valueNotes(value: TourValue, say: Say): string[] {
  if (value.kind === 'missing') return [say(`tour.missing.${value.reason}`, { variable: value.variable })];
  const { period, of, figure } = value;
  const asOf = asOfText(value);
  const { numerator, denominator, check } = figure ?? {};
  const terms = of ?? (numerator !== undefined && denominator !== undefined && [numerator, denominator]);
  return [
    sourceText(value, say),
    value.definitionId !== undefined && say(`tour.definition.${value.definitionId}`),
    period && say('tour.period', { from: formatDate(period.from), to: formatDate(period.to - 1) }),
    terms && `${formatNumber(terms[0])} ÷ ${formatNumber(terms[1])}`,
    asOf !== undefined && say('tour.asOf', { date: asOf }),
    check && say(`tour.verdict.${check.verdict}`),
    check?.note,
  ].filter((part): part is string => typeof part === 'string' && part !== '');
}

/** Every text of a stop that may hold variables, in a language. */
export function textsOf(stop: TourStop, language: Language): string[] {
  const lines = [...stop.figures, ...stop.rows];
  const labels = [
    stop.title,
    stop.text,
    ...lines.flatMap((line) => [line.labels, line.value]),
    ...stop.cards.map(({ value }) => value),
  ];
  return labels.map((label) => labelIn(label, language));
}

/** A text with its variables written out. */
export function plainText(text: string, resolve: Resolve, say: Say): string {
  return parseTemplate(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : valueText(resolve(piece.variable.written), say)))
    .join('');
}

/** The values of some lines, in their order. */
export function valuesOf(
  lines: readonly Pick<TourLine, 'value'>[],
  language: Language,
  resolve: Resolve,
): TourValue[] {
  return lines.flatMap(({ value }) =>
    parseTemplate(labelIn(value, language)).flatMap((piece) =>
      piece.kind === 'variable' ? [resolve(piece.variable.written)] : [],
    ),
  );
}
