import { describe, expect, it } from 'vitest';
import { serviceLevels } from '../../../../src/domain/grids/services/level-summary.ts';
import { straightReach } from '../../../../src/domain/grids/services/service-reach.ts';
import { serviceShares, type ServingFacility } from '../../../../src/domain/grids/services/service-shares.ts';
import { createUnitTree } from '../../../../src/domain/grids/services/unit-tree.ts';
import { at, boxUnit } from './a-square.ts';

const households = (value: number) => ({ quantities: { households: { value } } });
const VILLAGE = '430204003001';
const [WEST, MIDDLE, EAST] = ['901', '902', '903'].map((serial) => `${VILLAGE}${serial}000`) as [string, string, string]; // prettier-ignore

/** A village of three grids of 400 m, the middle one of two micro-grids; an area over one of these and the east. */
const units = [
  boxUnit(VILLAGE, [0, 0, 1_200, 400]),
  boxUnit(WEST, [0, 0, 400, 400], { parentCode: VILLAGE, ...households(300) }),
  boxUnit(MIDDLE, [400, 0, 800, 400], { parentCode: VILLAGE, ...households(100) }),
  boxUnit(EAST, [800, 0, 1_200, 400], { parentCode: VILLAGE }),
  boxUnit(`${VILLAGE}902901`, [400, 0, 600, 400], { parentCode: MIDDLE }),
  boxUnit(`${VILLAGE}902902`, [600, 0, 800, 400], { parentCode: MIDDLE }),
  boxUnit('HT-PQ-01', [600, 0, 1_200, 400], { memberCodes: [`${VILLAGE}902902`, EAST] }),
];
const tree = createUnitTree(units);
const station = (x: number, serviceRadiusM?: number): ServingFacility => ({
  facilityType: 'PARTY_SERVICE',
  point: at(x, 200),
  serviceRadiusM,
});
const shares = (facilities: readonly ServingFacility[]) =>
  serviceShares(tree, units, facilities, straightReach);
const disc = Math.PI * 150 ** 2;

describe('shares of services', () => {
  it('are worked by hand: two stations of 150 m, one on the border of two grids', () => {
    const of = shares([station(200, 150), station(800, 150)]);
    const near = (code: string, exact: number) => {
      const { share, error } = of.get(code)!.area!;
      expect(Math.abs(share - exact), code).toBeLessThanOrEqual(error * 1.5);
    };
    near(WEST, disc / 160_000);
    near(MIDDLE, disc / 2 / 160_000);
    near(EAST, disc / 2 / 160_000);
    near(`${VILLAGE}902902`, disc / 2 / 80_000);
    near(VILLAGE, (2 * disc) / 480_000);
    near('HT-PQ-01', disc / 240_000);
    expect(of.get(`${VILLAGE}902901`)!.area).toEqual({ share: 0, error: 0 });
  });

  it('weigh by the households that are known', () => {
    const of = shares([station(200, 150)]);
    const west = of.get(WEST)!;
    expect(west.householdShare).toBe(west.area!.share);
    expect(of.get(VILLAGE)).toMatchObject({ households: 400 });
    expect(of.get(VILLAGE)!.householdShare).toBeCloseTo((300 * west.area!.share) / 400, 12);
    expect(of.get(EAST)).not.toHaveProperty('householdShare');
    expect(of.get('HT-PQ-01')).not.toHaveProperty('householdShare');
  });

  it('count what stands inside, in the unit, those above it and its area', () => {
    const of = shares([station(700, 150), station(100)]);
    const inside = units.map(({ code }) => of.get(code)!.inside);
    expect(inside).toEqual([2, 1, 1, 0, 0, 1, 1]);
  });

  it('say no share where no facility has a radius', () => {
    expect(shares([station(100)]).get(WEST)).toEqual({ inside: 1 });
    expect(shares([]).get(WEST)).toEqual({ inside: 0 });
  });

  it('look at a unit itself where those inside do not fill it', () => {
    const open = units.filter(({ code }) => code !== EAST);
    const of = serviceShares(createUnitTree(open), open, [station(1_000, 150)], straightReach);
    const { share, error } = of.get(VILLAGE)!.area!;
    expect(Math.abs(share - disc / 480_000)).toBeLessThan(error);
  });

  it('are summed up by level', () => {
    const levels = serviceLevels(units, shares([station(200, 150)]));
    expect(levels.map(({ level, units: count, without, unreached }) => [level, count, without, unreached])).toEqual([
      ['village', 1, [], []],
      ['grid', 3, [MIDDLE, EAST], [MIDDLE, EAST]],
      ['micro-grid', 2, [`${VILLAGE}902901`, `${VILLAGE}902902`], [`${VILLAGE}902901`, `${VILLAGE}902902`]],
      ['area', 1, ['HT-PQ-01'], ['HT-PQ-01']],
    ]); // prettier-ignore
    const [village, grids] = levels;
    expect(grids!.area!.share).toBeCloseTo(village!.area!.share, 12);
    expect(grids!.householdShare).toBeCloseTo(village!.householdShare!, 12);
    expect(serviceLevels(units, shares([])).map((level) => 'unreached' in level)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('are means by area and by households', () => {
    const two = [boxUnit(WEST, [0, 0, 300, 100]), boxUnit(EAST, [300, 0, 400, 100])];
    const services = new Map([
      [WEST, { inside: 1, area: { share: 0.2, error: 0.03 }, households: 100, householdShare: 0.2 }],
      [EAST, { inside: 0, area: { share: 0.6, error: 0.04 }, households: 900, householdShare: 0.6 }],
    ]);
    const [level] = serviceLevels(two, services);
    expect(level!.area!.share).toBeCloseTo((3 * 0.2 + 0.6) / 4, 12);
    expect(level!.area!.error).toBeCloseTo(Math.hypot(3 * 0.03, 0.04) / 4, 12);
    expect(level!.householdShare).toBeCloseTo(0.56, 12);
  });
});
