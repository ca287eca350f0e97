import { useTranslation } from 'react-i18next';
import { fullCode } from '../../domain/grids/codes.ts';
import { formatSecond } from '../../i18n/format.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { markPlace } from '../../state/stores/mark-place.ts';
import { Shape } from '../../ui/Shape.tsx';
import { AcknowledgeButton, OthersButton } from './SurgeButtons.tsx';
import { SeenSurges } from './SeenSurges.tsx';
import { partsText, surgeTimes, surgeWords } from './surge-words.ts';
import type { SurgeNotice } from './surge-notice.ts';
import { useShownSurges } from './use-acknowledge.ts';
import { useMarkEnds } from './use-mark-ends.ts';
import { useSurgeNames } from './use-surge-names.ts';
import { useToldHeight } from './use-told-height.ts';
import { useSurges, type SurgeReading } from './use-surges.ts';
import * as styles from './SurgeStrip.module.css';
import * as utilities from '../../ui/utilities.module.css';

/**
 * What comes in a crowd where the page looks, over the map: what, where, since when, seen against usual, how sure. It stays
 * until it is acknowledged, then as one line until it is over.
 */
export function SurgeStrip() {
  const reading = useSurges();
  useMarkEnds();
  const { asOf, notice, groups, isInFocus } = reading;
  if (notice?.isInStrip === true) return <FreshSurge reading={reading} notice={notice} />;
  const seen = groups.find(({ countyCode, fresh }) => fresh.length === 0 && isInFocus(countyCode));
  return seen === undefined ? null : <SeenSurges group={seen} others={groups.length - 1} asOf={asOf} />;
}

function FreshSurge({ reading, notice }: { reading: SurgeReading; notice: SurgeNotice }) {
  const { group, others } = notice;
  const { seen, error } = useShownSurges(group.fresh);
  const { t } = useTranslation();
  const names = useSurgeNames();
  const state = useAppState();
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  const strip = useToldHeight<HTMLElement>('--below-surges');
  const { lead, categories } = group;
  const words = surgeWords(t, lead, names);
  const parts = lead.categoryCode === null ? partsText(t, categories, names) : [];
  const sure = [
    ...(reading.isStale ? [t('surge.stale', { time: formatSecond(reading.asOf) })] : []),
    words.chance,
    ...(reading.falseAlarmsPerMonth === undefined
      ? []
      : [t('surge.budget', { n: reading.falseAlarmsPerMonth })]),
  ];
  return (
    <section
      className={styles.strip}
      ref={strip}
      data-part="surges"
      data-without-tools={isKiosk}
      aria-label={t('surge.title')}
    >
      {/* Said once: the numbers change with each report. */}
      <p className={utilities.visuallyHidden} role="alert">
        {t('surge.title')} {names.unit(fullCode(group.countyCode))}
      </p>
      <button
        type="button"
        className={styles.text}
        onClick={() => markPlace(state, lead)}
        title={t('surge.showOnMap')}
      >
        <span className={styles.sign}>
          <Shape shape="triangle" colour="var(--warning)" />
          {t('surge.title')}
        </span>
        <span className={styles.words}>
          <strong>
            {words.headline} <em>{words.usual}</em>
          </strong>
          <span className={styles.where}>{[surgeTimes(t, lead, reading.asOf), words.where].join(' · ')}</span>
          {parts.length > 0 && <span>{parts.join(' · ')}</span>}
          <small>{sure.join(' · ')}</small>
          {error !== null && <small>{t('surge.failed', { message: error.message })}</small>}
        </span>
      </button>
      <span className={styles.actions}>
        <AcknowledgeButton onClick={seen} />
        {others > 0 && <OthersButton n={others} />}
      </span>
    </section>
  );
}
