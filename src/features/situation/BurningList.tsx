import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatCount } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Shape } from '../../ui/Shape.tsx';
import { SituationPanel } from './SituationPanel.tsx';
import { durationText } from './span-text.ts';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import { usePhrase } from './use-phrase.ts';
import * as styles from './BurningList.module.css';

type BurningItem = Situation['burning'][number];

/** What burns: overdue and emergency incidents, the most pressing first. */
export function BurningList({
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
      title={t('situation.burning.title')}
      reading={reading}
      size="grows"
      aside={countsOf}
      empty={({ burning }) => (burning.length === 0 ? t('situation.burning.none') : undefined)}
    >
      {({ burning, asOf }) => (
        <ul
          className={styles.burning}
          data-burning
          aria-label={t('situation.burning.title')}
          onKeyDown={moveFocusByArrows}
        >
          {burning.map((item, index) => (
            <li key={item.eventNo}>
              <button
                type="button"
                data-row
                tabIndex={index === 0 ? 0 : -1}
                onClick={() => go.toIncident(item.eventNo)}
              >
                <Shape shape={isOverdue(item) ? 'square' : 'star'} colour="var(--danger)" />
                <strong>{item.title}</strong>
                <span className={styles.unit}>{names.unit(item.unitCode)}</span>
                <span className={styles.alarm}>
                  <BurningText item={item} asOf={asOf} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </SituationPanel>
  );
}

const countsOf = (situation: Situation) => <Counts {...situation} />;

/** How many there are of any age, which the row of numbers does not count. */
function Counts({ overdue, burning }: Situation) {
  const { t } = useTranslation();
  return (
    <span title={t('situation.burning.hint')}>
      {t('situation.burning.aside', { overdue: formatCount(overdue), n: formatCount(burning.length) })}
    </span>
  );
}

const isOverdue = ({ used }: BurningItem): boolean => used !== null && used >= 1;

function BurningText({ item, asOf }: { item: BurningItem; asOf: number }) {
  const { t } = useTranslation();
  const say = usePhrase();
  const clock =
    item.deadlineAt === null
      ? t('situation.burning.noLimit')
      : t(isOverdue(item) ? 'situation.burning.overdueBy' : 'situation.burning.leaves', {
          span: say(durationText(Math.abs(asOf - item.deadlineAt))),
        });
  return item.urgency === 'emergency' ? t('situation.burning.emergency', { clock }) : clock;
}
