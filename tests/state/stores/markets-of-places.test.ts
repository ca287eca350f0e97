import { describe, expect, test } from 'vitest';
import { commandOf } from '../../../src/commands/registry.ts';
import { createAppState } from '../../../src/state/stores/app-state.ts';
import { marketsOfPlaces } from '../../../src/state/stores/markets-of-places.ts';
import type { PlaceRecord } from '../../../src/schemas/places.ts';

const place = (patch: Partial<PlaceRecord>): PlaceRecord => ({
  id: 'P-1',
  name: 'a place',
  kind: 'MARKET',
  point: [113, 27.8],
  origin: 'synthetic',
  ...patch,
});
const market = { rule: { kind: 'solarDigit' as const, digits: [1, 6] }, suburban: false };

const never = new Promise<never>(() => undefined);

describe('markets for the engine', () => {
  test('are the places with a market and a unit; those without a unit are counted', async () => {
    const places = [
      place({ market, unitCode: '430203100238' }),
      place({ market }),
      place({ unitCode: '430203100238' }),
    ];
    expect(await marketsOfPlaces(() => Promise.resolve(places), never)).toEqual({
      markets: [{ unitCode: '430203100238', rule: market.rule }],
      knowledge: { kind: 'known', count: 1, withoutUnit: 1 },
    });
  });

  test('that cannot be had are said to be unavailable, with the reason', async () => {
    const failed = await marketsOfPlaces(() => Promise.reject(new Error('/api/places: 500')), never);
    expect(failed).toEqual({ markets: [], knowledge: { kind: 'unavailable', message: '/api/places: 500' } });
    const late = await marketsOfPlaces(() => never, Promise.resolve());
    expect(late.knowledge.kind).toBe('unavailable');
  });
});

test('market days can be chosen while markets are known, and always be taken out', () => {
  const { state } = createAppState('');
  const calendar = () => state.filter.getState().filter.calendar;
  const toggle = () => commandOf('filter.marketDay').run(state);
  state.interface.getState().setMarkets({ kind: 'unavailable', message: 'no connection' });
  toggle();
  expect(calendar()).toEqual([]);
  state.interface.getState().setMarkets({ kind: 'known', count: 3, withoutUnit: 0 });
  toggle();
  expect(calendar()).toEqual(['marketDay']);
  state.interface.getState().setMarkets({ kind: 'unavailable', message: 'no connection' });
  toggle();
  expect(calendar()).toEqual([]);
});
