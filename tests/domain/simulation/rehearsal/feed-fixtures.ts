import { planFeed, type FeedOptions } from '../../../../src/domain/simulation/rehearsal/plan-feed.ts';
import type { FeedBatch } from '../../../../src/domain/simulation/rehearsal/feed-rows.ts';
import type { FeedCity } from '../../../../src/domain/simulation/rehearsal/simulated-reports.ts';
import { parseIso } from '../../../../src/domain/time/zone.ts';
import { BLOCK_CITY_PLACES, blockCity } from '../../../fixtures/block-city.ts';
import { cityCalibration } from '../incidents/simulation-checks.ts';

export const startedAt = parseIso('2026-11-20T09:12:31+08:00');
export const MINUTE = 60_000;

export const blockFeedCity: FeedCity = {
  calibration: cityCalibration(),
  units: blockCity(),
  places: BLOCK_CITY_PLACES,
};

/** Options of a feed of the made-up city: ten minutes at 600×, which is 100 hours of its own time. */
export function feedOptions(more: Partial<FeedOptions> = {}): FeedOptions {
  return {
    city: blockFeedCity,
    seed: 7,
    startedAt,
    speed: 600,
    endsAt: startedAt + 10 * MINUTE,
    run: 'test',
    duplicateShare: 0.05,
    lateShare: 0.03,
    ...more,
  };
}

export function planAll(more: Partial<FeedOptions> = {}): FeedBatch[] {
  return [...planFeed(feedOptions(more))];
}
