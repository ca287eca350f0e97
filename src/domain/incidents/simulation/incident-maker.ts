import { chance, logNormal, pick } from '../../random/distributions.ts';
import { createAliasTable } from '../../random/alias-table.ts';
import type { Random } from '../../random/random.ts';
import { civilDayOfTime, DAY_MS } from '../../time/civil-day.ts';
import { HOUR_MS, hourOfDay } from '../../time/zone.ts';
import { isMarketDay } from '../../time/market-days.ts';
import { valueFor, type Calibration } from '../calibration.ts';
import type { Resolution, Tier, Urgency } from '../life-cycle.ts';
import { deadlineOf, limitHours } from '../service-level.ts';
import type { SimulatedIncident } from '../simulated-incident.ts';
import type { ActorRole } from '../transitions.ts';
import { isEvening } from './arrivals.ts';
import { createOpenCauses, type Cause } from './causes.ts';
import { walkChain } from './chain-path.ts';
import type { City, CityCounty, CityPlace, CityUnit } from './city.ts';
import { createEventNumbers } from './event-numbers.ts';
import { drawFate, fateShares, type Fate } from './fate.ts';
import { LifePath } from './life-path.ts';
import type { Mix } from './mix.ts';
import { intoWakingHours, walkEmergency, walkRejected, walkSelfHandled } from './paths.ts';
import type { UnitDraw } from './silence.ts';
import { pointInUnit, pointNear, toDegrees, type LocalPoint } from './unit-shape.ts';

const REPORTER_ROLES: Record<string, ActorRole> = {
  GRID_APP: 'gridWorker',
  PATROL: 'gridWorker',
  WECHAT: 'resident',
  SNAP: 'resident',
  WALKIN: 'resident',
  H12345: 'hotline',
  P110: 'police',
  VIDEO: 'supervisor',
  DEPT: 'department',
};

/** Part of the reports that comes from one of a unit's recurring spots, at the very same position (assumed). */
const SPOT_SHARE = 0.08;

interface Site {
  unit: CityUnit;
  at: LocalPoint;
  place: CityPlace | undefined;
}

/** Makes the incidents of a city one after the other; moments must not go back. */
export interface IncidentMaker {
  make(reportedAt: number): SimulatedIncident;
}

export interface IncidentMakerInput {
  calibration: Calibration;
  city: City;
  mix: Mix;
  unitDraw: UnitDraw;
  asOf: number;
  random: Random;
}

