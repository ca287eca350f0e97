import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  simulateCases,
  simulateCasesWithTruth,
  type SimulatedCase,
} from '../../../../src/domain/simulation/cases/simulate-cases.ts';
import { calendarDay } from '../../../../src/domain/time/calendar-days.ts';
import { civilDayOfTime } from '../../../../src/domain/time/civil-day.ts';
import { isMarketDay } from '../../../../src/domain/time/market-days.ts';
import { hourOfDay } from '../../../../src/domain/time/zone.ts';
import { pickpocketCaseSchema, type PickpocketCaseRecord } from '../../../../src/schemas/cases.ts';
import { bundledCaseCity } from '../../../data/bundled-city.ts';

interface Truth {
  seed: number;
  asOf: string;
  commuters: string[];
  passing: string[];
}
const truthFile = JSON.parse(
  readFileSync(new URL('../../../truth/planted-series.json', import.meta.url), 'utf8'),
) as Truth;
const city = bundledCaseCity();
const asOf = Date.parse(truthFile.asOf);
const { cases, truth } = simulateCasesWithTruth({ seed: truthFile.seed, asOf, city });
const dayOf = (time: string) => civilDayOfTime(Date.parse(time));
const share = (test: (one: SimulatedCase) => boolean, list = cases) => list.filter(test).length / list.length;

const isPeak = ({ occurredFrom }: SimulatedCase) =>
  [7, 8, 17, 18].includes(hourOfDay(Date.parse(occurredFrom)));
const isWorkday = ({ occurredFrom }: SimulatedCase) => calendarDay(dayOf(occurredFrom)).isWorkday;
const inMonths = (months: number[]) =>
  share(({ occurredFrom }) => months.includes(Number(occurredFrom.slice(5, 7))));
const casesOf = (numbers: string[]) => cases.filter(({ caseNo }) => numbers.includes(caseNo));

