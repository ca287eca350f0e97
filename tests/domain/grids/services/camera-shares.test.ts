import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewSector } from '../../../../src/domain/cameras/view-sector.ts';
import { cameraShares, type ClassedCamera } from '../../../../src/domain/grids/services/camera-shares.ts';
import { cameraLevels } from '../../../../src/domain/grids/services/level-summary.ts';
import { createUnitTree } from '../../../../src/domain/grids/services/unit-tree.ts';
import { memoryImage } from '../../../support/database-image.ts';
import { at, boxUnit } from './a-square.ts';

const VILLAGE = '430204003001';
const WEST = `${VILLAGE}901000`;
const EAST = `${VILLAGE}902000`;
const units = [
  boxUnit(VILLAGE, [0, 0, 800, 400]),
  boxUnit(WEST, [0, 0, 400, 400], { parentCode: VILLAGE }),
  boxUnit(EAST, [400, 0, 800, 400], { parentCode: VILLAGE }),
];
const tree = createUnitTree(units);
const camera = (x: number, y: number, view: Partial<ClassedCamera> = {}): ClassedCamera => ({
  pointClass: 1,
  status: 'online',
  point: at(x, y),
  azimuthDeg: 0,
  hfovDeg: 90,
  rangeM: 100,
  ...view,
});
const { azimuthDeg: _, ...blind } = camera(0, 0);

describe('the union of view sectors', () => {
  it('is a quarter disc for one camera, and no more for two that see the same', () => {
    for (const cameras of [[camera(200, 200)], [camera(200, 200), camera(200, 200)]]) {
      const { share, error } = cameraShares(tree, units, cameras).get(WEST)!.area;
      expect(Math.abs(share - (Math.PI * 100 ** 2) / 4 / 160_000)).toBeLessThan(error);
      expect(error).toBeLessThan(0.002);
    }
  });

  it('reaches into the unit beside that of the camera', () => {
    const of = cameraShares(tree, units, [camera(400.01, 200, { hfovDeg: 360 })]);
    expect(of.get(WEST)).toMatchObject({ cameras: 0 });
    expect(of.get(EAST)).toMatchObject({ cameras: 1, knownShare: 1 });
    expect(of.get(WEST)!.area.share / of.get(EAST)!.area.share).toBeCloseTo(1, 1);
    expect(of.get(VILLAGE)!.area.share).toBeCloseTo((Math.PI * 100 ** 2) / 320_000, 2);
  });

  it('states the part of unknown sectors, and invents none', () => {
    const of = cameraShares(tree, units, [camera(200, 200), { ...blind, point: at(100, 100) }, { ...blind, point: at(700, 100) }]); // prettier-ignore
    expect(units.map(({ code }) => of.get(code)!.knownShare)).toEqual([1 / 3, 1 / 2, 0]);
    expect(of.get(EAST)!.area).toEqual({ share: 0, error: 0 });
    const levels = cameraLevels(units, of);
    expect(levels.map(({ level, cameras, knownShare, littleKnown }) => [level, cameras, knownShare, littleKnown])).toEqual([
      ['village', 3, 1 / 3, [VILLAGE]],
      ['grid', 3, 1 / 3, [WEST, EAST]],
    ]); // prettier-ignore
  });

  it('leaves out cameras that were taken down or stand nowhere', () => {
    const { point: _point, ...nowhere } = camera(0, 0);
    const of = cameraShares(tree, units, [camera(200, 200, { status: 'removed' }), nowhere]);
    expect(of.get(WEST)).toEqual({ cameras: 0, area: { share: 0, error: 0 } });
    expect(cameraLevels(units, of)[0]).not.toHaveProperty('knownShare');
  });
});

describe('the union of view sectors beside PostGIS', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create({ extensions: { postgis }, loadDataDir: await memoryImage() });
  });
  afterAll(() => database.close());

  it('has the area of ST_Union, cut with the unit', async () => {
    const views = fc.array(
      fc
        .record({
          x: fc.integer({ min: 0, max: 800 }),
          y: fc.integer({ min: 0, max: 400 }),
          azimuthDeg: fc.integer({ min: 0, max: 359 }),
          hfovDeg: fc.integer({ min: 20, max: 360 }),
          rangeM: fc.integer({ min: 20, max: 150 }),
        })
        .map(({ x, y, ...view }) => camera(x, y, view)),
      { minLength: 1, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(views, async (cameras) => {
        const of = cameraShares(tree, units, cameras);
        const sectors = cameras.map((each) => JSON.stringify(viewSector(each, 1)));
        for (const { code, geometry } of units) {
          const { rows } = await database.query<{ share: number }>(
            `select ST_Area(ST_Intersection(u.geom, s.geom)::geography) / ST_Area(u.geom::geography) as share
             from (select ST_SetSRID(ST_GeomFromGeoJSON($1), 4326) as geom) u,
               (select ST_Union(ST_SetSRID(ST_GeomFromGeoJSON(sector), 4326)) as geom
                from json_array_elements_text($2::json) as sector) s`,
            [JSON.stringify(geometry), JSON.stringify(sectors)],
          );
          const { share, error } = of.get(code)!.area;
          // The sphere of the sectors and the ellipsoid of PostGIS differ by 0.3 %.
          expect(Math.abs(share - rows[0]!.share), code).toBeLessThan(2 * error + 0.005 * share + 1e-5);
        }
      }),
      { numRuns: 25, seed: 28181 },
    );
  }, 60_000);
});
