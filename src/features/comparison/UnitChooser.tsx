import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex, type IndexedUnit } from '../../api/unit-index.ts';
import { parentCode } from '../../domain/grids/codes.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Button } from '../../ui/Button.tsx';
import { suggestUnits } from './suggest-units.ts';
import * as styles from './UnitChooser.module.css';

/** The name of a compared unit, and the search for another; units of the level of the one `beside` it are offered first. */
export function UnitChooser(props: {
  side: 'first' | 'second';
  unit: IndexedUnit | undefined;
  beside: IndexedUnit | undefined;
  onChoose: (code: string) => void;
}) {
  const { t } = useTranslation();
  const { side, unit, beside, onChoose } = props;
  const index = useUnitIndex();
  const [isWanted, setWanted] = useState(false);
  const isOpen = isWanted || unit === undefined;
  const [text, setText] = useState('');
  const inputId = useId();
  const offered = useMemo(
    () => (isOpen ? suggestUnits(index, text, { beside, without: unit?.code }) : []),
    [index, text, beside, unit, isOpen],
  );
  const choose = (code: string): void => {
    setWanted(false);
    setText('');
    onChoose(code);
  };
  const placeOf = ({ code }: IndexedUnit): string => index.get(parentCode(code) ?? '')?.name ?? '';
  return (
    <div className={styles.chooser} data-side={side}>
      <header className={styles.head}>
        <i className={styles.mark} aria-hidden="true" />
        <strong>{unit?.name ?? t('comparison.noUnit')}</strong>
        {unit && (
          <small>
            {t(`level.${unit.level}`)} · {placeOf(unit)} {unit.code}
          </small>
        )}
        {unit && <Button onClick={() => setWanted(!isWanted)}>{t('comparison.another')}</Button>}
      </header>
      {isOpen && (
        <div
          className={styles.search}
          onKeyDown={(event) => event.key.startsWith('Arrow') && moveFocusByArrows(event)}
        >
          <label htmlFor={inputId}>{t('comparison.searchUnit')}</label>
          <input
            id={inputId}
            data-row
            type="search"
            value={text}
            autoFocus={unit === undefined}
            placeholder={t('comparison.searchHint')}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              const [best] = offered;
              if (event.key === 'Enter' && best) choose(best.code);
            }}
          />
          <ul>
            {offered.map((each) => (
              <li key={each.code}>
                <button type="button" data-row onClick={() => choose(each.code)}>
                  <span>{each.name}</span>
                  <small>
                    {t(`level.${each.level}`)} · {placeOf(each)}
                  </small>
                </button>
              </li>
            ))}
          </ul>
          {offered.length === 0 && <p>{t('comparison.noneFound', { text })}</p>}
        </div>
      )}
    </div>
  );
}