describe('simulated cases', () => {
  it('fit the wire', () => {
    expectTypeOf<SimulatedCase>().toExtend<PickpocketCaseRecord>();
    expect(cases).toHaveLength(1200);
    for (const one of cases) pickpocketCaseSchema.parse(one);
    expect(new Set(cases.map(({ caseNo }) => caseNo)).size).toBe(1200);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(simulateCases({ seed: truthFile.seed, asOf, city })).toEqual(cases);
    expect(simulateCases({ seed: truthFile.seed + 1, asOf, city })[0]).not.toEqual(cases[0]);
    expect(simulateCases({ seed: 1, asOf, city, volume: 50 })).toHaveLength(50);
  });

  it('happen in the 52 weeks before the moment, each in order of its times', () => {
    for (const { occurredFrom, occurredTo, reportedAt, arrestedAt, caseNo } of cases) {
      const [from, to, reported] = [occurredFrom, occurredTo, reportedAt].map((time) => Date.parse(time)) as [
        number,
        number,
        number,
      ];
      expect(from <= to && to <= reported && reported <= asOf, caseNo).toBe(true);
      expect(to - from, caseNo).toBeLessThanOrEqual(86_400_000);
      if (arrestedAt)
        expect(Date.parse(arrestedAt) >= reported && Date.parse(arrestedAt) <= asOf, caseNo).toBe(true);
      expect(civilDayOfTime(asOf) - civilDayOfTime(from), caseNo).toBeLessThan(365);
    }
    expect(cases.map(({ reportedAt }) => reportedAt)).toEqual(
      cases.map(({ reportedAt }) => reportedAt).toSorted(),
    );
  });

  it('lie in the unit they name', () => {
    for (const { longitude, latitude, unitCode } of cases)
      expect(city.unitAt([longitude, latitude])).toBe(unitCode);
  });

  it('happen at suburban markets on market days only, and never at one whose rule nobody knows', () => {
    const atMarkets = cases.filter(({ placeType }) => placeType === 'SUBURB_MARKET');
    expect(atMarkets.length).toBeGreaterThan(100);
    for (const { placeId, occurredFrom, occurredTo } of atMarkets) {
      const { rule } = city.places.find(({ id }) => id === placeId)!.market!;
      expect(isMarketDay(rule, dayOf(occurredFrom)), placeId).toBe(true);
      expect(dayOf(occurredTo)).toBe(dayOf(occurredFrom));
    }
  });

  it('peak in the commute on workdays on buses, and not on days off', () => {
    const onBuses = cases.filter(({ placeType }) => placeType === 'ON_BUS' || placeType === 'BUS_STOP');
    expect(share(isPeak, onBuses.filter(isWorkday))).toBeGreaterThan(0.4);
    expect(
      share(
        isPeak,
        onBuses.filter((one) => !isWorkday(one)),
      ),
    ).toBeLessThan(0.35);
  });

  it('are more in autumn and winter than in summer', () => {
    expect(inMonths([12, 1, 2]) / inMonths([6, 7, 8])).toBeGreaterThan(1.3);
  });

  it('on buses name a ride: stops of the line in order, the interval its duration', () => {
    for (const { placeType, transit, occurredFrom, occurredTo, caseNo } of cases) {
      if (placeType !== 'ON_BUS') continue;
      const { stopIds } = city.lines.find(({ id }) => id === transit!.lineId)!;
      const [board, alight] = [
        stopIds.indexOf(transit!.boardStopId!),
        stopIds.indexOf(transit!.alightStopId!),
      ];
      expect(board >= 0 && alight >= 0 && board !== alight, caseNo).toBe(true);
      const minutes = (Date.parse(occurredTo) - Date.parse(occurredFrom)) / 60_000;
      expect(minutes > 1 && minutes < 120, caseNo).toBe(true);
    }
  });

  it('have mainly elderly and young victims, and mostly phones', () => {
    expect(
      share(({ victimAgeBand }) => victimAgeBand === '60+' || victimAgeBand === '18-35'),
    ).toBeGreaterThan(0.65);
    expect(share(({ property }) => property.some(({ kind }) => kind === 'PHONE'))).toBeGreaterThan(0.6);
  });

  it('are none where a city has nowhere for them', () => {
    expect(simulateCases({ seed: 1, asOf, city: { ...city, places: [], lines: [] } })).toEqual([]);
    expect(simulateCases({ seed: 1, asOf, city: { ...city, unitAt: () => undefined } })).toEqual([]);
  });
});

describe('planted series', () => {
  it('are those of the truth file', () => {
    expect(truth).toEqual({ commuters: truthFile.commuters, passing: truthFile.passing });
  });

  it('of commuters: bracelets cut on buses from 响石广场, mornings of workdays, never overnight', () => {
    const series = casesOf(truth.commuters);
    const square = city.places.find(({ id }) => id === 'square-xiangshi')!;
    const node = city.stops.find(
      ({ point }) => Math.hypot(point[0] - square.point[0], point[1] - square.point[1]) < 0.001,
    )!;
    expect(series).toHaveLength(11);
    expect(new Set(series.map(({ transit }) => transit!.lineId)).size).toBeGreaterThan(2);
    for (const { placeType, methods, transit, occurredFrom } of series) {
      expect(placeType).toBe('ON_BUS');
      expect(methods).toContain('CUT');
      expect(transit!.boardStopId).toBe(node.id);
      expect(calendarDay(dayOf(occurredFrom)).isWorkday).toBe(true);
      expect([6, 7, 8]).toContain(hourOfDay(Date.parse(occurredFrom)));
    }
  });

  it('of a group passing through: a Sunday in 荷塘, the Monday in 天元, by day', () => {
    const series = casesOf(truth.passing);
    expect(series.map(({ unitCode }) => unitCode.slice(0, 6))).toEqual([
      '430202',
      '430202',
      '430202',
      '430211',
      '430211',
      '430211',
    ]);
    const days = [...new Set(series.map(({ occurredFrom }) => dayOf(occurredFrom)))];
    expect(days).toEqual([days[0], days[0]! + 1]);
    expect(new Date(series[0]!.occurredFrom).getUTCDay()).toBe(0);
  });

  it('are not marked in the cases', () => {
    expect(JSON.stringify(cases)).not.toMatch(/series|commuters|passing/);
  });
});
