import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figuresQuery } from '../../../api/figures.ts';
import { isStatistic } from '../../../domain/statistics/no-statistic.ts';
import { labelIn } from '../../../domain/view/languages.ts';
import { useView } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { moveFocusByArrows } from '../../../ui/arrow-keys.ts';
import * as popoverStyles from '../../../ui/Popover.module.css';
import type { Resolve } from '../tour-model.ts';
import { valueText, type Say } from '../value-words.ts';
import * as styles from './TourEditor.module.css';

/** Variables that count in the database; those of the published figures follow from them. */
const COUNTS = [
  'counties', 'townships', 'villages', 'grids', 'microGrids', 'areas',
  'incidents', 'registered', 'completed', 'open', 'overdue', 'completionRate',
  'cameras', 'cameras:1', 'cameras:2', 'cameras:3', 'facilities',
] as const; // prettier-ignore

/** A button that opens the variables, each with what it reads at this stop now; a choice goes into the text. */
export function VariableMenu(props: {
  label: string;
  resolve: Resolve;
  onChoose: (variable: string) => void;
}) {
  const { label, resolve, onChoose } = props;
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={`${popoverStyles.host} ${styles.variables}`}>
      <Button onClick={() => setOpen(!isOpen)}>{t('tourEditor.variable')}</Button>
      {isOpen && (
        <Popover title={t('tourEditor.variablesOf', { field: label })} onClose={() => setOpen(false)}>
          <Choices
            resolve={resolve}
            onChoose={(variable) => {
              setOpen(false);
              onChoose(variable);
            }}
          />
        </Popover>
      )}
    </div>
  );
}

function Choices({ resolve, onChoose }: { resolve: Resolve; onChoose: (variable: string) => void }) {
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const [wanted, setWanted] = useState('');
  const figures = useQuery(figuresQuery).data ?? [];
  const say: Say = (key, values) => t(key, { ...values });
  const all: [variable: string, name: string][] = [
    ...COUNTS.map((variable): [string, string] => [
      variable,
      t(`tourEditor.count.${variable.replace(':', '')}`),
    ]),
    ...figures.flatMap(({ id, metric, labels, check }): [string, string][] => {
      if (!isStatistic(metric)) return [];
      const name = labelIn(labels, language);
      const printed: [string, string] = [`figure:${id}`, name];
      return check.recomputed === undefined ? [printed] : [printed, [`recomputed:${id}`, name]];
    }),
  ];
  const found = all.filter(([variable, name]) =>
    `${variable} ${name}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <>
      <input
        type="search"
        aria-label={t('tourEditor.findVariable')}
        placeholder={t('tourEditor.findVariable')}
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      />
      <ul className={styles.choices} onKeyDown={moveFocusByArrows}>
        {found.map(([variable, name], index) => (
          <li key={variable}>
            <button type="button" data-row tabIndex={index === 0 ? 0 : -1} onClick={() => onChoose(variable)}>
              <code>{`{${variable}}`}</code>
              <span>{name}</span>
              <b>{valueText(resolve(variable), say)}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
