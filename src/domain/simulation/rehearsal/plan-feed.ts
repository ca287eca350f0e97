import { createRandom } from '../../random/random.ts';
import { MINUTE_MS } from '../../time/zone.ts';
import { createFeedClock, type FeedClock } from './feed-clock.ts';
import type { FeedBatch, FeedEntry } from './feed-rows.ts';
import { FEED_SOURCES, type FeedSourceId } from './feed-sources.ts';
import { createPlatformQueue, type Stretch } from './platform-queue.ts';
import { drawLateness, entriesOf, type Report } from './report.ts';
import { scenarioReports } from './scenario-reports.ts';
import type { Scenario } from './scenario.ts';
import { simulatedReports, type FeedCity } from './simulated-reports.ts';

/** What a rehearsal is made from; the same options give the same feed. */
export interface FeedOptions {
  city: FeedCity;
  seed: number;
  /** Epoch ms on both clocks. */
  startedAt: number;
  speed: number;
  /** End on the wall clock, epoch ms; a feed without one has no end. */
  endsAt: number;
  /** Part of the sources' own numbers, so that two rehearsals have different ones. */
  run: string;
  /** Share of the batches that go out twice, and of the reports that come minutes to hours late. */
  duplicateShare: number;
  lateShare: number;
  scenario?: Scenario;
}

const NOTHING_MORE: Scenario = { parts: [] };

/** So much of the feed's time is simulated at once. */
const WINDOW_MS = 5 * 24 * 60 * MINUTE_MS;

/** Numbers of the independent random sequences of one seed; those of the platforms come after the last. */
const STREAMS = { lateness: 2_001, scenario: 2_002, queues: 2_003 } as const;

/**
 * Everything that the platforms send, batch by batch in order of `sendAt`, without end unless `endsAt` is finite. At the
 * end each platform sends what is ready, but for one that a scenario keeps silent then. Steps come after their incident
 * and in order; the numbers of a platform count its reports.
 */
export function* planFeed(options: FeedOptions): Generator<FeedBatch, void, undefined> {
  const { city, seed, startedAt, speed, endsAt, scenario = NOTHING_MORE } = options;
  const clock = createFeedClock(startedAt, speed);
  const queues = FEED_SOURCES.map((source, index) =>
    createPlatformQueue({
      source,
      startedAt,
      duplicateShare: options.duplicateShare,
      silences: silencesOf(scenario, source.id, clock),
      random: createRandom(seed, STREAMS.queues + index),
    }),
  );
  const rowsOf = createNumbering(options, clock);
  const random = createRandom(seed, STREAMS.scenario);
  const { calibration } = city;
  const extra = scenarioReports(scenario, { startedAt, calibration, random });
  const end = clock.toFeed(endsAt);
  for (let number = 0; ; number += 1) {
    const from = startedAt + number * WINDOW_MS;
    const to = Math.min(from + WINDOW_MS, end);
    const isLast = to >= end;
    const reports = [
      ...simulatedReports(city, { from, to, number, seed }),
      ...extra.filter(({ reportedAt }) => reportedAt >= from && reportedAt < to),
    ].sort((a, b) => a.reportedAt - b.reportedAt);
    const rows = reports.flatMap(rowsOf);
    const until = isLast ? endsAt : clock.toWall(to);
    const batches = queues.flatMap((queue, index) => {
      queue.add(rows.filter(({ source }) => source === FEED_SOURCES[index]?.id));
      const taken = queue.take(until);
      return isLast ? [...taken, ...queue.close(until)] : taken;
    });
    yield* batches.sort((a, b) => a.sendAt - b.sendAt);
    if (isLast) return;
  }
}

/** Numbers the reports of each platform and turns them into rows, some of them late. */
function createNumbering({ seed, run, lateShare }: FeedOptions, clock: FeedClock) {
  const random = createRandom(seed, STREAMS.lateness);
  const counts = new Map<FeedSourceId, number>();
  return (report: Report): FeedEntry[] => {
    const { id, prefix } = report.source;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    const sourceId = `${prefix}-${run}-${String(count).padStart(5, '0')}`;
    return entriesOf(report, sourceId, clock, drawLateness(random, lateShare));
  };
}

function silencesOf({ parts }: Scenario, source: FeedSourceId, clock: FeedClock): Stretch[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'deadFeed' || part.source !== source) return [];
    const from = clock.startedAt + part.startMin * MINUTE_MS;
    return [{ from: clock.toWall(from), to: clock.toWall(from + part.minutes * MINUTE_MS) }];
  });
}
