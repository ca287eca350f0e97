import { useTranslation } from 'react-i18next';
import { civilDayOfDate, DAY_MS, startOfCivilDay } from '../../domain/time/civil-day.ts';
import { formatCount } from '../../i18n/format.ts';
import type { StoryChange } from '../../schemas/unit-story.ts';
import { useFilter, useView } from '../../state/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';
import { BoundaryPicture } from './BoundaryPicture.tsx';
import * as styles from './BoundaryChange.module.css';

/** How much of the time before and after a change is shown when the reader asks for it. */
const SHOWN_DAYS = 30;

/** A split or a merge: the units before and after with their incidents, and where the incidents of before lie now. */
export function BoundaryChange({ change, code }: { change: StoryChange; code: string }) {
  const { t } = useTranslation();
  const changeFilter = useFilter((state) => state.change);
  const { day, kind, before, after, flows } = change;
  const show = (side: 'before' | 'after'): void => {
    const at = startOfCivilDay(civilDayOfDate(day));
    const span = SHOWN_DAYS * DAY_MS;
    const [from, to] = side === 'before' ? [at - span, at] : [at, at + span];
    changeFilter({ range: { kind: 'range', from, to } });
  };
  const nameOf = (unit: string | null) =>
    unit === null ? t('boundaries.nowhere') : (after.find((each) => each.code === unit)?.name ?? unit);
  return (
    <div className={styles.change}>
      <h4>
        <time dateTime={day}>{day}</time>{' '}
        {t(`boundaries.kind.${kind}`, { before: before.length, after: after.length })}
      </h4>
      <div className={styles.sides}>
        {(['before', 'after'] as const).map((side) => (
          <div key={side}>
            <BoundaryPicture
              label={t(`boundaries.${side}`)}
              units={change[side]}
              frame={[...before, ...after]}
              selected={code}
            />
            <Units units={change[side]} code={code} />
            <Button onClick={() => show(side)}>{t(`boundaries.show.${side}`)}</Button>
          </div>
        ))}
      </div>
      <ul className={dossierContent.plainList} aria-label={t('boundaries.flows')}>
        {flows.map(({ from, to, incidents, open }) => (
          <li key={`${from} ${to}`}>
            <span>
              {t('boundaries.flow', {
                from: before.find((unit) => unit.code === from)?.name ?? from,
                to: nameOf(to),
              })}
            </span>
            <span>{t('boundaries.counted', { n: formatCount(incidents), open: formatCount(open) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Units({ units, code }: { units: StoryChange['before']; code: string }) {
  const { t } = useTranslation();
  const select = useView((state) => state.select);
  return (
    <ol className={styles.units}>
      {units.map((unit) => (
        <li key={unit.code} aria-current={unit.code === code}>
          <button
            type="button"
            className={dossierContent.link}
            onClick={() => select({ kind: 'unit', id: unit.code })}
          >
            {unit.name}
          </button>
          <span>
            {t('boundaries.counted', { n: formatCount(unit.incidents), open: formatCount(unit.open) })}
          </span>
        </li>
      ))}
    </ol>
  );
}
