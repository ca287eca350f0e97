import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatCount } from '../../i18n/format.ts';
import type { RadarItem, Situation } from '../../schemas/situation.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { usePassing } from '../../ui/use-passing.ts';
import { layOutRadar } from './radar-layout.ts';
import { RadarLine } from './RadarLine.tsx';
import { useHiddenLines } from './use-hidden-lines.ts';
import { radarText } from './radar-text.ts';
import { SituationPanel } from './SituationPanel.tsx';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import * as styles from './SlaRadar.module.css';

/** Width of a dot as a share of the line, so that neighbours do not hide each other. */
const GAP = 0.09;

/**
 * What will be overdue soon, by department: a line from 80 % to 100 % of the limit and a dot where each incident is on
 * it. A ring says that a breach is at least as likely as not.
 */
export function SlaRadar({
  reading,
  names,
  go,
}: {
  reading: SituationReading;
  names: Names;
  go: Navigation;
}) {
  const { t } = useTranslation();
  const [activeItem = null, setActiveItem] = usePassing<RadarItem | null>();
  const { ref: radarRef, hidden } = useHiddenLines();
  const captionOf = (radar: Situation['radar']): string => {
    if (hidden.length === 0) return t('situation.radar.caption');
    const n = hidden.reduce((sum, index) => sum + (radar[index]?.items.length ?? 0), 0);
    return t('situation.radar.more', { rows: hidden.length, n: formatCount(n) });
  };
  const count = ({ radar }: Situation): number => radar.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <SituationPanel
      title={t('situation.radar.title')}
      reading={reading}
      size="capped"
      aside={(situation) => t('situation.radar.aside', { n: formatCount(count(situation)) })}
      empty={(situation) => (count(situation) === 0 ? t('situation.radar.none') : undefined)}
    >
      {({ radar }) => (
        <div
          className={styles.radar}
          ref={radarRef}
          role="group"
          data-radar
          aria-label={t('situation.radar.title')}
          onKeyDown={(event) => moveFocusByArrows(event, true)}
          onPointerLeave={() => setActiveItem(null)}
        >
          {radar.map(({ department, items }, index) => (
            <RadarLine
              key={department}
              isHidden={hidden.includes(index)}
              dots={layOutRadar(items, GAP)}
              name={department === null ? t('situation.radar.noDepartment') : names.department(department)}
              isFirst={index === 0}
              textOf={(item) => radarText(t, item, names)}
              onLookAt={setActiveItem}
              onChoose={({ eventNo }) => go.toIncident(eventNo)}
            />
          ))}
          <p className={styles.readout}>
            {activeItem === null ? captionOf(radar) : radarText(t, activeItem, names)}
          </p>
        </div>
      )}
    </SituationPanel>
  );
}
