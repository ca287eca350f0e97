import { shownTime } from '../../domain/incidents/shown-time.ts';
import { dueText } from '../../i18n/due-text.ts';
import { expectedText } from '../../i18n/expected-text.ts';
import { formatCount, formatMinute, formatShare } from '../../i18n/format.ts';
import type { Listed } from './handover-facts.ts';
import type { HandoverInput, HandoverSection, Translate } from './handover-model.ts';

/** Rows that are listed at most, so that the whole stays on one sheet. */
const MOST = { emergencies: 3, overdue: 7, watched: 5, silent: 6, markets: 5 } as const;

/** A heading with the number of its rows, and how many of them are listed, and in which order, where that is not all. */
function countedHeading(
  t: Translate,
  key: keyof typeof MOST | 'near',
  count: number,
  listed: number,
): string {
  const heading = `${t(`handover.${key}`)} ${formatCount(count)}`;
  if (listed >= count) return heading;
  return `${heading}${t('handover.firstOf', { n: listed, order: t(`handover.order.${key}`) })}`;
}

/** Emergencies, overdue incidents and the watch list; of a past shift what was near its deadline. */
export function incidentSections(input: HandoverInput, t: Translate): HandoverSection[] {
  const { figures, facts, names } = input;
  const isPast = figures.past !== null;
  const start = ({ eventNo, title, unitCode, categoryCode }: Listed): string[] => [
    eventNo,
    title,
    names.category(categoryCode),
    names.unit(unitCode),
  ];
  const past = (item: Listed): string => {
    if (item.deadlineAt === null) return '—';
    const keys = { over: 'handover.lateBy', left: 'handover.left' };
    return dueText(t, shownTime(item, 'deadlineAt'), figures.asOf, keys);
  };
  const deadline = (item: Listed): string =>
    item.deadlineAt === null ? '—' : formatMinute(shownTime(item, 'deadlineAt'));
  const breach = ({ breachProbability, n = 0 }: Listed): string =>
    `${formatShare(breachProbability ?? 0, 0)} (n=${formatCount(n)})`;
  const columns = ['eventNo', 'title', 'category', 'unit'].map((name) => t(`handover.column.${name}`));
  const section = (
    id: 'emergencies' | 'overdue' | 'watched',
    more: { names: readonly string[]; cells: (item: Listed) => string[] },
    key: typeof id | 'near' = id,
  ): HandoverSection => {
    const rows = facts[id].map((item) => [...start(item), ...more.cells(item)]);
    return {
      id,
      heading: countedHeading(t, key, facts.counts[id], Math.min(rows.length, MOST[id])),
      columns: [...columns, ...more.names.map((name) => t(`handover.column.${name}`))],
      rows: rows.slice(0, MOST[id]),
      rest: rows.slice(MOST[id]),
      empty: t('handover.none'),
    };
  };
  const byDeadline = {
    names: ['deadlineAt', 'deadline'],
    cells: (item: Listed) => [deadline(item), past(item)],
  };
  return [
    section('emergencies', {
      names: ['reportedAt', 'deadline'],
      cells: (item) => [formatMinute(shownTime(item, 'reportedAt')), past(item)],
    }),
    section('overdue', byDeadline),
    isPast
      ? section('watched', byDeadline, 'near')
      : section('watched', {
          names: ['breach', 'deadline'],
          cells: (item) => [breach(item), past(item)],
        }),
  ];
}

/** Why a table has no rows: nothing to list, not read yet, or of a past shift not kept. */
function emptyText({ figures }: HandoverInput, t: Translate, isKnown: boolean): string {
  if (isKnown) return t('handover.none');
  return t(figures.past === null ? 'handover.unknown' : 'handover.notKept');
}

/** Grids from which nothing comes. */
export function silentSection(input: HandoverInput, t: Translate): HandoverSection {
  const { facts, names } = input;
  const silent = facts.silent ?? [];
  const heading = countedHeading(t, 'silent', silent.length, Math.min(silent.length, MOST.silent));
  const rows = silent.map(({ unitCode, lastAt, expected }) => [
    names.unit(unitCode),
    formatMinute(lastAt),
    expectedText(expected),
  ]);
  return {
    id: 'silent',
    heading: facts.silent === null ? `${t('handover.silent')} —` : heading,
    columns: ['unit', 'lastAt', 'expected'].map((name) => t(`handover.column.${name}`)),
    rows: rows.slice(0, MOST.silent),
    rest: rows.slice(MOST.silent),
    empty: emptyText(input, t, facts.silent !== null),
    isThird: true,
  };
}

/** Cameras that are down: by class, and near the markets of today. */
export function cameraSections(input: HandoverInput, t: Translate): HandoverSection[] {
  const { camerasDown, marketsDown } = input.facts;
  const down = (camerasDown ?? []).reduce((sum, entry) => sum + entry.down, 0);
  const markets = (marketsDown ?? []).map(({ name, online, total }) => [
    name,
    formatCount(total - online),
    formatCount(total),
  ]);
  return [
    {
      id: 'cameras',
      heading: `${t('handover.cameras')} ${camerasDown === undefined ? '—' : formatCount(down)}`,
      columns: ['pointClass', 'down', 'total'].map((name) => t(`handover.column.${name}`)),
      rows: (camerasDown ?? []).map(({ pointClass, down: some, total }) => [
        t(`handover.pointClass.${pointClass}`),
        formatCount(some),
        formatCount(total),
      ]),
      empty: emptyText(input, t, camerasDown !== undefined),
      isThird: true,
    },
    {
      id: 'markets',
      heading:
        marketsDown === null
          ? `${t('handover.markets')} —`
          : countedHeading(t, 'markets', markets.length, Math.min(markets.length, MOST.markets)),
      columns: ['market', 'down', 'total'].map((name) => t(`handover.column.${name}`)),
      rows: markets.slice(0, MOST.markets),
      rest: markets.slice(MOST.markets),
      empty: emptyText(input, t, marketsDown !== null),
      isThird: true,
    },
  ];
}
