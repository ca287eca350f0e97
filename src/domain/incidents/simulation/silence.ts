import { createAliasTable } from '../../random/alias-table.ts';
import { below } from '../../random/distributions.ts';
import { createRandom, type Random } from '../../random/random.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import type { Calibration } from '../calibration.ts';
import { shareAfter, type Intensity } from './arrivals.ts';
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

/** Draws units and keeps the silence: silent grids get nothing, and no other busy grid falls silent by accident. */
export interface UnitDraw {
  draw(county: CityCounty, time: number, random: Random): CityUnit;
  isSilent(unit: CityUnit, time: number): boolean;
}

/** Expected reports in the silent time from which a grid counts as busy: its silence would have a chance of 2 %. */
const BUSY_FROM = 4;

export function createUnitDraw(city: City, silence: Silence, intensity: Intensity, volume: number): UnitDraw {
  const inWindow = volume * shareAfter(intensity, silence.since);
  const halfWay = (silence.since + intensity.end) / 2;
  const unheard = new Map(
    city.counties.map((county) => {
      const isBusy = (unit: CityUnit) =>
        !silence.units.has(unit) && unit.share * county.share * inWindow >= BUSY_FROM;
      return [county.code, new Set(county.units.filter(isBusy))] as const;
    }),
  );
  const isSilent = (unit: CityUnit, time: number) => time >= silence.since && silence.units.has(unit);
  return {
    isSilent,
    draw(county, time, random) {
      const waiting = unheard.get(county.code);
      if (time >= halfWay && waiting !== undefined && waiting.size > 0 && random.next() < 0.1) {
        const [unit] = waiting;
        if (unit !== undefined) {
          waiting.delete(unit);
          return unit;
        }
      }
      for (;;) {
        const unit = county.units[county.table.draw(random)] as CityUnit;
        if (isSilent(unit, time)) continue;
        if (time >= silence.since) waiting?.delete(unit);
        return unit;
      }
    },
  };
}
