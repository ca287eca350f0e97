import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatCount } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { BarRow } from './BarRow.tsx';
import { SituationPanel } from './SituationPanel.tsx';
import type { Names } from './use-names.ts';
import { weekWords } from './week-words.ts';
import * as styles from './Bars.module.css';

/** As many as a wall can show; the panel scrolls where there is less room. */
const MOST = 10;

/** What is reported most in seven days. */
export function CategoryTop({ reading, names }: { reading: SituationReading; names: Names }) {
  const { t } = useTranslation();
  const sum = ({ categories }: Situation): number => categories.reduce((all, { count }) => all + count, 0);
  return (
    <SituationPanel
      title={t('situation.categories.title')}
      reading={reading}
      size="grows"
      aside={(situation) =>
        t('situation.lastDays', { days: weekWords(t, situation), n: formatCount(sum(situation)) })
      }
      empty={(situation) =>
        sum(situation) === 0 ? t('situation.categories.none', { days: weekWords(t, situation) }) : undefined
      }
    >
      {({ categories }) => (
        <ul className={styles.bars} data-bars aria-label={t('situation.categories.title')}>
          {categories.slice(0, MOST).map(({ categoryCode, count }) => (
            <li key={categoryCode}>
              <BarRow name={names.category(categoryCode)} value={count} largest={categories[0]?.count ?? 0} />
            </li>
          ))}
        </ul>
      )}
    </SituationPanel>
  );
}
