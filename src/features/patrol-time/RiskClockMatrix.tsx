import { useTranslation } from 'react-i18next';
import { PLACE_TYPES } from '../../domain/cases/case-terms.ts';
import {
  daysAndHours,
  weekHoursAfter,
  weekHoursAfterCells,
} from '../../domain/hotspots/time/clock-choice.ts';
import { FEWEST_CASES, type ClockRow, type ClockRows } from '../../domain/hotspots/time/risk-clock.ts';
import { HOURS_OF_DAY, hourOfCell, type HoursJoin } from '../../domain/time/week-hours.ts';
import { formatCount, formatNumber, formatShare } from '../../i18n/format.ts';
import { useAppState, useFilter, useSubject } from '../../state/hooks.tsx';
import { stopWeekFilm } from '../../state/playback/playback.ts';
import {
  HourMatrix,
  HourMatrixLegend,
  type MatrixCell,
  type MatrixKeys,
} from '../../ui/charts/HourMatrix.tsx';
import { usePassing } from '../../ui/use-passing.ts';
import { ClockFoot } from './ClockFoot.tsx';
import type { ShownClock } from './use-risk-clock.ts';

/** Colours by weight on one scale, or by each row's own largest hour. */
export type ClockScale = 'count' | 'share';

const twoDigits = (value: number) => String(value).padStart(2, '0');
const mostOf = (rows: readonly ClockRow[]) =>
  Math.max(0, ...rows.filter(({ n }) => n >= FEWEST_CASES).flatMap(({ weights }) => [...weights]));

/** The fields of the risk clock with their legend, what is looked at in words, and what they do to the filter. */
export function RiskClockMatrix(props: { clock: ShownClock; by: ClockRows; scale: ClockScale }) {
  const { clock, by, scale } = props;
  const { t } = useTranslation();
  const state = useAppState();
  const weekHours = useFilter(({ filter }) => filter.weekHours);
  const categories = useFilter(({ filter }) => filter.categories);
  const isOfCases = useSubject() === 'cases';
  const [looked = null, setLooked] = usePassing<MatrixCell | null>();
  const isByPlace = by === 'placeType';
  const nameOf = (row: number) =>
    isByPlace ? t(`cases.placeType.${PLACE_TYPES[row]!}`) : t(`weekClock.day.${row}`);
  const most = mostOf(clock.rows);
  const put = (chosen: number[]) => {
    stopWeekFilm(state);
    state.filter.getState().change({ weekHours: chosen });
  };
  const mark = (from: MatrixCell, to: MatrixCell, keys: MatrixKeys) => {
    const join: HoursJoin = keys.altKey ? 'remove' : keys.shiftKey ? 'add' : 'replace';
    put(
      isByPlace
        ? weekHoursAfter(weekHours, hoursFromTo(from.column, to.column), join)
        : weekHoursAfterCells(weekHours, cellOf(from), cellOf(to), join),
    );
  };
  const cellText = ({ row, column }: MatrixCell) => {
    const { n = 0, weight = 0, weights = [], cases = [] } = clock.rows[row] ?? {};
    const when = { name: nameOf(row), from: twoDigits(column), to: twoDigits(column + 1) };
    if (n < FEWEST_CASES) return t('patrolTime.clock.cellFew', { ...when, n: formatCount(n) });
    return t('patrolTime.clock.cell', {
      ...when,
      weight: formatNumber(weights[column] ?? 0, 1),
      n: formatCount(cases[column] ?? 0),
      share: formatShare(weight === 0 ? 0 : (weights[column] ?? 0) / weight, 0),
    });
  };
  const togglePlace = (placeType: string) =>
    state.filter.getState().change({
      categories: categories.includes(placeType)
        ? categories.filter((other) => other !== placeType)
        : [...categories, placeType].sort(),
    });
  const { hours } = daysAndHours(weekHours);
  const hasChoice = isByPlace ? hours.length > 0 : weekHours.length > 0;
  const isChosen = ({ row, column }: MatrixCell) =>
    isByPlace ? hours.includes(column) : weekHours.includes(hourOfCell({ day: row, hour: column }));
  return (
    <>
      <HourMatrix
        label={t(`patrolTime.clock.label.${by}`)}
        rows={clock.rows.map((row, at) => ({
          key: String(at),
          name: nameOf(at),
          values: row.weights,
          figure: formatCount(row.n),
          isHatched: row.n < FEWEST_CASES,
          isNameChosen: isByPlace && isOfCases && categories.includes(PLACE_TYPES[at]!),
          nameHint: isByPlace
            ? isOfCases
              ? t('patrolTime.clock.pickPlace')
              : undefined
            : t('patrolTime.clock.pickDay'),
        }))}
        largest={(row) => (scale === 'count' ? most : Math.max(0, ...(clock.rows[row]?.weights ?? [])))}
        marksColumns={isByPlace}
        isChosen={hasChoice ? isChosen : null}
        cellText={cellText}
        onLookAt={setLooked}
        onMark={mark}
        onName={(row) =>
          isByPlace
            ? togglePlace(PLACE_TYPES[row]!)
            : put(
                weekHoursAfterCells(
                  weekHours,
                  { day: row, hour: 0 },
                  { day: row, hour: HOURS_OF_DAY - 1 },
                  'replace',
                ),
              )
        }
      />
      <HourMatrixLegend
        least="0"
        most={
          scale === 'count'
            ? t('patrolTime.clock.most', { n: most === 0 ? '—' : formatNumber(most, 1) })
            : t('patrolTime.clock.mostOfRow')
        }
        hatched={t('patrolTime.few', { n: FEWEST_CASES })}
        hint={t('patrolTime.clock.scaleNote')}
      />
      <ClockFoot clock={clock} looked={looked === null ? null : cellText(looked)} />
    </>
  );
}

const cellOf = ({ row, column }: MatrixCell) => ({ day: row, hour: column });

const hoursFromTo = (a: number, b: number): number[] =>
  Array.from({ length: Math.abs(a - b) + 1 }, (_, index) => Math.min(a, b) + index);
