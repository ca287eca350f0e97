import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { shownTime } from '../../domain/incidents/shown-time.ts';
import { FALLBACK_LANGUAGE } from '../../domain/view/languages.ts';
import { dueText } from '../../i18n/due-text.ts';
import { formatCount } from '../../i18n/format.ts';
import { isForeign } from '../../i18n/is-foreign.ts';
import type { Situation } from '../../schemas/situation.ts';
import { useView } from '../../state/hooks.tsx';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Shape } from '../../ui/Shape.tsx';
import { pressingOrder } from './sentences.ts';
import { SituationPanel } from './SituationPanel.tsx';
import { useHiddenLines } from './use-hidden-lines.ts';
import type { Navigation } from './use-navigation.ts';
import { usePhrase } from './use-phrase.ts';
import type { Names } from './use-names.ts';
import * as styles from './BurningList.module.css';

type BurningItem = Situation['burning'][number];

/** What presses: overdue and emergency incidents, the most pressing first. */
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
  const { ref, hidden } = useHiddenLines();
  const say = usePhrase();
  return (
    <SituationPanel
      title={t('situation.burning.title')}
      reading={reading}
      size="grows"
      aside={countsOf}
      empty={({ burning }) => (burning.length === 0 ? t('situation.burning.none') : undefined)}
    >
      {(situation) => (
        <div className={styles.burning} data-burning ref={ref}>
          <ul aria-label={t('situation.burning.title')} onKeyDown={moveFocusByArrows}>
            {situation.burning.map((item, index) => (
              <li key={item.eventNo} data-line>
                <button
                  type="button"
                  data-row
                  tabIndex={index === 0 ? 0 : -1}
                  onClick={() => go.toIncident(item.eventNo)}
                >
                  <Shape shape={isOverdue(item) ? 'square' : 'star'} colour="var(--danger)" />
                  <ItemWords item={item} names={names} />
                  <span className={styles.alarm}>
                    <BurningText item={item} asOf={situation.asOf} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <p className={styles.order}>{say(pressingOrder(situation, hidden.length))}</p>
        </div>
      )}
    </SituationPanel>
  );
}

const countsOf = (situation: Situation) => <Counts {...situation} />;

/** How many there are of any age, which the row of numbers does not count; the order below says how many are not seen. */
function Counts({ overdue }: Situation) {
  const { t } = useTranslation();
  return (
    <span title={t('situation.burning.hint')}>
      {t('situation.burning.aside', { overdue: formatCount(overdue) })}
    </span>
  );
}

/** Title and unit. Where the title is foreign to the page, the category leads, and the title stands below it as it came. */
function ItemWords({ item, names }: { item: BurningItem; names: Names }) {
  const language = useView(({ view }) => view.language);
  const unit = names.unit(item.unitCode);
  const isTitleForeign = isForeign(item.title, language);
  return (
    <>
      <strong>{isTitleForeign ? names.category(item.categoryCode) : item.title}</strong>
      <span className={styles.unit} title={isTitleForeign ? item.title : undefined}>
        {isTitleForeign && (
          <>
            <span lang={FALLBACK_LANGUAGE}>{item.title}</span>
            {' · '}
          </>
        )}
        {unit}
      </span>
    </>
  );
}

const isOverdue = ({ used }: BurningItem): boolean => used !== null && used >= 1;

function BurningText({ item, asOf }: { item: BurningItem; asOf: number }) {
  const { t } = useTranslation();
  const clock =
    item.deadlineAt === null
      ? t('situation.burning.noLimit')
      : dueText(t, shownTime(item, 'deadlineAt'), asOf, {
          over: 'situation.burning.overdueBy',
          left: 'situation.burning.leaves',
        });
  return item.urgency === 'emergency' ? t('situation.burning.emergency', { clock }) : clock;
}
