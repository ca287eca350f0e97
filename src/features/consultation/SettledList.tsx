import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import { lastRecord } from '../../domain/consultation/records.ts';
import type { Consultation } from '../../schemas/consultations.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Shape } from '../../ui/Shape.tsx';
import * as styles from './Board.module.css';

/** The items that residents said are solved, the newest first. */
export function SettledList(props: {
  items: readonly Consultation[];
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const units = useUnitIndex();
  return (
    <ul className={styles.board} onKeyDown={moveFocusByArrows}>
      {props.items.map((item, index) => {
        const evaluation = lastRecord(item.steps, 'evaluation');
        return (
          <li key={item.id}>
            <button
              type="button"
              className={styles.row}
              data-row
              tabIndex={index === 0 ? 0 : -1}
              aria-current={item.id === props.openId}
              onClick={() => props.onOpen(item.id)}
            >
              <Shape shape="ring" colour="var(--good)" />
              <span className={styles.words}>
                <strong>{item.title}</strong>
                <small>{units.get(item.unitCode)?.name ?? item.unitCode}</small>
              </span>
              {evaluation !== undefined && (
                <span className={styles.numbers}>
                  <span>{evaluation.quarter}</span>
                  <small>{t('consultation.satisfiedShort', { ...evaluation })}</small>
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
