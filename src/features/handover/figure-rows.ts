import { formatCount, formatDate, formatNumber, formatShare, formatTimeOfDay } from '../../i18n/format.ts';
import type { HandoverInput, Translate } from './handover-model.ts';

const UNKNOWN = '—';

const timeOrDash = (ms: number | null): string => (ms === null ? UNKNOWN : formatTimeOfDay(ms));

/** The key figures: name, value, definition, moment. Unknown is a dash and never a zero. */
export function figureRows(input: HandoverInput, t: Translate): string[][] {
  const { situation, reports, facts } = input;
  const { today, completion, cameras } = situation;
  const at = formatTimeOfDay(situation.asOf);
  const count = (value: number | undefined): string => (value === undefined ? UNKNOWN : formatCount(value));
  const usual =
    today.usual === null
      ? t('handover.noUsual')
      : t('handover.usual', {
          expected: formatNumber(today.usual.expected, 1),
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
    row('open', count(situation.open)),
    row('overdue', count(situation.overdue)),
    row('dueSoon', count(situation.dueSoon)),
    row('watched', count(facts.watched.length)),
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
      cameras.total === 0
        ? UNKNOWN
        : `${formatShare(cameras.online / cameras.total, 1)} (${formatCount(cameras.online)}/${formatCount(cameras.total)})`,
      t('handover.definition.cameras'),
      timeOrDash(cameras.asOf),
    ),
    row('silent', count(situation.silent?.length), undefined, timeOrDash(situation.rulesAsOf)),
  ];
}
