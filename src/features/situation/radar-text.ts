import type { TFunction } from 'i18next';
import { shownTime } from '../../domain/incidents/shown-time.ts';
import { formatCount, formatMinute, formatShare } from '../../i18n/format.ts';
import type { RadarItem } from '../../schemas/situation.ts';
import type { Names } from './use-names.ts';

/** What a dot says of its incident: where, until when, how likely it is to be late, and from how many that was learned. */
export function radarText(t: TFunction, item: RadarItem, names: Pick<Names, 'unit' | 'title'>): string {
  const { breachProbability, n, knownToDay } = item;
  const chance =
    breachProbability === null
      ? t(
          knownToDay?.includes('reportedAt') === true ? 'situation.radar.noHour' : 'situation.radar.unknown',
          {
            n: formatCount(n),
          },
        )
      : t('situation.radar.chance', { chance: formatShare(breachProbability, 0), n: formatCount(n) });
  return t('situation.radar.item', {
    title: names.title(item),
    unit: names.unit(item.unitCode),
    used: formatShare(item.used, 0),
    deadline: formatMinute(shownTime(item, 'deadlineAt')),
    chance,
  });
}
