import { formatCount, formatMinute, formatNumber, formatShare, spanUnits } from '../../i18n/format.ts';
import type { Listed } from './handover-facts.ts';
import type { HandoverInput, HandoverSection, Translate } from './handover-model.ts';

/** Rows that are listed at most, so that the whole stays on one sheet. */
const MOST = { emergencies: 3, overdue: 7, watched: 5, silent: 6, markets: 5 } as const;

const spanText = (ms: number, t: Translate): string => {
  const { key, n } = spanUnits(ms);
  return t(key, { n });
};

/** A heading with the number of its rows, and how many of them are listed where that is not all. */
function countedHeading(t: Translate, key: string, count: number, listed: number): string {
  const heading = `${t(key)} ${formatCount(count)}`;
  return listed < count ? `${heading}${t('handover.firstOf', { n: listed })}` : heading;
}

/** Emergencies, overdue incidents and the watch list. */
export function incidentSections(input: HandoverInput, t: Translate): HandoverSection[] {
  const { situation, facts, names } = input;
  const start = ({ eventNo, title, unitCode, categoryCode }: Listed): string[] => [
    eventNo,
    title,
    names.category(categoryCode),
    names.unit(unitCode),
  ];
  const past = (item: Listed): string => {
    if (item.deadlineAt === null) return '—';
    const ms = situation.asOf - item.deadlineAt;
    return t(ms > 0 ? 'handover.lateBy' : 'handover.left', { span: spanText(Math.abs(ms), t) });
  };
  const breach = ({ breachProbability, n }: Listed): string =>
    `${formatShare(breachProbability ?? 0, 0)} (n=${formatCount(n)})`;
  const columns = ['eventNo', 'title', 'category', 'unit'].map((name) => t(`handover.column.${name}`));
  const section = (
    id: 'emergencies' | 'overdue' | 'watched',
    items: readonly Listed[],
    count: number,
    more: { names: readonly string[]; cells: (item: Listed) => string[] },
  ): HandoverSection => ({
    id,
    heading: countedHeading(t, `handover.${id}`, count, Math.min(items.length, MOST[id])),
    columns: [...columns, ...more.names.map((name) => t(`handover.column.${name}`))],
    rows: items.slice(0, MOST[id]).map((item) => [...start(item), ...more.cells(item)]),
    empty: t('handover.none'),
  });
  return [
    section('emergencies', facts.emergencies, facts.emergencies.length, {
      names: ['reportedAt', 'deadline'],
      cells: (item) => [formatMinute(item.reportedAt), past(item)],
    }),
    section('overdue', facts.overdue, Math.max(situation.overdue, facts.overdue.length), {
      names: ['deadlineAt', 'deadline'],
      cells: (item) => [item.deadlineAt === null ? '—' : formatMinute(item.deadlineAt), past(item)],
    }),
    section('watched', facts.watched, facts.watched.length, {
      names: ['breach', 'deadline'],
      cells: (item) => [breach(item), past(item)],
    }),
  ];
}

/** Grids from which nothing comes. */
export function silentSection({ facts, names }: HandoverInput, t: Translate): HandoverSection {
  const silent = facts.silent ?? [];
  const heading = countedHeading(t, 'handover.silent', silent.length, Math.min(silent.length, MOST.silent));
  return {
    id: 'silent',
    heading: facts.silent === null ? `${t('handover.silent')} —` : heading,
    columns: ['unit', 'lastAt', 'expected'].map((name) => t(`handover.column.${name}`)),
    rows: silent
      .slice(0, MOST.silent)
      .map(({ unitCode, lastAt, expected }) => [
        names.unit(unitCode),
        formatMinute(lastAt),
        formatNumber(expected, 1),
      ]),
    empty: t(facts.silent === null ? 'handover.unknown' : 'handover.none'),
    isThird: true,
  };
}

/** Cameras that are down: by class, and near the markets of today. */
export function cameraSections({ facts }: HandoverInput, t: Translate): HandoverSection[] {
  const { camerasDown, marketsDown } = facts;
  const down = (camerasDown ?? []).reduce((sum, entry) => sum + entry.down, 0);
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
      empty: t(camerasDown === undefined ? 'handover.unknown' : 'handover.none'),
      isThird: true,
    },
    {
      id: 'markets',
      heading: countedHeading(
        t,
        'handover.markets',
        marketsDown.length,
        Math.min(marketsDown.length, MOST.markets),
      ),
      columns: ['market', 'down', 'total'].map((name) => t(`handover.column.${name}`)),
      rows: marketsDown
        .slice(0, MOST.markets)
        .map(({ name, online, total }) => [name, formatCount(total - online), formatCount(total)]),
      empty: t('handover.none'),
      isThird: true,
    },
  ];
}
