import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  simulateIncidents,
  type SimulationInput,
} from '../../../../src/domain/simulation/incidents/simulate-incidents.ts';
import { plantedTruth } from './planted-truth.ts';
import { parseIso } from '../../../../src/domain/time/zone.ts';
import { BLOCK_CITY_PLACES, blockCity } from '../../../fixtures/block-city.ts';
import { cityCalibration, digestOf, lifeCycleFaults, simulateAll } from './simulation-checks.ts';

const asOf = parseIso('2026-11-20T22:41:07+08:00');
const units = blockCity();
const input = (more: Partial<SimulationInput> = {}): SimulationInput => ({
  seed: 7,
  asOf,
  volume: 1_000,
  calibration: cityCalibration(),
  units,
  places: BLOCK_CITY_PLACES,
  ...more,
});

const run = (more: Partial<SimulationInput>) => () => simulateAll(input(more));

describe('the simulator', () => {
  it('is a function of its arguments, whatever the order of units and the size of batches', () => {
    const { digest } = digestOf(input({ volume: 5_000 }));
    expect(digestOf(input({ volume: 5_000 })).digest).toBe(digest);
    expect(digestOf(input({ volume: 5_000, units: units.toReversed() })).digest).toBe(digest);
    const oneByOne = [...simulateIncidents(input({ volume: 5_000, batchSize: 333 }))];
    expect(oneByOne.map((batch) => batch.length)).toEqual([...Array.from({ length: 15 }, () => 333), 5]);
    expect(oneByOne.flat()).toEqual(simulateAll(input({ volume: 5_000 })));
    expect(digestOf(input({ volume: 5_000, seed: 8 })).digest).not.toBe(digest);
    expect(digestOf(input({ volume: 5_000, asOf: asOf + 1_000 })).digest).not.toBe(digest);
  });

  it('makes sound life cycles for any seed, volume and moment', () => {
    const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1_500 }), moments, (seed, volume, now) => {
        const incidents = simulateAll(input({ seed, volume, asOf: now }));
        expect(incidents.length).toBe(volume);
        expect(incidents.flatMap((incident) => lifeCycleFaults(incident, now))).toEqual([]);
        const newest = incidents.at(-1)?.reportedAt ?? Number.NaN;
        expect(now - newest).toBeGreaterThanOrEqual(0);
        expect(now - newest).toBeLessThanOrEqual(10 * 60_000);
        const times = incidents.map((incident) => incident.reportedAt);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });

  it('keeps order, numbers and count over 200,000 incidents, and stretches to about 400 days', () => {
    const numbers = new Set<string>();
    const serials = new Map<string, number>();
    let last = -Infinity;
    let first = Number.NaN;
    const faults: string[] = [];
    for (const batch of simulateIncidents(input({ volume: 200_000 }))) {
      for (const incident of batch) {
        if (incident.reportedAt < last) faults.push(`${incident.eventNo} goes back`);
        if (Number.isNaN(first)) first = incident.reportedAt;
        last = incident.reportedAt;
        numbers.add(incident.eventNo);
        const [, county, day, serial] = incident.eventNo.split('-');
        const key = `${county}-${day}`;
        serials.set(key, (serials.get(key) ?? 0) + 1);
        if (Number(serial) !== serials.get(key)) faults.push(`${incident.eventNo} is out of turn`);
        if (incident.unitCode.slice(0, 6) !== county) faults.push(`${incident.eventNo} lies elsewhere`);
        if (faults.length < 20) faults.push(...lifeCycleFaults(incident, asOf));
      }
    }
    expect(faults).toEqual([]);
    expect(numbers.size).toBe(200_000);
    const days = (asOf - first) / 86_400_000;
    expect(days).toBeGreaterThan(398);
    expect(days).toBeLessThanOrEqual(400);
    expect(asOf - last).toBeLessThanOrEqual(4 * 60_000);
  });

  it('covers 5 days with 1,000 incidents, at the natural rate', () => {
    const [oldest] = simulateAll(input());
    const days = (asOf - (oldest?.reportedAt ?? Number.NaN)) / 86_400_000;
    expect(days).toBeGreaterThan(4.7);
    expect(days).toBeLessThanOrEqual(5.01);
  });

  it('works on the units of one county alone', () => {
    const own = units.filter((unit) => unit.code.startsWith('430204'));
    const incidents = simulateAll(input({ units: own, places: [], volume: 360 }));
    expect(new Set(incidents.map((incident) => incident.eventNo.slice(3, 9)))).toEqual(new Set(['430204']));
  });

  it('says what it cannot work with', () => {
    expect(run({ units: [] })).toThrow('no units to place incidents in');
    expect(run({ volume: 0 })).toThrow('volume must be a whole number from 1, got 0');
    expect(run({ volume: 1.5 })).toThrow(RangeError);
    expect(run({ seed: 0.1 })).toThrow(/seed/);
    expect(run({ asOf: Number.NaN })).toThrow(/asOf/);
    const foreign = units.slice(0, 1).map((unit) => ({ ...unit, code: unit.code.replace('4302', '4399') }));
    expect(run({ units: foreign })).toThrow(/no calibration for the counties 4399/);
  });
});

describe('the planted silence', () => {
  it.each([1, 7, 2_026])(
    'is kept by exactly two dense grids, and by no other busy unit (seed %d)',
    (seed) => {
      const planted = input({ seed, volume: 60_000 });
      const { silentGrids } = plantedTruth(planted);
      expect(silentGrids.length).toBe(2);
      const counts = new Map<string, { before: number; after: number }>();
      const since = silentGrids[0]?.silentSince ?? Number.NaN;
      const incidents = simulateAll(planted);
      for (const { unitCode, reportedAt } of incidents) {
        const count = counts.get(unitCode) ?? { before: 0, after: 0 };
        count[reportedAt < since ? 'before' : 'after'] += 1;
        counts.set(unitCode, count);
      }
      const window = asOf - since;
      const history = since - (incidents[0]?.reportedAt ?? Number.NaN);
      // Busy enough that silence by chance is rarer than 1 in 100: e^−λ with λ > 4.6.
      const silent = [...counts].filter(
        ([, { before, after }]) => after === 0 && (before * window) / history > 4.6,
      );
      expect(silent.map(([code]) => code).sort()).toEqual(silentGrids.map(({ unitCode }) => unitCode));
      for (const { unitCode } of silentGrids) expect(unitCode).toMatch(/^4302(04|11)/);
    },
  );

  it('is chosen by the seed', () => {
    const chosen = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(plantedTruth(input({ seed })).silentGrids));
    expect(new Set(chosen).size).toBeGreaterThan(3);
    expect(plantedTruth(input({ seed: 3 }))).toEqual(plantedTruth(input({ seed: 3 })));
  });
});
