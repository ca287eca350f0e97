import * as fc from 'fast-check';
import { plainHourOfWeek } from '../filter/plain-calendar.ts';
import { expect, test } from 'vitest';
import type { UnitProfile } from '../../../../src/domain/engine/api/unit-profiles.ts';
import { unitProfiles } from '../../../../src/domain/engine/answers/unit-profiles.ts';
import { createEngine } from '../../../../src/domain/engine/engine.ts';
import { INCIDENT_STATUSES, PROGRESSES } from '../../../../src/domain/incidents/life-cycle.ts';
import { AS_OF, CONTEXT, filterArbitrary, incidentsArbitrary, LISTS, toRawColumns, WORLD, type PlainIncident } from '../incident-data.ts'; // prettier-ignore
import { countBy, progressOfPlain, recount, withoutZeros } from '../recount.ts';

const CODES = [
  '430202000000',
  '430204002000',
  '430202001001001000',
  '430202001001001002',
  'HT-PQ-01',
  '430211000000',
];
const statusOf = ({ status }: PlainIncident) => INCIDENT_STATUSES[status] ?? 'draft';
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Hour of the day in Shanghai by plain arithmetic. */
const hourOf = ({ time }: PlainIncident) => plainHourOfWeek(time) % 24;

function withoutCourse({ course, ...profile }: UnitProfile) {
  return { ...profile, tiers: withoutZeros(profile.tiers), courseSum: sum(course) };
}

function plainProfile(
  code: string,
  rows: readonly PlainIncident[],
  ofAnyTime: readonly PlainIncident[],
  range: { from: number; to: number },
) {
  const registered = rows.filter((row) => !['rejected', 'voided'].includes(statusOf(row)));
  const due = ofAnyTime.filter(
    (row) =>
      row.deadline >= range.from &&
      row.deadline < range.to &&
      row.deadline <= AS_OF &&
      !['rejected', 'voided', 'suspended'].includes(statusOf(row)),
  );
  const progresses = countBy(rows, (row) => progressOfPlain(row, AS_OF));
  const hours = countBy(rows, (row) => String(hourOf(row)));
  return {
    code,
    total: rows.length,
    registered: registered.length,
    handled: registered.filter((row) => progressOfPlain(row, AS_OF) === 'done').length,
    progresses: PROGRESSES.map((progress) => progresses[progress] ?? 0),
    categories: countBy(rows, (row) => LISTS.categories[row.category] ?? ''),
    channels: countBy(rows, (row) => LISTS.channels[row.channel] ?? ''),
    tiers: countBy(rows, (row) => LISTS.tiers[row.tier] ?? ''),
    hours: Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0),
    due: due.length,
    closedOfDue: due.filter((row) => ['closed', 'evaluated'].includes(statusOf(row))).length,
    courseSum: rows.length,
  };
}

test('profiles of units are a plain recount, and sum to the answer of the page', () => {
  fc.assert(
    fc.property(incidentsArbitrary, incidentsArbitrary, filterArbitrary, (incidents, late, filter) => {
      const engine = createEngine();
      engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
      engine.append(toRawColumns(late), LISTS);
      const all = [...incidents, ...late];
      const query = { filter, view: WORLD, asOf: AS_OF };
      const answer = engine.query(query);
      const { store, resolved } = engine.inspect(query);
      const { profiles, rates, range } = unitProfiles(store, resolved, AS_OF, {
        codes: CODES,
        ratesOf: 'county',
      });
      expect(range).toEqual(answer.range);
      for (const [index, code] of CODES.entries()) {
        const own = { ...filter, unitCode: code };
        const expected = plainProfile(
          code,
          recount(all, own, AS_OF),
          recount(all, own, AS_OF, 'time'),
          range,
        );
        expect(withoutCourse(profiles[index]!)).toEqual(expected);
      }
      const { codes, around } = answer.units.county;
      for (const code of ['430202000000', '430211000000']) {
        const profile = profiles[CODES.indexOf(code)]!;
        expect(around[codes.indexOf(code)] ?? 0).toBe(profile.total);
        const at = rates!.codes.indexOf(code);
        for (const name of ['registered', 'handled', 'due', 'closedOfDue'] as const)
          expect(rates![name][at] ?? 0).toBe(profile[name]);
      }
    }),
    { numRuns: 70, seed: 12 },
  );
});

test('a bar of the time course holds what was reported in it', () => {
  const engine = createEngine();
  const day = 86_400_000;
  const row = {
    lngE6: 113_130_000,
    latE6: 27_830_000,
    category: 0,
    channel: 0,
    tier: 0,
    status: 1,
    unit: 7,
    deadline: NaN,
  };
  const times = [AS_OF - 20 * day, AS_OF - 3 * day, AS_OF - 3 * day + 60_000, AS_OF];
  engine.loadColumns(
    toRawColumns(times.map((time, at) => ({ ...row, time, eventNo: `T-${at}` }))),
    LISTS,
    CONTEXT,
  );
  const filter = { range: { kind: 'preset', preset: 'all' }, categories: [], channels: [], progresses: [], tiers: [], unitCode: null, weekHours: [], calendar: [], lasso: null, mode: 'filter' } as const; // prettier-ignore
  const { store, resolved } = engine.inspect({ filter, view: WORLD, asOf: AS_OF });
  const { bars, profiles } = unitProfiles(store, resolved, AS_OF, { codes: ['430211000000'] });
  const barOf = (time: number) => Math.floor((time - bars!.from) / bars!.widthMs);
  const expected = Array.from(
    { length: bars!.count },
    (_, bar) => times.filter((time) => barOf(time) === bar).length,
  );
  expect(profiles[0]!.course).toEqual(expected);
  expect(bars!.count).toBeLessThanOrEqual(62);
});
