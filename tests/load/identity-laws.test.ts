import fc from 'fast-check';
import { expect, it } from 'vitest';
import { undoLastLoad } from '../../server/repositories/load-runs.ts';
import { count } from '../support/counts.ts';
import { openCityLoads } from '../support/city-loads.ts';
import { forgetDataSets } from '../support/forget-data-sets.ts';
import { cell, dumpAll, dumpOf, event, EVENT_HEADER, type CityFolder } from '../support/identity-folder.ts';

// Each run loads whole folders.
const LOADS = { timeout: count(240_000, 3_600_000) };
const cities = openCityLoads();
const load = (city: CityFolder) => cities.load(city, { allowRemoval: true });

/**
 * A version of a data set: some grids of its own row of cells, with or without codes, and events with its own numbers. The grid of
 * a cell has the number of the cell, or that of one further on.
 */
const versionOf = (id: string, row: number, isAbove: boolean, furthestName = 2) =>
  fc
    .record({
      cells: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }),
      coded: fc.boolean(),
      names: fc.integer({ min: 0, max: furthestName }),
      events: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 6 }),
      title: fc.constantFrom('路灯不亮', '井盖破损'),
      extra: fc.boolean(),
    })
    .map(({ cells, coded, names, events, title, extra }): CityFolder => {
      return {
        id,
        above: isAbove,
        grids: cells.map((x) => ({
          ...(coded && { code: `${id}-${x}` }),
          name: `${id}${x + names}号网格`,
          at: [x, row] as const,
        })),
        tables: {
          incidents: [
            EVENT_HEADER,
            ...events.map((no) => event(`${id}-${no}`, cell(no % 5, row), '', title)),
          ],
          places: [
            'id,name,kind,longitude,latitude',
            ...events.map((no) => `${id}-${no},集市,MARKET,${cell(no % 5, row)}`),
          ],
        },
        categories: extra ? { [`${id}9`]: '其他' } : {},
      };
    });

it('identity: load(v1), load(v2), load(v1) ends where load(v1) did', LOADS, async () => {
  await fc.assert(
    fc.asyncProperty(versionOf('a', 0, true), versionOf('a', 0, true), async (v1, v2) => {
      await forgetDataSets(cities.db);
      await load(v1);
      const before = await dumpOf(cities.db, 'a');
      await load(v2);
      await load(v1);
      expect(await dumpOf(cities.db, 'a')).toEqual(before);
    }),
    { numRuns: count(5, 300) },
  );
});

it('identity: after any loads, a version that was loaded before ends where it did', LOADS, async () => {
  // A name stays on its ground: one that is given away and then moves takes the code along (decision 021).
  const versions = fc.array(versionOf('a', 0, true, 0), { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(versions, fc.array(fc.nat(2), { maxLength: 3 }), async (all, steps) => {
      await forgetDataSets(cities.db);
      const dumps = new Map<number, unknown>();
      for (const step of [0, ...steps, 0]) {
        await load(all[step]!);
        const now = await dumpOf(cities.db, 'a');
        expect(now).toEqual(dumps.get(step) ?? now);
        dumps.set(step, now);
      }
    }),
    { numRuns: count(3, 200) },
  );
});

it('identity: no order of two data sets changes what belongs to one', LOADS, async () => {
  await fc.assert(
    fc.asyncProperty(versionOf('a', 0, false), versionOf('b', 1, false), async (a, b) => {
      const ground: CityFolder = { id: 'ground', above: true };
      const dumps = [];
      // Codes that are made are counted in the order of the data sets, so each has codes of its own here.
      const own = [withCodes(a, 1), withCodes(b, 50)] as const;
      for (const order of [own, own.toReversed()]) {
        await forgetDataSets(cities.db);
        await load(ground);
        for (const city of order) await load(city);
        dumps.push([await dumpOf(cities.db, 'a'), await dumpOf(cities.db, 'b')]);
      }
      expect(dumps[1]).toEqual(dumps[0]);
    }),
    { numRuns: count(3, 200) },
  );
});

it(
  'identity: a data set that names what another one has changes nothing of it, however often both are loaded',
  LOADS,
  async () => {
    // Beside the grids of the other one: a part of its ground that somebody makes a unit takes its points along (decision 021).
    const clashing = versionOf('b', 1, true).map((b): CityFolder => {
      // The events and places of the other one, with other words.
      return { ...b, tables: mapRows(b.tables!, (row) => row.replace(/^b-/, 'a-').replace('集市', '别的')) };
    });
    await fc.assert(
      fc.asyncProperty(
        versionOf('a', 0, true),
        clashing,
        fc.array(fc.boolean(), { maxLength: 2 }),
        async (a, b, steps) => {
          await forgetDataSets(cities.db);
          await load(a);
          const before = await dumpOf(cities.db, 'a');
          for (const isFirst of [false, ...steps]) await load(isFirst ? a : b);
          expect(await dumpOf(cities.db, 'a')).toEqual(before);
        },
      ),
      { numRuns: count(3, 200) },
    );
  },
);

it('identity: a load that is undone was never there', LOADS, async () => {
  await fc.assert(
    fc.asyncProperty(
      versionOf('a', 0, true),
      versionOf('b', 1, false),
      versionOf('a', 0, true),
      async (a, b, next) => {
        await forgetDataSets(cities.db);
        await load(a);
        await load(b);
        const before = await dumpAll(cities.db);
        const now = await load(next);
        const changed = now.layers.some(({ inserted, updated, removed }) => inserted + updated + removed > 0);
        fc.pre(changed);
        await undoLastLoad(cities.db);
        expect(await dumpAll(cities.db)).toEqual(before);
      },
    ),
    { numRuns: count(3, 200) },
  );
});

const withCodes = (city: CityFolder, from: number): CityFolder => ({
  ...city,
  grids: city.grids!.map((grid) => ({
    ...grid,
    code: `430202001001${String(from + grid.at[0]).padStart(3, '0')}000`,
  })),
});

const mapRows = (tables: Readonly<Record<string, readonly string[]>>, change: (row: string) => string) =>
  Object.fromEntries(Object.entries(tables).map(([kind, rows]) => [kind, rows.map(change)]));
