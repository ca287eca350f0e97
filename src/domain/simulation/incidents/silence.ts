import { createAliasTable } from '../../random/alias-table.ts';
import { below } from '../../random/distributions.ts';
import { createRandom, type Random } from '../../random/random.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import type { Calibration } from './calibration.ts';
import type { City, CityCounty, CityUnit } from './city.ts';
import { STREAMS } from './streams.ts';

/** Grids that have fallen silent, and since when (epoch ms). */
export interface Silence {
  units: ReadonlySet<CityUnit>;
  since: number;
}

/**
 * Chooses the silent grids among the busiest quarter of the dense third of the grids in the counties of the calibration, and makes
 * them busy enough beforehand that their silence is no accident. Changes their shares of `city`.
 */
export function plantSilence(calibration: Calibration, city: City, asOf: number, seed: number): Silence {
  const { silence } = calibration;
  const since = asOf - silence.days.value * DAY_MS;
  const counties = city.counties.filter((county) => silence.counties.includes(county.code));
  const candidates = counties.flatMap((county) => {
    const grids = county.units.filter((unit) => unit.level === 'grid').sort((a, b) => b.density - a.density);
    const dense = grids.slice(0, Math.ceil(grids.length / 3)).sort((a, b) => b.share - a.share);
    // A single grid must not fall silent for a whole county.
    return grids.length < 3
      ? []
      : dense.slice(0, Math.ceil(dense.length / 4)).map((unit) => ({ county, unit }));
  });
  const random = createRandom(seed, STREAMS.silence);
  const units = new Set<CityUnit>();
  while (units.size < silence.gridCount.value && candidates.length > 0) {
    const [chosen] = candidates.splice(below(random, candidates.length), 1);
    if (chosen === undefined) break;
    units.add(chosen.unit);
    raiseShare(chosen.county, chosen.unit, shareToExpect(calibration, city, chosen.county));
  }
  return { units, since };
}

function shareToExpect(calibration: Calibration, city: City, county: CityCounty): number {
  const inWindow = city.perDay * county.share * calibration.silence.days.value;
  return Math.min(calibration.silence.expectedReports.value / inWindow, 0.5);
}

function raiseShare(county: CityCounty, unit: CityUnit, share: number): void {
  if (unit.share >= share) return;
  const shrink = (1 - share) / (1 - unit.share);
  for (const other of county.units) other.share *= shrink;
  unit.share = share;
  county.table = createAliasTable(county.units.map((other) => other.share));
}

/** Draws units and keeps the silence: silent grids get nothing, and no other busy unit falls silent by accident. */
export interface UnitDraw {
  draw(county: CityCounty, time: number, random: Random): CityUnit;
  isSilent(unit: CityUnit, time: number): boolean;
  /** To be told of every incident, in order of time. */
  note(county: CityCounty, unit: CityUnit, time: number): void;
}

/**
 * Reports in the silent time, reckoned from a unit's own history, from which it counts as busy; below, nobody would
 * wonder at its silence.
 */
const BUSY_FROM = 3;

/** `start` and `end` of the whole period, epoch ms. */
export function createUnitDraw(silence: Silence, { start, end }: { start: number; end: number }): UnitDraw {
  const { since } = silence;
  const halfWay = (since + end) / 2;
  const history = new Map<CityUnit, { county: CityCounty; count: number }>();
  let unheard: Map<CityCounty, Set<CityUnit>> | undefined;

  function busyUnits(): Map<CityCounty, Set<CityUnit>> {
    const enough = (BUSY_FROM * (since - start)) / (end - since);
    const busy = new Map<CityCounty, Set<CityUnit>>();
    for (const [unit, { county, count }] of history) {
      if (count < enough || silence.units.has(unit)) continue;
      const units = busy.get(county) ?? new Set();
      busy.set(county, units.add(unit));
    }
    return busy;
  }

  const isSilent = (unit: CityUnit, time: number) => time >= since && silence.units.has(unit);
  return {
    isSilent,
    draw(county, time, random) {
      if (time >= halfWay && random.next() < 0.1) {
        const [waiting] = unheard?.get(county) ?? [];
        if (waiting !== undefined) return waiting;
      }
      for (;;) {
        const unit = county.units[county.table.draw(random)] as CityUnit;
        if (!isSilent(unit, time)) return unit;
      }
    },
    note(county, unit, time) {
      if (time >= since) {
        unheard ??= busyUnits();
        unheard.get(county)?.delete(unit);
        return;
      }
      const entry = history.get(unit);
      if (entry === undefined) history.set(unit, { county, count: 1 });
      else entry.count += 1;
    },
  };
}
