import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { FeatureCollection, Point, Polygon } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyCounters } from '../../../../src/domain/incidents/counters.ts';
import { addToCounters } from '../../../support/add-to-counters.ts';
import { progressOf } from '../../../../src/domain/incidents/life-cycle.ts';
import { computeRate } from '../../../../src/domain/incidents/rates.ts';
import type {
  SimulatedPlace,
  SimulatedUnit,
} from '../../../../src/domain/simulation/incidents/simulate-incidents.ts';
import type { SimulatedIncident } from '../../../../src/domain/simulation/incidents/simulated-incident.ts';
import type { Calibration } from '../../../../src/domain/simulation/incidents/calibration.ts';
import { civilDayOfTime } from '../../../../src/domain/time/civil-day.ts';
import { isMarketDay } from '../../../../src/domain/time/market-days.ts';
import { formatIso, hourOfDay, hourOfWeek, parseIso } from '../../../../src/domain/time/zone.ts';
import { calibrationSchema } from '../../../../src/schemas/calibration.ts';
import { codeTablesSchema } from '../../../../src/schemas/code-tables.ts';
import { incidentSchema } from '../../../../src/schemas/incidents.ts';
import {
  cityCalibration,
  lifeCycleFaults,
  metresBetween,
  readCityFile,
  sharesOf,
  simulateAll,
} from './simulation-checks.ts';

const DAY = 86_400_000;
const asOf = parseIso('2026-11-20T22:41:07+08:00');
const calibration = cityCalibration();

/** The finest units of the bundled city: those that are nobody's parent. */
function finestUnits(): SimulatedUnit[] {
  const all = ['village', 'grid', 'micro-grid'].flatMap((level) => {
    const { features } = readCityFile(`units-${level}.geojson`) as FeatureCollection<
      Polygon,
      SimulatedUnit & { parentCode: string }
    >;
    return features.map((feature) => ({ ...feature.properties, geometry: feature.geometry }));
  });
  const parents = new Set(all.map((unit) => unit.parentCode));
  return all.filter((unit) => !parents.has(unit.code));
}

function cityPlaces(): SimulatedPlace[] {
  const { features } = readCityFile('places.geojson') as FeatureCollection<Point, SimulatedPlace>;
  return features.map(({ properties, geometry }) => ({
    ...properties,
    point: geometry.coordinates as [number, number],
  }));
}

const units = finestUnits();
const places = cityPlaces();
let incidents: SimulatedIncident[] = [];
beforeAll(() => {
  incidents = simulateAll({ seed: 20_261_120, asOf, volume: 60_000, calibration, units, places });
});

describe('the calibration file', () => {
  it('gives a source for every number and shares that make a whole', () => {
    expect(calibrationSchema.safeParse(readCityFile('calibration.json')).success).toBe(true);
    expect(calibration.categories.reduce((sum, category) => sum + category.weight.value, 0)).toBe(6_329);
    expect(calibration.channels.reduce((sum, channel) => sum + channel.weight.value, 0)).toBeCloseTo(1, 9);
    for (const shares of [
      calibration.tierShares.value.default,
      ...Object.values(calibration.tierShares.value.byCode),
    ])
      expect(shares[0] + shares[1] + shares[2]).toBeCloseTo(1, 9);
    expect(calibration.counties.find((county) => county.code === '430211')?.perDay.value).toBeCloseTo(
      29_000 / 517,
      1,
    );
    expect(calibration.counties.find((county) => county.code === '430204')?.perDay.value).toBeCloseTo(
      6_329 / 176,
      1,
    );
  });

  it('speaks the codes of the code tables, category by category', () => {
    const tables = codeTablesSchema.parse(readCityFile('code-tables.json'));
    const leaves = tables.categories.filter((row) => row.parent !== undefined);
    const departments = new Set(tables.departments.map((row) => row.code));
    expect(calibration.categories.map((category) => category.code)).toEqual(leaves.map((row) => row.code));
    expect(calibration.channels.map((channel) => channel.code)).toEqual(
      tables.channels.map((row) => row.code),
    );
    for (const { code, leadDept } of calibration.categories)
      expect([code, leadDept]).toEqual([code, leaves.find((row) => row.code === code)?.leadDept]);
    for (const dept of calibration.coDepts.value) expect(departments).toContain(dept);
    const named = [
      calibration.selfHandled,
      calibration.tierShares,
      calibration.streetShare,
      calibration.resolutions,
      calibration.urgentShare,
      calibration.costShare,
      calibration.categoryEveningFactors,
    ].flatMap((table) => Object.keys(table.value.byCode));
    expect(named.filter((code) => leaves.every((row) => row.code !== code))).toEqual([]);
  });
});

