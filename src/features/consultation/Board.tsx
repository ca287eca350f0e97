import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../api/unit-index.ts';
import type { BoardRow, BoardUnit } from '../../domain/consultation/board.ts';
import { CONSULTATION_STEPS, type ConsultationStepName } from '../../domain/consultation/steps.ts';
import type { ItemOnBoard } from './item-on-board.ts';
import { moveFocusByArrows } from '../../ui/arrow-keys.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Shape } from '../../ui/Shape.tsx';
import * as styles from './Board.module.css';

/** The open items by unit; the arrows move among them, Enter opens one. */
export function Board(props: {
  units: readonly BoardUnit<ItemOnBoard>[];
  openId: string | null;
  nameOf: (step: ConsultationStepName) => string;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const index = useUnitIndex();
  const { units } = props;
  const rowIds = units.flatMap(({ rows }) => rows.map(({ item }) => item.id));
  // The tab stop: the open item where it has a row here, else the first row.
  const stopId = rowIds.find((id) => id === props.openId) ?? rowIds[0];
  return (
    <div className={styles.board} data-part="consultation-board" onKeyDown={moveFocusByArrows}>
      {units.map(({ unitCode, rows, overdue }) => (
        <section key={unitCode} aria-label={index.get(unitCode)?.name ?? unitCode}>
          <h3>
            {index.get(unitCode)?.name ?? unitCode}
            <span>{t('consultation.openOf', { n: rows.length })}</span>
            {overdue > 0 && <Badge tone="danger">{t('consultation.overdueOf', { n: overdue })}</Badge>}
          </h3>
          <ul>
            {rows.map((row) => (
              <li key={row.item.id}>
                <button
                  type="button"
                  className={styles.row}
                  data-row
                  tabIndex={row.item.id === stopId ? 0 : -1}
                  aria-current={row.item.id === props.openId}
                  onClick={() => props.onOpen(row.item.id)}
                >
                  <Row row={row} nameOf={props.nameOf} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({
  row,
  nameOf,
}: {
  row: BoardRow<ItemOnBoard>;
  nameOf: (step: ConsultationStepName) => string;
}) {
  const { t } = useTranslation();
  const { item, ageDays, next, overdueDays } = row;
  const step = next?.step;
  const due =
    next?.dueOn === undefined
      ? t('consultation.noDue')
      : overdueDays > 0
        ? t('consultation.overdueBy', { n: overdueDays })
        : t('consultation.dueBy', { date: next.dueOn });
  return (
    <>
      {overdueDays > 0 ? (
        <Shape shape="square" colour="var(--danger)" />
      ) : (
        <Shape shape="circle" colour="var(--accent)" />
      )}
      <span className={styles.words}>
        <strong>{item.title}</strong>
        <small>
          {next?.duty === undefined
            ? t('consultation.nextStep', { step: step === undefined ? '' : nameOf(step) })
            : t('consultation.nextDuty', {
                body: t(`consultation.bodies.${next.duty.body}`),
                task: next.duty.task,
              })}
        </small>
      </span>
      <span className={styles.numbers} data-late={overdueDays > 0}>
        <span>
          {t('consultation.stepOf', {
            n: step === undefined ? CONSULTATION_STEPS.length : CONSULTATION_STEPS.indexOf(step) + 1,
          })}
          {' · '}
          {t('consultation.age', { n: ageDays })}
        </span>
        <small>{due}</small>
      </span>
    </>
  );
}
