import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACE_TYPES } from '../../../src/domain/cases/case-terms.ts';
import {
  chooseTips,
  leadingPlaceTypes,
  seasonsAt,
  TIP_SEASONS,
  TIPS,
} from '../../../src/domain/cases/tips.ts';
import { FALLBACK_LANGUAGE, LANGUAGES } from '../../../src/domain/view/languages.ts';
import { dictionary, leaves } from '../../support/texts.ts';

const day = (date: string): number => Date.parse(`${date}T12:00:00+08:00`);
const ids = (...asked: Parameters<typeof chooseTips>) => chooseTips(...asked).map(({ id }) => id);

describe('tips', () => {
  it('begin with the three that the squad itself gives (DOMAIN §1.7), in its order', () => {
    expect(TIPS.slice(0, 3).map(({ id }) => id)).toEqual(['innerPocket', 'watchCrowd', 'call110']);
    expect(TIPS.filter(({ source }) => source === 'advice')).toHaveLength(3);
    expect(new Set(TIPS.map(({ id }) => id)).size).toBe(TIPS.length);
  });

  it.each(LANGUAGES)('have a sentence and a short one in %s', (language) => {
    const texts = leaves(dictionary(language));
    for (const { id, source } of TIPS)
      for (const key of [`patrolTips.tip.${id}`, `patrolTips.short.${id}`, `patrolTips.source.${source}`])
        expect(texts.has(key), key).toBe(true);
    for (const season of TIP_SEASONS) expect(texts.has(`patrolTips.season.${season}`)).toBe(true);
    for (const type of PLACE_TYPES) expect(texts.has(`cases.placeType.${type}`)).toBe(true);
  });

  it('are short enough for a poster in Chinese', () => {
    const texts = leaves(dictionary(FALLBACK_LANGUAGE));
    for (const { id } of TIPS) {
      expect([...texts.get(`patrolTips.short.${id}`)!].length).toBeLessThanOrEqual(8);
      expect([...texts.get(`patrolTips.tip.${id}`)!].length).toBeLessThanOrEqual(32);
    }
  });

  it('without a leading kind of place are those that hold everywhere', () => {
    expect(ids([], [])).toEqual(['innerPocket', 'watchCrowd', 'call110', 'tellOthers']);
    expect(ids([], ['autumnWinter'])).toEqual([
      'thickCoat', 'innerPocket', 'watchCrowd', 'call110', 'tellOthers',
    ]); // prettier-ignore
  });

  it('for a suburban market before the New Year say most of just that first', () => {
    expect(ids(['SUBURB_MARKET'], ['autumnWinter', 'yearEnd'])).toEqual([
      'yearEndCash', 'phoneAtStall', 'thickCoat', 'innerPocket', 'watchCrowd', 'call110', 'tellOthers',
    ]); // prettier-ignore
  });

  it('are never about another place or season than those asked for, and always hold the general advice', () => {
    fc.assert(
      fc.property(fc.subarray([...PLACE_TYPES]), fc.subarray([...TIP_SEASONS]), (placeTypes, seasons) => {
        const chosen = chooseTips(placeTypes, seasons);
        for (const { id } of chosen) {
          const tip = TIPS.find((each) => each.id === id)!;
          const [places, when]: [readonly string[], readonly string[]] = [tip.placeTypes, tip.seasons];
          expect(places.length === 0 || placeTypes.some((type) => places.includes(type))).toBe(true);
          expect(when.length === 0 || seasons.some((season) => when.includes(season))).toBe(true);
        }
        expect(chosen.map(({ id }) => id)).toEqual(
          expect.arrayContaining(['innerPocket', 'watchCrowd', 'call110']),
        );
      }),
    );
  });
});

describe('seasons', () => {
  it.each([
    ['2026-07-15', []],
    ['2026-11-20', ['autumnWinter']],
    ['2026-12-15', ['autumnWinter', 'yearEnd']],
    // New Year's Day 2026 is a public holiday; a week before is near.
    ['2025-12-25', ['autumnWinter', 'yearEnd', 'holiday']],
    // The National Day of 2026 begins on 1 October.
    ['2026-10-03', ['autumnWinter', 'holiday']],
  ])('of %s are %j', (date, seasons) => {
    expect(seasonsAt(day(date))).toEqual(seasons);
  });
});

describe('leading kinds of place', () => {
  it('are three at most, the most first, none under five cases', () => {
    const counts: Record<string, number> = { MALL: 6, BUS_STOP: 9, ON_BUS: 4, STATION: 30, HOSPITAL: 5 };
    const rows = PLACE_TYPES.flatMap((type, at) => Array.from({ length: counts[type] ?? 0 }, () => at));
    const leading = leadingPlaceTypes(Uint8Array.from(rows), new Float64Array(rows.length).fill(1));
    expect(leading.map(({ placeType, count }) => [placeType, count])).toEqual([
      ['STATION', 30],
      ['BUS_STOP', 9],
      ['MALL', 6],
    ]);
    expect(leading[0]?.share).toBeCloseTo(30 / 54, 12);
  });

  it('have five cases at least', () => {
    const weights = Float64Array.of(3, 2, 4.5);
    const placeType = Uint8Array.from(['MALL', 'MALL', 'STATION'] as const, (type) =>
      PLACE_TYPES.indexOf(type),
    );
    expect(leadingPlaceTypes(placeType, weights)).toEqual([{ placeType: 'MALL', count: 5, share: 5 / 9.5 }]);
  });

  it('count weights, and are none without cases', () => {
    expect(leadingPlaceTypes(new Uint8Array(9), new Float64Array(9).fill(0.5))).toEqual([]);
    expect(leadingPlaceTypes(new Uint8Array(0), new Float64Array(0))).toEqual([]);
  });
});
