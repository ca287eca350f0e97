import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import type { FilterState } from '../../domain/engine/api/filter.ts';
import { durationText } from '../../i18n/duration-text.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import { useAppState, useEngine } from '../../state/hooks.tsx';
import { longPeriod, periodWords, resolvedPeriod } from './period-text.ts';
import { SubjectSwitch } from './SubjectSwitch.tsx';
import { Tile } from './Tile.tsx';
import * as styles from './NumberBar.module.css';

/** Rates of fewer cases say nothing. */
const FEWEST_CASES = 5;

/** The row of key figures of the patrol desk: cases, each figure with its n and period under it. */
export function CaseNumberBar() {
  const { t } = useTranslation();
  const { filter: latest } = useAppState().filter.getState();
  const answer = useEngine((state) => state.answerForPanels);
  const failed = useEngine((state) => state.status.kind === 'failed');
  const filter = useEngine((state) => state.queryForPanels?.filter) ?? latest;
  const { range } = filter;
  const isPreset = range.kind === 'preset';
  const period = periodWords(t, range, answer);
  // Cases are told of late: the days say what a preset means.
  const resolved =
    isPreset && range.preset !== 'all' && answer !== null ? resolvedPeriod(answer.range) : period;
  const tiles = answer === null ? WAITING : tilesOf(t, answer, filter, period);
  return (
    <section className={styles.numberBar} data-part="numbers" aria-label={t('numbers.label')}>
      <TotalTile
        answer={answer}
        period={resolved}
        whole={isPreset ? resolved : longPeriod(range)}
        failed={failed}
      />
      {tiles.map(({ name, value, note, hint }) => (
        <Tile
          key={name}
          title={t(`cases.numbers.${name}`)}
          value={value}
          note={note}
          hint={hint}
          failed={failed}
        />
      ))}
      <SubjectSwitch />
    </section>
  );
}

/** How many cases match: the one figure that follows the hand, as the histogram does. */
function TotalTile(props: { answer: EngineAnswer | null; period: string; whole: string; failed: boolean }) {
  const { t } = useTranslation();
  const { answer, period, whole, failed } = props;
  const total = useEngine((state) => state.answerForTimeBar?.total);
  const noteFor = (text: string) =>
    answer === null
      ? undefined
      : t('cases.numbers.totalOf', {
          events: formatCount(answer.eventCount),
          all: formatCount(answer.all),
          period: text,
        });
  return (
    <Tile
      title={t('cases.numbers.total')}
      value={total === undefined ? undefined : formatCount(total)}
      note={noteFor(period)}
      hint={[noteFor(whole), t('cases.numbers.totalHint')].filter(Boolean).join(' · ')}
      failed={failed}
    />
  );
}

type TileName = 'solved' | 'arrest' | 'recovered' | 'market' | 'place';
interface CaseTile {
  readonly name: TileName;
  readonly value: string | undefined;
  readonly note: string | undefined;
  readonly hint?: string;
}

const NAMES: readonly TileName[] = ['solved', 'arrest', 'recovered', 'market', 'place'];
const WAITING: readonly CaseTile[] = NAMES.map((name) => ({ name, value: undefined, note: undefined }));

function tilesOf(
  t: TFunction,
  answer: EngineAnswer,
  filter: FilterState,
  period: string,
): readonly CaseTile[] {
  const { total, eventCount, facets, units, caseFigures } = answer;
  const handled = [...units.finest.handled].reduce((sum, count) => sum + count, 0);
  const { arrests = 0, medianArrestMs = null, recovered = 0 } = caseFigures ?? {};
  const isFew = total < FEWEST_CASES;
  const shareOfTotal = (count: number): string => (isFew ? '—' : formatShare(count / total, 1));
  const few = isFew ? ` · ${t('cases.numbers.few')}` : '';
  const { categories, calendar } = filter;
  const [code, leading] = Object.entries(facets.categories)
    .filter(([each]) => categories.length === 0 || categories.includes(each))
    .toSorted(([, a], [, b]) => b - a)[0] ?? ['', 0];
  const isOfDays = calendar.length > 0;
  return [
    {
      name: 'solved',
      value: shareOfTotal(handled),
      note:
        t('cases.numbers.solvedOf', { solved: formatCount(handled), total: formatCount(total), period }) +
        few,
      hint: t('cases.numbers.solvedHint'),
    },
    {
      name: 'arrest',
      value: medianArrestMs === null ? '—' : durationText(t, medianArrestMs),
      note:
        arrests === 0
          ? t('cases.numbers.arrestNone')
          : t('cases.numbers.arrestOf', { n: formatCount(arrests) }),
    },
    {
      name: 'recovered',
      value: formatCount(recovered),
      note: t('cases.numbers.recoveredOf', { n: formatCount(eventCount) }),
    },
    {
      name: 'market',
      value: isOfDays ? '—' : shareOfTotal(facets.calendar.marketDay),
      note: isOfDays
        ? t('cases.numbers.filteredByDay')
        : t('cases.numbers.marketOf', {
            n: formatCount(facets.calendar.marketDay),
            total: formatCount(total),
            period,
          }),
      hint: t('cases.marketHint'),
    },
    {
      name: 'place',
      value: leading === 0 ? '—' : t(`cases.placeType.${code}`),
      note: t('cases.numbers.placeOf', {
        n: formatCount(leading),
        total: formatCount(total),
        share: shareOfTotal(leading),
      }),
    },
  ];
}