describe('60,000 incidents of the bundled city', () => {
  it('lie strictly inside their units (V-08)', () => {
    const byCode = new Map(units.map((unit) => [unit.code, unit.geometry]));
    const outside = incidents.filter(({ unitCode, longitude, latitude }) => {
      const geometry = byCode.get(unitCode);
      return !geometry || !booleanPointInPolygon([longitude, latitude], geometry, { ignoreBoundary: true });
    });
    expect(outside.map((incident) => incident.eventNo)).toEqual([]);
  });

  it('are sound, and read as incidents of the wire schema', () => {
    expect(incidents.flatMap((incident) => lifeCycleFaults(incident, asOf)).slice(0, 5)).toEqual([]);
    const refused = incidents
      .filter((_, index) => index % 20 === 0)
      .map((incident) => incidentSchema.safeParse(toReply(incident)))
      .filter((result) => !result.success);
    expect(refused.map((result) => result.error?.message)).toEqual([]);
  });

  it('share out over the districts as calibrated', () => {
    const shares = sharesOf(incidents, (incident) => incident.unitCode.slice(0, 6));
    for (const { code, perDay } of calibration.counties)
      expect(Math.abs((shares[code] ?? 0) - perDay.value / 200)).toBeLessThan(0.006);
  });

  it('come through the channels as calibrated', () => {
    const expected = expectedChannelShares(calibration);
    const shares = sharesOf(incidents, (incident) => incident.channel);
    for (const [code, share] of Object.entries(expected))
      expect(Math.abs((shares[code] ?? 0) - share), code).toBeLessThan(
        6 * Math.sqrt((share * (1 - share)) / 60_000) + 0.002,
      );
  });

  it('are of the categories as calibrated', () => {
    const shares = sharesOf(incidents, (incident) => incident.categoryCode);
    for (const { code, weight } of calibration.categories) {
      const share = weight.value / 6_329;
      // Market days raise three of them and thereby lower the others a little.
      expect(Math.abs((shares[code] ?? 0) - share), code).toBeLessThan(
        6 * Math.sqrt(share / 60_000) + 0.03 * share + 0.001,
      );
    }
  });

  it('are completed and closed at the published rates, once old enough', () => {
    const [all, shifeng, tianyuan] = ['4302', '430204', '430211'].map((prefix) => {
      const counters = emptyCounters();
      for (const incident of incidents)
        if (incident.reportedAt < asOf - 45 * DAY && incident.unitCode.startsWith(prefix))
          addToCounters(counters, incident, asOf);
      return counters;
    });
    expect(Math.abs(percent('completionRate', all) - 98.67)).toBeLessThan(0.25);
    expect(Math.abs(percent('closureRate', all) - 98.8)).toBeLessThan(0.25);
    expect(Math.abs(percent('completionRate', shifeng) - 98.67)).toBeLessThan(0.6);
    expect(Math.abs(percent('closureRate', tianyuan) - 98.8)).toBeLessThan(0.5);
  });

  it('leave the recent ones in hand, a few near their deadline and a few overdue', () => {
    const week = incidents.filter((incident) => incident.reportedAt > asOf - 7 * DAY);
    const shares = sharesOf(week, (incident) => progressOf(incident, asOf));
    expect(shares['inHand']).toBeGreaterThan(0.08);
    expect(shares['inHand']).toBeLessThan(0.35);
    expect(shares['overdue']).toBeGreaterThan(0);
    expect(shares['overdue']).toBeLessThan(0.03);
    expect(incidents.some((incident) => progressOf(incident, asOf) === 'nearDeadline')).toBe(true);
  });

  it('take from one or two days to one or two weeks by tier', () => {
    expect(medianDays('L1')).toBeGreaterThan(0.9);
    expect(medianDays('L1')).toBeLessThan(2);
    expect(medianDays('L2')).toBeGreaterThan(2.5);
    expect(medianDays('L2')).toBeLessThan(6);
    expect(medianDays('L3')).toBeGreaterThan(7);
    expect(medianDays('L3')).toBeLessThan(14);
  });

  it('settle emergencies in minutes', () => {
    const emergencies = incidents.filter((incident) => incident.urgency === 'emergency');
    expect(emergencies.length).toBeGreaterThan(80);
    expect(new Set(emergencies.map((incident) => incident.categoryCode))).toEqual(new Set(['G1', 'G2']));
    const within = (limitMin: number, at: (incident: SimulatedIncident) => number | undefined) =>
      emergencies.filter((incident) => (at(incident) ?? Infinity) - incident.reportedAt <= limitMin * 60_000)
        .length / emergencies.length;
    expect(within(5, (incident) => incident.acceptedAt)).toBeGreaterThan(0.9);
    expect(within(10, (incident) => incident.dispatchedAt)).toBeGreaterThan(0.85);
    expect(within(120, (incident) => incident.handledAt)).toBeGreaterThan(0.9);
  });

  it('know every side path, a few of each', () => {
    const passed = sharesOf(
      incidents.flatMap((incident) => [...new Set(incident.transitions.map(([, to]) => to))]),
      (status) => status,
    );
    for (const status of [
      'suspended',
      'voided',
      'rejected',
      'returned',
      'reworked',
      'escalated',
      'extensionRequested',
    ])
      expect(passed[status], status).toBeGreaterThan(0);
    const resolutions = sharesOf(incidents, (incident) => String(incident.resolution));
    for (const resolution of [
      'council',
      'mediation',
      'campaign',
      'transfer',
      'onSpot',
      'invalid',
      'department',
    ])
      expect(resolutions[resolution], resolution).toBeGreaterThan(0.002);
    expect(incidents.filter((incident) => incident.redoCount >= 3).length).toBeGreaterThan(5);
    expect(incidents.filter((incident) => incident.satisfaction !== undefined).length).toBeGreaterThan(
      10_000,
    );
  });

  it('follow the working day, rest on weekends and peak again towards the evening', () => {
    const hours = sharesOf(incidents, (incident) => String(hourOfDay(incident.reportedAt)));
    const at = (hour: number) => hours[String(hour)] ?? 0;
    expect(at(9)).toBeGreaterThan(1.8 * at(12));
    expect(at(18)).toBeGreaterThan(1.1 * at(15));
    expect(at(3)).toBeLessThan(0.01);
    const days = sharesOf(incidents, (incident) => String(Math.floor(hourOfWeek(incident.reportedAt) / 24)));
    expect(days['6']).toBeLessThan(0.9 * (days['1'] ?? 0));
  });

  it('gather many reports with one cause within 300 m and 7 days', () => {
    const byNumber = new Map(incidents.map((incident) => [incident.eventNo, incident]));
    const children = incidents.filter((incident) => incident.parentEventNo !== undefined);
    expect(children.length).toBeGreaterThan(400);
    const sizes = sharesOf(children, (incident) => incident.parentEventNo ?? '');
    expect(Math.max(...Object.values(sizes)) * children.length).toBeGreaterThanOrEqual(4);
    const wrong = children.filter((child) => {
      const parent = byNumber.get(child.parentEventNo ?? '');
      return (
        parent === undefined ||
        parent.parentEventNo !== undefined ||
        parent.categoryCode !== child.categoryCode ||
        child.reportedAt < parent.reportedAt ||
        child.reportedAt - parent.reportedAt > 7 * DAY ||
        metresBetween(parent, child) > 300
      );
    });
    expect(wrong.map((incident) => incident.eventNo)).toEqual([]);
    expect(new Set(children.map((incident) => incident.categoryCode))).toEqual(new Set(['B1', 'C2', 'D5']));
  });

  it('bring street trade and leads to the markets on their days only', () => {
    const rules = new Map(
      places.flatMap((place) => (place.market === undefined ? [] : [[place.id, place.market.rule] as const])),
    );
    const kept = incidents.filter(({ placeId, reportedAt, categoryCode }) => {
      const rule = rules.get(placeId ?? '');
      const isMorning = hourOfDay(reportedAt) >= 6 && hourOfDay(reportedAt) < 14;
      return (
        rule !== undefined &&
        rule.kind !== 'unknown' &&
        rule.kind !== 'daily' &&
        isMorning &&
        categoryCode !== 'G1'
      );
    });
    const onDay = kept.filter(({ placeId, reportedAt }) => {
      const rule = rules.get(placeId ?? '');
      return rule !== undefined && isMarketDay(rule, civilDayOfTime(reportedAt)) === true;
    });
    expect(kept.length).toBeGreaterThan(50);
    expect(onDay.length / kept.length).toBeGreaterThan(0.75);
  });

  it('have short titles that name no person, number or plate', () => {
    for (const { title } of incidents) {
      expect(title.length).toBeLessThanOrEqual(50);
      expect(title).not.toMatch(/\d{5,}|湘[A-Z]|[某岁]|先生|女士/);
    }
  });
});

