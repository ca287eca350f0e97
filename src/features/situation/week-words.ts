import type { TFunction } from 'i18next';
import { endsNow } from '../../domain/time/ranges.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';

/** The words of the seven days that the panels count: "the last", or until when where the data is a record of the past. */
export function weekWords(
  t: TFunction,
  { asOf, channelHours }: Pick<Situation, 'asOf' | 'channelHours'>,
): string {
  if (endsNow(channelHours, asOf)) return t('situation.week.now');
  return t('situation.week.until', { until: formatDate(channelHours.to - 1) });
}
