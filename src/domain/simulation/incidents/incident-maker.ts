import { chance, logNormal } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { HOUR_MS } from '../../time/zone.ts';
import { valueFor, type Calibration } from './calibration.ts';
import type { Tier } from '../../incidents/life-cycle.ts';
import { deadlineOf, limitHours } from '../../incidents/service-level.ts';
import type { SimulatedIncident } from './simulated-incident.ts';
import type { ActorRole } from '../../incidents/transitions.ts';
import { isEvening } from './arrivals.ts';
import { createOpenCauses, type Cause } from './causes.ts';
import { walkChain } from './chain-path.ts';
import type { City, CityCounty, CityUnit } from './city.ts';
import { createDetails, resolutionOf } from './details.ts';
import { createSimulatedNumbers } from './event-numbers.ts';
import { drawFate, fateShares, type Fate } from './fate.ts';
import { LifePath } from './life-path.ts';
import type { Mix } from './mix.ts';
import { intoWakingHours, walkEmergency, walkRejected, walkSelfHandled } from './paths.ts';
import type { UnitDraw } from './silence.ts';
import { createSiteChoice, type Site } from './sites.ts';
import { toDegrees } from './unit-shape.ts';

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
  const numberOf = createSimulatedNumbers();
  const joinShare = calibration.causes.joinShare.value;
  const accuracies = new Map(calibration.channels.map((channel) => [channel.code, channel.accuracyM]));
  const categories = new Map(calibration.categories.map((category) => [category.code, category]));
  const sites = createSiteChoice(calibration, unitDraw, random);
  const details = createDetails(calibration, random);

  function make(reportedAt: number): SimulatedIncident {
    const county = city.counties[city.table.draw(random)] as CityCounty;
    const evening = isEvening(calibration, reportedAt);
    const isMarketDay = sites.openMarkets(county, reportedAt).length > 0;
    const categoryCode = mix.category(evening, isMarketDay).draw(random);
    const channel = mix.channel(categoryCode, evening).draw(random);
    const urgency = mix.urgency(categoryCode, random);
    const joined = findCause(county, categoryCode, reportedAt);
    const site = joined === undefined ? sites.choose(county, categoryCode, reportedAt) : siteOf(joined);
    unitDraw.note(county, site.unit, reportedAt);
    const fate = urgency === 'emergency' ? 'closed' : drawFate(shares, site.unit.slowness, random);
    // What is refused, withdrawn or never settled cannot share the settling of its cause.
    const cause = fate === 'closed' ? joined : undefined;
    const tier = cause?.tier ?? mix.tier(categoryCode).draw(random);
    const eventNo = numberOf(county.code, reportedAt);
    const category = categories.get(categoryCode);
    const title = cause?.title ?? details.title(category?.titles ?? [categoryCode], site, categoryCode);
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
      cause === undefined ? site.at : sites.beside(cause),
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
      occurredAt: details.occurredBefore(reportedAt, urgency),
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
      coDepts: details.coDepts(tier, category?.leadDept),
      parentEventNo: cause?.eventNo,
      resolution: resolutionOf(path, planned),
      satisfaction: details.satisfaction(path, deadlineAt),
      costCny: details.costCny(path, categoryCode),
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

  return { make };
}

function siteOf(cause: Cause): Site {
  return { unit: cause.unit, at: cause.at, place: undefined };
}