/** The wire form: ISO times, no empty fields, steps as objects. */
function toReply(incident: SimulatedIncident): unknown {
  const entries = Object.entries(incident).filter(
    ([key, value]) => value !== undefined && key !== 'transitions',
  );
  const fields = Object.fromEntries(
    entries.map(([key, value]) => [key, key.endsWith('At') ? formatIso(Number(value)) : (value as unknown)]),
  );
  const transitions = incident.transitions.map(([from, to, at, actorRole, reason]) => ({
    from,
    to,
    at: formatIso(at),
    actorRole,
    reason,
  }));
  return { ...fields, transitions };
}

/** A rate in percent. */
function percent(id: string, counters = emptyCounters()): number {
  return 100 * (computeRate(id, counters).value ?? Number.NaN);
}

/** Median time from report to end of handling of what went through the chain. */
function medianDays(tier: string): number {
  const days = incidents
    .filter(
      (incident) =>
        incident.tier === tier && incident.acceptedAt !== undefined && incident.urgency !== 'emergency',
    )
    .flatMap(({ handledAt, reportedAt }) => (handledAt === undefined ? [] : [(handledAt - reportedAt) / DAY]))
    .sort((a, b) => a - b);
  return days[Math.floor(days.length / 2)] ?? Number.NaN;
}

/** Shares of the channels over all incidents that a calibration leads to, by code (market days left aside). */
function expectedChannelShares(calibration: Calibration): Record<string, number> {
  const categoryTotal = total(calibration.categories.map((category) => category.weight.value));
  const channelTotal = total(calibration.channels.map((channel) => channel.weight.value));
  const shares: Record<string, number> = {};
  for (const { code, weight } of calibration.categories) {
    const own = calibration.channelsByCategory.value[code];
    const ownTotal = own === undefined ? channelTotal : total(Object.values(own));
    for (const channel of calibration.channels) {
      const channelWeight = own === undefined ? channel.weight.value : (own[channel.code] ?? 0);
      const share = (weight.value / categoryTotal) * (channelWeight / ownTotal);
      shares[channel.code] = (shares[channel.code] ?? 0) + share;
    }
  }
  return shares;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
