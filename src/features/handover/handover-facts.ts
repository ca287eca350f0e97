import type { CameraRecord } from '../../schemas/cameras.ts';
import type { OpenThen, ShiftEnd } from '../../schemas/shift-end.ts';
import type { Situation } from '../../schemas/situation.ts';

/** An incident that will more likely than not be late belongs on the watch list. */
const WATCHED_FROM = 0.5;

/** An open incident; one without a limit has no deadline. */
export interface Listed extends OpenThen {
  /** Chance that it is late, and of how many incidents that was learned; absent where that is not kept. */
  readonly breachProbability?: number | null;
  readonly n?: number;
}

/** Cameras of a class that do not work. */
export interface ClassDown {
  readonly pointClass: CameraRecord['pointClass'];
  readonly down: number;
  readonly total: number;
}

/** What one shift tells the next. Lists may be shorter than their counts. */
export interface HandoverFacts {
  /** Newest deadline first. */
  readonly emergencies: readonly Listed[];
  /** Without emergencies, the newest deadline first. */
  readonly overdue: readonly Listed[];
  /** Most probable breach first; at the end of a past shift all with 80 % of their limit used, the next deadline first. */
  readonly watched: readonly Listed[];
  readonly counts: Readonly<Record<'emergencies' | 'overdue' | 'watched', number>>;
  /** Least probable silence first; null while the rule has no answer. */
  readonly silent: Situation['silent'];
  /** Markets of today near which a camera is down; null where that is not kept. */
  readonly marketsDown: Situation['cameras']['nearMarkets'] | null;
  /** `undefined` while the cameras are not known. */
  readonly camerasDown: readonly ClassDown[] | undefined;
}

/** Sorts a situation into what the hand-over page lists. */
export function handoverFacts(
  situation: Situation,
  cameras: readonly CameraRecord[] | undefined,
): HandoverFacts {
  const { burning, radar, asOf } = situation;
  const emergencies = burning.filter(({ urgency }) => urgency === 'emergency');
  const overdue = burning.filter((item) => isLate(item, asOf) && !emergencies.includes(item));
  const watched = radar
    .flatMap(({ items }) => items)
    .filter(
      ({ deadlineAt, breachProbability }) => deadlineAt >= asOf && (breachProbability ?? 0) >= WATCHED_FROM,
    )
    .sort((a, b) => (b.breachProbability ?? 0) - (a.breachProbability ?? 0));
  const late = Math.max(situation.overdue - lateOf(emergencies, asOf), overdue.length);
  return {
    emergencies,
    overdue,
    watched,
    counts: { emergencies: emergencies.length, overdue: late, watched: watched.length },
    silent: situation.silent?.toSorted((a, b) => a.probability - b.probability) ?? null,
    marketsDown: situation.cameras.nearMarkets.filter(({ online, total }) => online < total),
    camerasDown: cameras && countDown(cameras),
  };
}

/** The same of the end of a past shift; what is not kept is null. */
export function shiftEndFacts(end: ShiftEnd): HandoverFacts {
  const { emergencyItems, overdueItems, nearItems } = end;
  return {
    emergencies: emergencyItems,
    overdue: overdueItems,
    watched: nearItems,
    counts: {
      emergencies: end.emergencies,
      overdue: end.overdue - end.overdueEmergencies,
      watched: end.near,
    },
    silent: null,
    marketsDown: null,
    camerasDown: undefined,
  };
}

const isLate = ({ deadlineAt }: Listed, asOf: number): boolean => deadlineAt !== null && deadlineAt < asOf;
const lateOf = (items: readonly Listed[], asOf: number): number =>
  items.filter((item) => isLate(item, asOf)).length;

/** Cameras that are not online, by class; removed ones no longer count. */
function countDown(cameras: readonly CameraRecord[]): ClassDown[] {
  const classes = new Map<CameraRecord['pointClass'], { down: number; total: number }>();
  for (const { pointClass, status } of cameras) {
    if (status === 'removed') continue;
    const count = classes.get(pointClass) ?? { down: 0, total: 0 };
    count.total++;
    if (status !== 'online') count.down++;
    classes.set(pointClass, count);
  }
  return [...classes]
    .map(([pointClass, count]) => ({ pointClass, ...count }))
    .sort((a, b) => a.pointClass - b.pointClass);
}
