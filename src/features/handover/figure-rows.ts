import { expectedText } from '../../i18n/expected-text.ts';
import {
  formatCount,
  formatDate,
  formatNumber,
  formatShare,
  formatTimeOfDay,
  formatTimeOn,
} from '../../i18n/format.ts';
import type { HandoverInput, Translate } from './handover-model.ts';

const UNKNOWN = '—';

/** The key figures: name, value, definition, moment. Unknown is a dash and never a zero. */
export function figureRows(input: HandoverInput, t: Translate): string[][] {
  const { figures, reports, facts } = input;
  const { today, completion, cameras, past, isReadingPast } = figures;
  const at = formatTimeOfDay(figures.asOf);
  const timeOrDash = (ms: number | null): string => (ms === null ? UNKNOWN : formatTimeOn(ms, figures.asOf));
  const count = (value: number | undefined): string => (value === undefined ? UNKNOWN : formatCount(value));
  const usual =
    past !== null
      ? t('handover.sinceMidnight')
      : today.usual === null
        ? t(isReadingPast === true ? 'handover.readingPast' : 'handover.noUsual')
        : t('handover.usual', {
            expected: expectedText(today.usual.expected),
            low: formatNumber(today.usual.low, 1),
            high: formatNumber(today.usual.high, 1),
            weeks: today.usual.weeks,
          });
  const row = (
    name: string,
    value: string,
    note = t(`handover.definition.${name}`),
    moment = at,
  ): string[] => [t(`handover.name.${name}`), value, note, moment];
  return [
    row('open', count(figures.open)),
    row('overdue', count(figures.overdue)),
    row('dueSoon', count(figures.dueSoon)),
    row(past === null ? 'watched' : 'near', count(facts.counts.watched)),
    row('reports', count(reports)),
    row('today', count(today.reported), usual),
    [
      t(`rates.${completion.definitionId}.name`),
      completion.value === null
        ? UNKNOWN
        : `${formatShare(completion.value)} (${formatCount(completion.numerator)}/${formatCount(completion.denominator)})`,
      `${t(`rates.${completion.definitionId}.formula`)} · ${formatDate(completion.from)} – ${formatDate(completion.to - 1)}`,
      at,
    ],
    row(
      'cameras',
      cameras === null || cameras.total === 0
        ? UNKNOWN
        : `${formatShare(cameras.online / cameras.total, 1)} (${formatCount(cameras.online)}/${formatCount(cameras.total)})`,
      cameras === null ? t('handover.notKept') : undefined,
      timeOrDash(cameras?.asOf ?? null),
    ),
    row(
      'silent',
      count(facts.silent?.length),
      past === null ? undefined : t('handover.notKept'),
      timeOrDash(figures.rulesAsOf),
    ),
  ];
}
