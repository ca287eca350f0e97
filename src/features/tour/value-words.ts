import { labelIn, type Language } from '../../domain/view/languages.ts';
import type { FigureWords, PublishedFigure } from '../../domain/tour/facts.ts';
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
  return `${before}${isCount ? formatCount(value.value) : figureText(value.value, value.unit, say)}`;
}

/** Stands for a unit that a language leaves out. */
const LEFT_OUT = '–';

/** A published number with its unit. The words beside a number say what is counted, so a language may leave a unit out. */
export function figureText(value: number, unit: string, say: Say): string {
  const number = formatNumber(value);
  if (unit === '%') return `${number}%`;
  const name = unit === '' ? LEFT_OUT : say(`tour.unit.${unit}`, { defaultValue: unit });
  return name === LEFT_OUT ? number : `${number} ${name}`;
}

/** When a number was true: a day as it was printed, with a word before it where it is inferred, or a moment. */
export function asOfText(
  { asOf, figure }: Pick<ResolvedValue, 'asOf' | 'figure'>,
  say: Say,
): string | undefined {
  if (typeof asOf === 'number') return `${formatDate(asOf)} ${formatTimeOfDay(asOf)}`;
  return asOf !== undefined && figure?.asOfInferred === true
    ? `${say('tour.qualifier.approx')}${asOf}`
    : asOf;
}

/** The same without its hour. */
export function asOfDayText(value: Pick<ResolvedValue, 'asOf' | 'figure'>, say: Say): string | undefined {
  return typeof value.asOf === 'number' ? formatDate(value.asOf) : asOfText(value, say);
}

/** What of a figure is written in words, in a language where the data have it. */
export function figureWords(
  figure: Pick<PublishedFigure, 'source' | 'translations'> & {
    readonly subject?: string;
    readonly check: Pick<PublishedFigure['check'], 'method' | 'note'>;
  },
  language: Language,
): FigureWords {
  const { source, subject, check, translations } = figure;
  return { source, subject, method: check.method, note: check.note, ...translations?.[language] };
}

/** Where a number comes from, in a few words: the paper, or which count of ours. */
export function sourceText(value: ResolvedValue, say: Say, language: Language): string {
  const { figure, source } = value;
  if (figure === undefined) return say(`tour.source.${source}`);
  return say(`tour.source.${source}`, { paper: figureWords(figure, language).source ?? figure.source });
}

/** What stands behind a paper in brackets: how its day was inferred. */
const REMARK = /\s*[（(][^（()）]*[)）]$/;

/** Where some numbers come from, each paper and each count of ours once, with the day of the latter. */
export function sourcesOf(values: readonly ResolvedValue[], say: Say, language: Language): string[] {
  const told = values.map((value) => {
    const { figure } = value;
    if (figure === undefined) {
      const date = asOfDayText(value, say);
      const source = say(`tour.source.${value.source}`);
      return date === undefined ? source : `${source} · ${say('tour.asOf', { date })}`;
    }
    // A paper says its day itself.
    return say('tour.source.paper', {
      paper: (figureWords(figure, language).source ?? figure.source).replace(REMARK, ''),
    });
  });
  return [...new Set(told)];
}

/** Everything that is known of a number, for who points at it: source, period, terms, as-of, verdict. */
export function valueNotes(value: TourValue, say: Say, language: Language): string[] {
  if (value.kind === 'missing') return [say(`tour.missing.${value.reason}`, { variable: value.variable })];
  const { period, of, figure } = value;
  const asOf = asOfText(value, say);
  const { numerator, denominator, check } = figure ?? {};
  const terms = of ?? (numerator !== undefined && denominator !== undefined && [numerator, denominator]);
  return [
    sourceText(value, say, language),
    value.definitionId !== undefined && say(`tour.definition.${value.definitionId}`),
    period && say('tour.period', { from: formatDate(period.from), to: formatDate(period.to - 1) }),
    terms && `${formatNumber(terms[0])} ÷ ${formatNumber(terms[1])}`,
    asOf !== undefined && say('tour.asOf', { date: asOf }),
    check && say(`tour.verdict.${check.verdict}`),
    figure && figureWords(figure, language).note,
  ].filter((part): part is string => typeof part === 'string' && part !== '');
}

/** The name of a stop: its kicker, or its title as it is written. */
export function nameOfStop(
  { kicker, title }: Pick<TourStop, 'kicker' | 'title'>,
  language: Language,
): string {
  return labelIn(kicker ?? title, language);
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