export function createIncidentMaker(input: IncidentMakerInput): IncidentMaker {
  const { calibration, city, mix, unitDraw, asOf, random } = input;
  const shares = fateShares(calibration);
  const causes = createOpenCauses(calibration);
  const numberOf = createEventNumbers();
  const joinShare = calibration.causes.joinShare.value;
  const accuracies = new Map(calibration.channels.map((channel) => [channel.code, channel.accuracyM]));
  const categories = new Map(calibration.categories.map((category) => [category.code, category]));
  const satisfactionTable = createAliasTable(calibration.satisfactionWeights.value);
  const openMarkets = rememberOpenMarkets();

  function make(reportedAt: number): SimulatedIncident {
    const county = city.counties[city.table.draw(random)] as CityCounty;
    const evening = isEvening(calibration, reportedAt);
    const markets = openMarkets(county, reportedAt);
    const categoryCode = mix.category(evening, markets.length > 0).draw(random);
    const channel = mix.channel(categoryCode, evening).draw(random);
    const urgency = mix.urgency(categoryCode, random);
    const joined = findCause(county, categoryCode, reportedAt);
    const site =
      joined === undefined ? chooseSite(county, categoryCode, reportedAt, markets) : siteOf(joined);
    unitDraw.note(county, site.unit, reportedAt);
    const fate = urgency === 'emergency' ? 'closed' : drawFate(shares, site.unit.slowness, random);
    // What is refused, withdrawn or never settled cannot share the settling of its cause.
    const cause = fate === 'closed' ? joined : undefined;
    const tier = cause?.tier ?? mix.tier(categoryCode).draw(random);
    const eventNo = numberOf(county.code, reportedAt);
    const category = categories.get(categoryCode);
    const title = cause?.title ?? titleOf(category?.titles ?? [categoryCode], site, categoryCode);
    const isSelfHandled =
      cause === undefined &&
      fate === 'closed' &&
      urgency !== 'emergency' &&
      tier === 'L1' &&
      joinShare[categoryCode] === undefined &&
      chance(random, valueFor(calibration.selfHandled.value, categoryCode));
    const handledAt = planHandling(reportedAt, isSelfHandled ? 'selfHandled' : tier, site.unit, cause);
    const planned = cause?.resolution ?? mix.resolution(categoryCode).draw(random);

    const path = new LifePath(asOf, reportedAt, REPORTER_ROLES[channel] ?? 'system');
    const slaHours = limitHours(tier, urgency);
    const limit = deadlineOf({ tier, urgency, reportedAt });
    const plan = { fate, tier, reportedAt, handledAt, deadlineAt: limit, slaHours };
    let deadlineAt: number | undefined = limit;
    if (fate === 'rejected') walkRejected(path, calibration, random);
    else if (urgency === 'emergency') walkEmergency(path, calibration, random);
    else if (isSelfHandled) walkSelfHandled(path, plan, calibration, random);
    else deadlineAt = walkChain(path, plan, calibration, random);
    if (path.status === 'rejected') deadlineAt = undefined;

    if (cause !== undefined) cause.reportCount += 1;
    else if (opensCause(categoryCode, fate)) {
      const openUntil = Math.min(reportedAt + calibration.causes.windowDays.value * DAY_MS, handledAt);
      const opened = { eventNo, unit: site.unit, at: site.at, tier, resolution: planned, title };
      causes.add(county.code, categoryCode, { ...opened, openUntil, handledAt, reportCount: 1 });
    }
    const [longitude, latitude] = toDegrees(
      site.unit.shape,
      cause === undefined ? site.at : besideCause(cause),
    );
    return {
      eventNo,
      title,
      categoryCode,
      channel,
      tier,
      urgency,
      status: path.status,
      longitude,
      latitude,
      accuracyM: accuracies.get(channel) ?? 0,
      unitCode: site.unit.code,
      placeId: cause === undefined ? site.place?.place.id : undefined,
      occurredAt: occurredBefore(reportedAt, urgency),
      reportedAt,
      acceptedAt: path.acceptedAt,
      filedAt: path.filedAt,
      dispatchedAt: path.dispatchedAt,
      handledAt: path.handledAt,
      verifiedAt: path.verifiedAt,
      closedAt: path.closedAt,
      deadlineAt,
      slaHours: deadlineAt === undefined ? undefined : slaHours,
      leadDept: category?.leadDept,
      coDepts: coDeptsOf(tier, category?.leadDept),
      parentEventNo: cause?.eventNo,
      resolution: resolutionOf(path, planned),
      satisfaction: path.status === 'evaluated' ? satisfactionOf(path, deadlineAt) : undefined,
      costCny: costOf(path, categoryCode),
      redoCount: path.redoCount,
      transferCount: path.transferCount,
      origin: 'synthetic',
      transitions: path.transitions,
    };
  }

  function findCause(county: CityCounty, categoryCode: string, time: number): Cause | undefined {
    const share = joinShare[categoryCode];
    if (share === undefined || !chance(random, share)) return undefined;
    const cause = causes.find(county.code, categoryCode, time, random);
    return cause === undefined || unitDraw.isSilent(cause.unit, time) ? undefined : cause;
  }

  function opensCause(categoryCode: string, fate: Fate): boolean {
    return fate === 'closed' && joinShare[categoryCode] !== undefined;
  }

  /** Within the merge radius of the first report, which lies inside the unit; at its very spot where there is no room. */
  function besideCause(cause: Cause): LocalPoint {
    // 5 m less than the radius outweighs rounding and the plane's scale.
    const radiusM = calibration.causes.radiusM.value - 5;
    return pointNear(cause.unit.shape, cause.at, radiusM * Math.sqrt(random.next()), random) ?? cause.at;
  }

  function chooseSite(county: CityCounty, categoryCode: string, time: number, markets: CityPlace[]): Site {
    const placeShare = valueFor(calibration.placeShare.value, categoryCode);
    const isMarketKind = valueFor(calibration.categoryMarketDayFactors.value, categoryCode) > 1;
    const hour = hourOfDay(time);
    const atMarket =
      isMarketKind &&
      markets.length > 0 &&
      hour >= 6 &&
      hour < 14 &&
      chance(random, calibration.marketShare.value);
    const choices = atMarket ? markets : chance(random, placeShare) ? county.busyPlaces : [];
    if (choices.length > 0) {
      const place = pick(random, choices);
      if (!unitDraw.isSilent(place.unit, time)) {
        const at = pointNear(place.unit.shape, place.at, 120, random) ?? place.at;
        return { unit: place.unit, at, place };
      }
    }
    const unit = unitDraw.draw(county, time, random);
    const at = chance(random, SPOT_SHARE)
      ? pick(random, unit.spots)
      : pointInUnit(unit.shape, valueFor(calibration.streetShare.value, categoryCode), random);
    return { unit, at, place: undefined };
  }

  function titleOf(titles: readonly string[], site: Site, categoryCode: string): string {
    const { street, inside } = calibration.placeWords;
    if (site.place !== undefined) return `${pick(random, titles)} · ${site.place.place.name}`;
    const isStreet = chance(random, valueFor(calibration.streetShare.value, categoryCode));
    return `${pick(random, titles)} · ${pick(random, isStreet ? street : inside)}`;
  }

  function planHandling(
    reportedAt: number,
    kind: Tier | 'selfHandled',
    unit: CityUnit,
    cause: Cause | undefined,
  ): number {
    if (cause !== undefined) return Math.max(cause.handledAt, reportedAt + HOUR_MS);
    const { medianHours, sigma } = calibration.handling[kind];
    const hours = logNormal(random, medianHours.value * unit.slowness, sigma.value);
    return intoWakingHours(reportedAt + hours * HOUR_MS, random);
  }

  function occurredBefore(reportedAt: number, urgency: Urgency): number {
    const medianMin = urgency === 'emergency' ? 8 : 25;
    const minutes = Math.min(logNormal(random, medianMin, 1.1), 3 * 24 * 60);
    return reportedAt - Math.floor(minutes * 60) * 1000;
  }

  function coDeptsOf(tier: Tier, leadDept: string | undefined): string[] {
    if (tier === 'L1') return [];
    const others = calibration.coDepts.value.filter((dept) => dept !== leadDept);
    const first = pick(random, others);
    if (tier === 'L2') return [first];
    return [
      first,
      pick(
        random,
        others.filter((dept) => dept !== first),
      ),
    ];
  }

  function satisfactionOf(path: LifePath, deadlineAt: number | undefined): number {
    const marks = satisfactionTable.draw(random) + 1;
    const isLate = path.handledAt !== undefined && deadlineAt !== undefined && path.handledAt > deadlineAt;
    return marks > 1 && (isLate || path.redoCount > 0) && chance(random, 0.5) ? marks - 1 : marks;
  }

  function costOf(path: LifePath, categoryCode: string): number | undefined {
    const share = valueFor(calibration.costShare.value, categoryCode);
    if (share === 0 || path.handledAt === undefined || !chance(random, share)) return undefined;
    return Math.round(logNormal(random, 480, 0.9) / 10) * 10;
  }

  return { make };
}

function siteOf(cause: Cause): Site {
  return { unit: cause.unit, at: cause.at, place: undefined };
}

function resolutionOf(path: LifePath, planned: Resolution): Resolution | undefined {
  if (path.status === 'rejected' || path.status === 'voided') return 'invalid';
  if (path.handledAt === undefined) return undefined;
  return path.acceptedAt === undefined ? 'onSpot' : planned;
}

function rememberOpenMarkets(): (county: CityCounty, time: number) => CityPlace[] {
  let day = Number.NaN;
  const open = new Map<string, CityPlace[]>();
  return (county, time) => {
    if (civilDayOfTime(time) !== day) {
      day = civilDayOfTime(time);
      open.clear();
    }
    let markets = open.get(county.code);
    if (markets === undefined) {
      markets = county.markets.filter(
        ({ place }) => place.market !== undefined && isMarketDay(place.market.rule, day) === true,
      );
      open.set(county.code, markets);
    }
    return markets;
  };
}
