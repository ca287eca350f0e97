import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { SheetVisit } from '../../../src/domain/shift/written-plan.ts';
import { PLAN_COLUMNS, planCsv, planGeoJson, planGpx } from '../../../src/domain/shift/plan-files.ts';

const visit = (name: string, arrive: string, leave: string, lng: number): SheetVisit => ({
  stopId: name,
  name,
  position: [lng, 27.85],
  arriveAt: `2026-11-20T${arrive}:00+08:00`,
  leaveAt: `2026-11-20T${leave}:00+08:00`,
  travelMinutes: 5,
  reason: { kind: 'hub' },
  isLocked: false,
});
const rounds = [
  [visit('响石广场', '17:05', '17:19', 113.1), visit('A & "B" <C>', '17:40', '17:55', 113.12)],
  [],
  [visit('=1+1', '18:00', '18:12', 113.13)],
];

describe('a plan as files', () => {
  it('is GeoJSON with a point for every visit and a line for every round', () => {
    const { type, features } = JSON.parse(planGeoJson(rounds)) as {
      type: string;
      features: { geometry: { type: string; coordinates: unknown }; properties: Record<string, unknown> }[];
    };
    expect(type).toBe('FeatureCollection');
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['Point', 'Point', 'LineString', 'Point']);
    expect(features[0]!.properties).toMatchObject({ team: 1, order: 1, name: '响石广场' });
    expect(features[2]!.geometry.coordinates).toEqual([
      [113.1, 27.85],
      [113.12, 27.85],
    ]);
  });

  it('is GPX 1.1: elements in the order of the schema, times in UTC, text escaped', () => {
    const gpx = planGpx(rounds, 'Plan');
    expect(gpx).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<gpx version="1\.1" creator="Gridlight"/,
    );
    expect(gpx.match(/<rte>/g)).toHaveLength(3);
    expect(gpx.match(/<rtept /g)).toHaveLength(3);
    expect(gpx).toContain('<rtept lat="27.85" lon="113.1">');
    expect(gpx).toContain('<time>2026-11-20T09:05:00.000Z</time>');
    expect(gpx).toContain('<name>A &amp; &quot;B&quot; &lt;C&gt;</name>');
    // wptType is a sequence: time before name before desc; rteType: name before number before the points.
    for (const point of gpx.match(/<rtept[\s\S]*?<\/rtept>/g) ?? [])
      expect([...point.matchAll(/<([a-z]+)/g)].map(([, name]) => name)).toEqual([
        'rtept',
        'time',
        'name',
        'desc',
      ]);
    for (const route of gpx.match(/<rte>[\s\S]*?<\/rte>/g) ?? [])
      expect(route.indexOf('<number>')).toBeGreaterThan(route.indexOf('<name>'));
    // Every element is closed, in the order of opening.
    const open: string[] = [];
    for (const [, slash, name] of gpx.matchAll(/<(\/?)([a-z]+)[^>?]*>/g))
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    expect(open).toEqual([]);
  });

  it('is CSV that another reader reads back, with formulas defused', () => {
    const rows = parse(planCsv(rounds), { bom: true }) as string[][];
    expect(rows[0]).toEqual([...PLAN_COLUMNS]);
    expect(rows).toHaveLength(4);
    expect(rows[1]).toEqual([
      '1', '1', '响石广场', '2026-11-20T17:05:00+08:00', '2026-11-20T17:19:00+08:00', '14', 'hub', '113.1', '27.85', '响石广场',
    ]); // prettier-ignore
    expect(rows[2]![2]).toBe('A & "B" <C>');
    expect(rows[3]![2]).toBe("'=1+1");
  });
});
