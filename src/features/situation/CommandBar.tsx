import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatCount } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Shape } from '../../ui/Shape.tsx';
import styles from './command-bar.module.css';
import { SituationPanel } from './SituationPanel.tsx';
import type { Go } from './use-go.ts';
import type { Names } from './use-names.ts';

/** Units of a level that are shown before it is opened. */
const SHOWN = 2;

type Level = Situation['command'][number];

/** Three-level command: who has what in hand, from districts to villages; a click goes into the unit. */
export function CommandBar({ reading, names, go }: { reading: SituationReading; names: Names; go: Go }) {
  const { t } = useTranslation();
  return (
    <SituationPanel
      title={t('situation.command.title')}
      reading={reading}
      size="shrinks"
      aside={() => t('situation.command.aside')}
      empty={({ command }) =>
        command.every(({ units }) => units.length === 0) ? t('situation.command.none') : undefined
      }
    >
      {({ command }) =>
        command.map((level) => <LevelRows key={level.level} level={level} names={names} go={go} />)
      }
    </SituationPanel>
  );
}

function LevelRows({ level, names, go }: { level: Level; names: Names; go: Go }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { units } = level;
  const shown = isOpen ? units : units.slice(0, SHOWN);
  const title = t(`situation.command.level.${level.level}`);
  return (
    <section className={styles['level']}>
      <h3>
        {title}
        {units.length > SHOWN && (
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'situation.command.less' : 'situation.command.more', { n: units.length })}
          </button>
        )}
      </h3>
      {units.length === 0 && <p>{t('situation.command.noUnit')}</p>}
      <ul aria-label={title} onKeyDown={moveFocusByArrows}>
        {shown.map(({ unitCode, open, overdue, dueSoon }, index) => (
          <li key={unitCode}>
            <button
              type="button"
              className={styles['unit']}
              data-row
              tabIndex={index === 0 ? 0 : -1}
              title={t('situation.command.into', { unit: names.unit(unitCode) })}
              onClick={() => go.intoUnit(unitCode)}
            >
              <strong>{names.unit(unitCode)}</strong>
              <b>
                {formatCount(open)}
                <span className="visually-hidden">{t('situation.command.open')}</span>
              </b>
              <Mark value={overdue} tone="danger" word={t('progress.overdue')} />
              <Mark value={dueSoon} tone="warning" word={t('situation.command.dueSoon')} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A number with its shape; none is a faint zero, for it is known that there is none. */
function Mark({ value, tone, word }: { value: number; tone: 'danger' | 'warning'; word: string }) {
  return (
    <span className={styles['mark']} data-tone={value > 0 ? tone : 'none'} title={word}>
      {value > 0 && <Shape shape={tone === 'danger' ? 'square' : 'triangle'} colour={`var(--${tone})`} />}
      {formatCount(value)}
      <span className="visually-hidden">{word}</span>
    </span>
  );
}
