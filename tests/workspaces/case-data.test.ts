import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { casesQuery } from '../../src/api/cases.ts';
import { placesQuery } from '../../src/api/places.ts';
import { unitsQuery } from '../../src/api/units.ts';
import type { FilterContext } from '../../src/domain/engine/filter/filter-context.ts';
import type { PlaceRecord } from '../../src/schemas/places.ts';
import { createAppState } from '../../src/state/stores/app-state.ts';
import { createCaseData } from '../../src/workspaces/case-data.ts';
import { caseColumns } from '../support/case-columns.ts';

const MARKET: PlaceRecord = {
  id: 'market-1',
  name: 'a market',
  kind: 'MARKET',
  point: [113.1, 27.8],
  unitCode: '430202001001',
  origin: 'synthetic',
  market: { rule: { kind: 'solarDigit', digits: [1, 6] }, suburban: true },
};

/** A page that counts cases, and what reaches its engine. */
function pageOf() {
  const queries = new QueryClient();
  queries.setQueryData(unitsQuery('area').queryKey, { type: 'FeatureCollection', features: [] });
  const { state } = createAppState('?w=patrol');
  const loads: { count: number; markets: FilterContext['markets'] }[] = [];
  const failures: unknown[] = [];
  const knowledge: string[] = [];
  const data = createCaseData({
    state,
    connection: {
      loadCases: ({ count }, { markets }) => {
        loads.push({ count, markets });
        return Promise.resolve();
      },
      failCases: (error) => {
        failures.push(error);
        state.engine.getState().setStatus({ kind: 'failed', cause: 'server', message: String(error) });
      },
    },
    queries,
    onMarkets: ({ kind }) => void knowledge.push(kind),
  });
  return { queries, state, data, loads, failures, knowledge };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const pass = async (ms: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));

test('markets that come late are said to be missing, and taken up when they come', async () => {
  const { queries, data, loads, knowledge } = pageOf();
  queries.setQueryData(casesQuery.queryKey, caseColumns(2));
  let bringPlaces: (places: PlaceRecord[]) => void = () => undefined;
  const places = new Promise<PlaceRecord[]>((resolve) => (bringPlaces = resolve));
  void queries.prefetchQuery({ ...placesQuery, queryFn: () => places });
  data.want();
  await pass(2_900);
  expect(loads).toEqual([]);
  await pass(200);
  expect(loads).toEqual([{ count: 2, markets: [] }]);
  expect(knowledge).toEqual(['unavailable']);
  bringPlaces([MARKET]);
  await pass(10);
  const markets = [{ unitCode: MARKET.unitCode, rule: MARKET.market?.rule }];
  expect(loads.slice(1)).toEqual([{ count: 2, markets }]);
  expect(knowledge).toEqual(['unavailable', 'known']);
});

test('after a failure the cases are asked for later and later, not with every change of view', async () => {
  const { queries, state, data, loads, failures } = pageOf();
  queries.setQueryData(placesQuery.queryKey, [MARKET]);
  vi.stubGlobal('fetch', () => Promise.reject(new Error('nobody answers')));
  data.want();
  await pass(10);
  expect(failures).toHaveLength(1);
  data.want();
  await pass(4_900);
  expect(failures).toHaveLength(1);
  await pass(200);
  expect(failures).toHaveLength(2);
  await pass(9_800);
  expect(failures).toHaveLength(2);
  queries.setQueryData(casesQuery.queryKey, caseColumns(3));
  await pass(200);
  expect(failures).toHaveLength(2);
  expect(loads.map(({ count }) => count)).toEqual([3]);
  // What is asked for again is not failed any more; it is for the engine to say when it is there.
  expect(state.engine.getState().status.kind).toBe('loading');
});

test('of two loads the later one holds, and nothing is read while the page counts reports', async () => {
  const { queries, state, data, loads } = pageOf();
  queries.setQueryData(placesQuery.queryKey, [MARKET]);
  queries.setQueryData(casesQuery.queryKey, caseColumns(1));
  data.want();
  data.loadAnew();
  await pass(10);
  expect(loads).toHaveLength(1);
  state.view.getState().changePatrol({ subject: 'incidents' });
  data.loadAnew();
  data.want();
  await pass(10);
  expect(loads).toHaveLength(1);
  state.view.getState().changePatrol({ subject: 'cases' });
  data.want();
  await pass(10);
  expect(loads).toHaveLength(2);
});
