import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SituationReading } from '../../api/use-situation.ts';
import { formatCount } from '../../i18n/format.ts';
import type { Situation } from '../../schemas/situation.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Shape } from '../../ui/Shape.tsx';
import { SituationPanel } from './SituationPanel.tsx';
import type { Navigation } from './use-navigation.ts';
import type { Names } from './use-names.ts';
import * as styles from './CommandBar.module.css';
import * as utilities from '../../ui/utilities.module.css';

/** Units of a level that are shown before it is opened. */
const SHOWN = 2;

type Level = Situation['command'][number];

/** Three-level command: who has what in hand, from districts to villages; a click goes into the unit. */
export function CommandBar({
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

function LevelRows({ level, names, go }: { level: Level; names: Names; go: Navigation }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { units } = level;
  const shown = isOpen ? units : units.slice(0, SHOWN);
  const title = t(`situation.command.level.${level.level}`);
  return (
    <section className={styles.level}>
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
        {shown.map((unit, index) => (
          <li key={unit.unitCode}>
            <UnitButton
              unit={unit}
              name={names.unit(unit.unitCode)}
              isTabStop={index === 0}
              onChoose={go.intoUnit}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnitButton(props: {
  unit: Level['units'][number];
  name: string;
  isTabStop: boolean;
  onChoose: (unitCode: string) => void;
}) {
  const { t } = useTranslation();
  const { unit, name } = props;
  const [open, overdue, dueSoon] = [unit.open, unit.overdue, unit.dueSoon].map(formatCount);
  const said = (which: 'open' | 'overdue' | 'dueSoon') => (
    <span className={utilities.visuallyHidden}>{t(`situation.command.said.${which}`)}</span>
  );
  return (
    <button
      type="button"
      className={styles.unit}
      data-row
      tabIndex={props.isTabStop ? 0 : -1}
      title={t('situation.command.unit', { unit: name, open, overdue, dueSoon })}
      onClick={() => props.onChoose(unit.unitCode)}
    >
      <strong>{name}</strong>
      <b>
        {said('open')}
        {open}
      </b>
      <Mark value={unit.overdue} said={said('overdue')} tone="danger" />
      <Mark value={unit.dueSoon} said={said('dueSoon')} tone="warning" />
    </button>
  );
}

/** A number with its shape, behind what is said of it; none is a faint zero, for it is known that there is none. */
function Mark({ value, said, tone }: { value: number; said: ReactNode; tone: 'danger' | 'warning' }) {
  return (
    <span className={styles.mark} data-tone={value > 0 ? tone : 'none'}>
      {said}
      {value > 0 && <Shape shape={tone === 'danger' ? 'square' : 'triangle'} colour={`var(--${tone})`} />}
      {formatCount(value)}
    </span>
  );
}
