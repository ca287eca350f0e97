import type { Kysely } from 'kysely';
import { nearestCameras } from '../../src/domain/cameras/nearest-cameras.ts';
import { civilDayOfTime } from '../../src/domain/time/civil-day.ts';
import { readTimeOrDate } from '../../src/domain/time/dates.ts';
import { isMarketDay } from '../../src/domain/time/market-days.ts';
import type { Situation } from '../../src/schemas/situation.ts';
import type { Database } from '../database/schema.ts';
import { listCameras } from '../repositories/cameras.ts';
import { listPlacesAsConfirmed } from '../repositories/market-confirmations.ts';
import { isInScope, type Scope } from './scope.ts';

const NEAR_MARKET_M = 500;

/** Cameras that are there (removed ones are not), and those near the markets that are known to be held today. */
export async function readCameraSituation(
  db: Kysely<Database>,
  scope: Scope,
  asOf: number,
): Promise<Situation['cameras']> {
  const all = (await listCameras(db)).filter((camera) => camera.status !== 'removed');
  const places = await listPlacesAsConfirmed(db);
  const own = all.filter((camera) => isInScope(scope, camera.unitCode ?? camera.gbId));
  const today = civilDayOfTime(asOf);
  const times = own.flatMap(({ statusAt }) => (statusAt === undefined ? [] : [readTimeOrDate(statusAt)]));
  return {
    asOf: times.length === 0 ? null : times.reduce((latest, time) => Math.max(latest, time)),
    ...countOnline(own),
    nearMarkets: places.flatMap(({ id, name, point, market, unitCode }) => {
      if (market === undefined || isMarketDay(market.rule, today) !== true) return [];
      if (scope.prefixes.length > 0 && !(unitCode !== undefined && isInScope(scope, unitCode))) return [];
      const near = nearestCameras(all, point, { count: all.length, maxDistanceM: NEAR_MARKET_M });
      const [longitude, latitude] = point;
      return [{ placeId: id, name, longitude, latitude, ...countOnline(near.map(({ camera }) => camera)) }];
    }),
  };
}

function countOnline(cameras: readonly { status: string }[]): { online: number; total: number } {
  return { online: cameras.filter(({ status }) => status === 'online').length, total: cameras.length };
}
