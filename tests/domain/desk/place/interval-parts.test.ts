import { describe, expect, it } from 'vitest';
import { addCut, noParts, weighParts } from '../../../../src/domain/desk/place/interval-parts.ts';
import { HOUR_MS } from '../../../../src/domain/time/zone.ts';
import { FIRST_MS } from './a-city.ts';
import { fewCases, ONE_DAY } from './a-few-cases.ts';

const cut = (from: number, to: number, share = 1) => {
  const parts = noParts();
  const stretches: number[] = [];
  addCut(parts, { row: 7, from, to, share }, { origin: 100, widthMs: 60 }, (stretch) =>
    stretches.push(stretch),
  );
  return { ...parts, stretches };
};

describe('an interval', () => {
  it('is cut at every multiple of the width from the origin, each part with its part of the share', () => {
    // Edges at 160, 220 and 280.
    expect(cut(190, 310, 0.5)).toEqual({
      row: [7, 7, 7],
      from: [190, 220, 280],
      to: [220, 280, 310],
      share: [0.125, 0.25, 0.125],
      stretches: [1, 2, 3],
    });
  });

  it('that begins and ends at edges has whole parts only, also before the origin', () => {
    expect(cut(40, 160)).toMatchObject({ from: [40, 100], to: [100, 160], stretches: [-1, 0] });
  });

  it('that is an instant is one part with all of the share', () => {
    expect(cut(220, 220, 0.5)).toEqual({ row: [7], from: [220], to: [220], share: [0.5], stretches: [2] });
  });
});

describe('a part weighs', () => {
  it('its share times what of it lies in the range', () => {
    const parts = { row: [0, 0], from: [FIRST_MS - HOUR_MS, FIRST_MS], to: [FIRST_MS + HOUR_MS, FIRST_MS + HOUR_MS], share: [0.5, 0.25] }; // prettier-ignore
    const input = { cases: fewCases([[0, 0]]), markets: [], filter: ONE_DAY };
    expect([...weighParts(input, parts)]).toEqual([0.25, 0.25]);
  });

  it('as the markets of its own unit say', () => {
    const units = ['430204001001', '430202001001'];
    const cases = fewCases([[0, 0], [0, 0]], { units, unit: Uint32Array.of(0, 1) }); // prettier-ignore
    // The fifth of January: the market of the second unit is held on days that end in 5.
    const markets = [{ unitCode: '430202001000', rule: { kind: 'solarDigit' as const, digits: [5] } }];
    const parts = { row: [0, 1], from: [FIRST_MS, FIRST_MS], to: [FIRST_MS + HOUR_MS, FIRST_MS + HOUR_MS], share: [1, 1] }; // prettier-ignore
    const filter = { ...ONE_DAY, calendar: ['marketDay'] as const };
    expect([...weighParts({ cases, markets, filter }, parts)]).toEqual([0, 1]);
  });
});
