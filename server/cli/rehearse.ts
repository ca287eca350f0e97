import { FEED_SOURCE_IDS } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import { planFeed } from '../../src/domain/simulation/rehearsal/plan-feed.ts';
import { playFeed } from './play-feed.ts';
import { readBundledCity } from '../demonstration/bundled-city.ts';
import {
  parseDuration,
  parseSeed,
  parseFeedSpeed,
  parseTokens,
  parseUrl,
  readScenario,
  type RehearseOptions,
} from './rehearse-options.ts';
import { createDeliveryCounts, progressLine, summaryLines, type DeliveryCounts } from './rehearse-counts.ts';

/** Of the batches that go out twice, and of the reports that come minutes to hours late. */
const DUPLICATE_SHARE = 0.05;
const LATE_SHARE = 0.03;
const PROGRESS_MS = 5_000;
const GRACE_MS = 5_000;

export interface RehearseSetting {
  environment: Readonly<Record<string, string | undefined>>;
  stop: AbortSignal;
  print(line: string): void;
  firstWaitMs?: number;
  graceMs?: number;
}

/**
 * `gridlight rehearse`: plays the simulated city into the ingest API as five platforms would, until its time is over or
 * `stop` fires; answers what became of it. Throws with a sentence for options that cannot be used and for a refused token.
 */
export async function rehearse(options: RehearseOptions, setting: RehearseSetting): Promise<DeliveryCounts> {
  const { print, stop, environment } = setting;
  const speed = parseFeedSpeed(options.speed);
  const durationMs = parseDuration(options.for);
  const url = parseUrl(options.url);
  const scenario = await readScenario(options.scenario);
  const tokens = parseTokens(options.token, environment['GRIDLIGHT_TOKENS']);
  const city = await readBundledCity();
  const startedAt = Date.now();
  const seed = options.seed === undefined ? startedAt % 1_000_000 : parseSeed(options.seed);
  print(
    `Playing the simulated city at ${speed}× as ${FEED_SOURCE_IDS.join(', ')} into ${url.origin} (seed ${seed}). Stop with Ctrl-C.`,
  );
  const counts = createDeliveryCounts();
  const batches = planFeed({
    city,
    seed,
    startedAt,
    speed,
    endsAt: startedAt + durationMs,
    run: startedAt.toString(36),
    duplicateShare: DUPLICATE_SHARE,
    lateShare: LATE_SHARE,
    ...(scenario === undefined ? {} : { scenario }),
  });
  let rowsBefore = 0;
  const progress = setInterval(() => {
    print(progressLine(counts, Date.now() - startedAt, rowsBefore, PROGRESS_MS));
    rowsBefore = counts.incidents + counts.steps;
  }, PROGRESS_MS);
  const { graceMs = GRACE_MS, firstWaitMs } = setting;
  try {
    await playFeed({
      batches,
      tokens,
      url,
      counts,
      stop,
      graceMs,
      ...(firstWaitMs === undefined ? {} : { firstWaitMs }),
    });
  } finally {
    clearInterval(progress);
    for (const line of summaryLines(counts, Date.now() - startedAt)) print(line);
  }
  return counts;
}
