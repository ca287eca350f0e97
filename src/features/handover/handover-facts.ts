import type { CameraRecord } from '../../schemas/cameras.ts';
import type { Situation } from '../../schemas/situation.ts';

/** An incident that will more likely than not be late belongs on the watch list. */
const WATCHED_FROM = 0.5;

/** An incident of a situation; one without a limit has no deadline. */
export type Listed = Situation['burning'][number] | Situation['radar'][number]['items'][number];

/** Cameras of a class that do not work. */
export interface ClassDown {
  readonly pointClass: CameraRecord['pointClass'];
  readonly down: number;
  readonly total: number;
}

/** What one shift tells the next, of one situation. */
export interface HandoverFacts {
  readonly emergencies: readonly Listed[];
  readonly overdue: readonly Listed[];
  /** Most probable breach first. */
  readonly watched: readonly Listed[];
  /** Least probable silence first; null while the rule has no answer. */
  readonly silent: Situation['silent'];
  /** Markets of today near which a camera is down. */
  readonly marketsDown: Situation['cameras']['nearMarkets'];
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
  return {
    emergencies,
    overdue: burning.filter((item) => (item.deadlineAt ?? asOf) < asOf && !emergencies.includes(item)),
    watched: radar
      .flatMap(({ items }) => items)
      .filter(
        ({ deadlineAt, breachProbability }) => deadlineAt >= asOf && (breachProbability ?? 0) >= WATCHED_FROM,
      )
      .sort((a, b) => (b.breachProbability ?? 0) - (a.breachProbability ?? 0)),
    silent: situation.silent?.toSorted((a, b) => a.probability - b.probability) ?? null,
    marketsDown: situation.cameras.nearMarkets.filter(({ online, total }) => online < total),
    camerasDown: cameras && countDown(cameras),
  };
}

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
