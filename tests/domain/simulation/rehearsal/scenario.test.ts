import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { distance } from '@turf/distance';
import { describe, expect, it } from 'vitest';
import { readBundledCity } from '../../../../server/demonstration/bundled-city.ts';
import { createPolygonIndex } from '../../../../src/domain/geo/polygon-index.ts';
import { createFeedClock } from '../../../../src/domain/simulation/rehearsal/feed-clock.ts';
import type { FeedBatch } from '../../../../src/domain/simulation/rehearsal/feed-rows.ts';
import type { FeedSourceId } from '../../../../src/domain/simulation/rehearsal/feed-sources.ts';
import { scenarioReports } from '../../../../src/domain/simulation/rehearsal/scenario-reports.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { ingestIncidentSchema } from '../../../../src/schemas/live.ts';
import { scenarioSchema } from '../../../../src/schemas/scenario.ts';
import { blockFeedCity, MINUTE, planAll, startedAt } from './feed-fixtures.ts';

const folder = path.resolve(import.meta.dirname, '../../../../data/scenarios');
const read = (name: string) =>
  scenarioSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));

const reportsOf = (name: string) =>
  scenarioReports(read(name), {
    startedAt,
    calibration: blockFeedCity.calibration,
    random: createRandom(3),
  });

const sentBy = (batches: readonly FeedBatch[], source: FeedSourceId) =>
  batches.filter((batch) => batch.source === source);

describe('the scenarios that come with the project', () => {
  it('are readable and lie in the bundled city', async () => {
    const names = readdirSync(folder);
    expect(names.toSorted()).toEqual(['dead-feed.json', 'lost-child.json', 'storm.json']);
    const { units, calibration } = await readBundledCity();
    expect(units.length).toBeGreaterThan(2_000);
    const index = createPolygonIndex(units.map(({ geometry }) => geometry));
    const categories = new Set(calibration.categories.map(({ code }) => code));
    for (const name of names)
      for (const report of reportsOf(name)) {
        expect(index.locate([report.longitude, report.latitude]), name).toBeGreaterThanOrEqual(0);
        expect(categories).toContain(report.categoryCode);
      }
  });

  it('send a storm into its area within the hour', () => {
    const [surge] = read('storm.json').parts;
    if (surge?.kind !== 'surge') throw new Error('the first part is the storm itself');
    const reports = reportsOf('storm.json').filter(({ categoryCode }) => categoryCode !== 'C1');
    expect(reports.length).toBe(surge.reports);
    for (const { longitude, latitude, reportedAt } of reports) {
      const metres = distance([longitude, latitude], [...surge.center], { units: 'meters' });
      expect(metres).toBeLessThanOrEqual(surge.radiusM * 1.01);
      expect(reportedAt).toBeGreaterThanOrEqual(startedAt + surge.startMin * MINUTE);
      expect(reportedAt).toBeLessThan(startedAt + (surge.startMin + surge.minutes) * MINUTE);
    }
  });

  it('send a lost child with every step at its time', () => {
    // Two hours of the feed in two minutes.
    const batches = planAll({
      speed: 60,
      endsAt: startedAt + 2 * MINUTE,
      lateShare: 0,
      scenario: read('lost-child.json'),
    });
    const police = sentBy(batches, 'police-110');
    const child = police
      .flatMap(({ incidents }) => incidents)
      .find(({ title }) => title.startsWith('儿童走失'));
    expect(child).toMatchObject({ categoryCode: 'G1', urgency: 'emergency', tier: 'L3', channel: 'P110' });
    const reportedAt = Date.parse(child?.reportedAt ?? '');
    expect(reportedAt).toBe(startedAt + MINUTE / 60);
    const steps = new Map(
      police
        .flatMap((batch) => batch.steps)
        .filter(({ sourceId }) => sourceId === child?.sourceId)
        .map((step) => [step.stepId, step]),
    );
    expect(
      [...steps.values()].map(({ to, at }) => [to, ((Date.parse(at) - reportedAt) * 60) / MINUTE]),
    ).toEqual([
      ['accepted', 1],
      ['filed', 2],
      ['dispatched', 4],
      ['handling', 9],
      ['escalated', 15],
      ['dispatched', 16],
      ['handling', 19],
      ['handled', 47],
      ['verifying', 52],
      ['closed', 75],
    ]);
  });

  it('keep one platform silent and let it send all that it kept', () => {
    const scenario = read('dead-feed.json');
    const dead = scenario.parts.find((part) => part.kind === 'deadFeed');
    if (dead === undefined) throw new Error('the scenario has no dead feed');
    const options = { speed: 60, endsAt: startedAt + 3 * MINUTE };
    const withSilence = planAll({ ...options, scenario });
    const others = { ...scenario, parts: scenario.parts.filter((part) => part !== dead) };
    const without = planAll({ ...options, scenario: others });
    const clock = createFeedClock(startedAt, 60);
    const from = clock.toWall(startedAt + dead.startMin * MINUTE);
    const to = clock.toWall(startedAt + (dead.startMin + dead.minutes) * MINUTE);
    const during = (batches: readonly FeedBatch[]) =>
      sentBy(batches, dead.source).filter(({ sendAt }) => sendAt >= from && sendAt < to);
    expect(during(without).length).toBeGreaterThan(0);
    expect(during(withSilence)).toEqual([]);
    const numbers = (batches: readonly FeedBatch[]) =>
      new Set(
        sentBy(batches, dead.source).flatMap(({ incidents }) => incidents.map(({ sourceId }) => sourceId)),
      );
    expect(numbers(withSilence)).toEqual(numbers(without));
    for (const id of ['grid-app', 'hotline-12345', 'police-110', 'video'] as const)
      expect(sentBy(withSilence, id)).toEqual(sentBy(without, id));
  });

  it('are laid over the feed and take nothing from it', () => {
    const plain = planAll({ speed: 60 });
    const stormy = planAll({ speed: 60, scenario: read('storm.json') });
    const titles = (batches: readonly FeedBatch[]) =>
      batches
        .filter(({ isResend }) => !isResend)
        .flatMap(({ incidents }) => incidents.map(({ title }) => title));
    expect(titles(stormy).length).toBe(titles(plain).length + reportsOf('storm.json').length);
    for (const { incidents } of stormy)
      for (const row of incidents) expect(ingestIncidentSchema.safeParse(row).success).toBe(true);
  });
});

describe('a scenario file', () => {
  const base = read('lost-child.json');
  const [incident] = base.parts;
  const faultsOf = (part: unknown) =>
    scenarioSchema
      .safeParse({ ...base, parts: [part] })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('is refused with the place of the fault', () => {
    const step = { afterMin: 1, actorRole: 'police' };
    expect(faultsOf({ ...incident, steps: [{ ...step, to: 'closed' }] })).toEqual([
      'parts.0.steps.0: reported → closed is no step of the life cycle',
    ]);
    expect(faultsOf({ ...incident, steps: [{ ...step, to: 'rejected' }] })).toEqual([
      'parts.0.steps.0: rejected needs a reason',
    ]);
    const back = [
      { ...step, to: 'accepted' },
      { ...step, afterMin: 0, to: 'filed' },
    ];
    expect(faultsOf({ ...incident, steps: back })).toEqual([
      'parts.0.steps.1: comes before the step at 1 min',
    ]);
    expect(faultsOf({ kind: 'deadFeed', source: 'fax', startMin: 0, minutes: 1 })).toHaveLength(1);
    expect(faultsOf({ kind: 'deadFeed', source: 'video', startMin: 0, minutes: 1 })).toBeUndefined();
  });
});
