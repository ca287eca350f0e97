import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { durationText } from '../../i18n/duration-text.ts';
import { formatCount } from '../../i18n/format.ts';
import { BarRow } from './BarRow.tsx';
import { SituationPanel } from './SituationPanel.tsx';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import { weekWords } from './week-words.ts';
import { Whistles } from './Whistles.tsx';
import * as styles from './Bars.module.css';

/** Who handles: open incidents of the three tiers with their usual time, and the whistles that call departments. */
export function TierHandling({
  reading,
  names,
  go,
}: {
  reading: SituationReading;
  names: Names;
  go: Navigation;
}) {
  const { t } = useTranslation();
  return (
    <SituationPanel
      title={t('situation.tiers.title')}
      reading={reading}
      size="shrinks"
      aside={({ open }) => t('situation.tiers.aside', { n: formatCount(open) })}
      empty={({ tiers }) => (tiers.length === 0 ? t('situation.tiers.none') : undefined)}
    >
      {({ tiers, whistles, asOf, channelHours }) => (
        <>
          <ul className={styles.bars} data-bars data-medians aria-label={t('situation.tiers.title')}>
            {tiers.map(({ tier, open, medianMs, n }) => (
              <li key={tier} title={t('situation.tiers.hint', { n: formatCount(n) })}>
                <BarRow
                  name={t(`tier.${tier}`)}
                  value={open}
                  largest={Math.max(...tiers.map((each) => each.open))}
                />
                <span className={styles.median}>
                  {medianMs === null
                    ? t('situation.tiers.noMedian')
                    : t('situation.tiers.median', { span: durationText(t, medianMs) })}
                </span>
              </li>
            ))}
          </ul>
          <Whistles
            whistles={whistles}
            asOf={asOf}
            days={weekWords(t, { asOf, channelHours })}
            names={names}
            go={go}
          />
        </>
      )}
    </SituationPanel>
  );
}
