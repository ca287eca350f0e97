import { expect, test } from 'vitest';
import { positionAt } from '../../../src/domain/geo/local-plane.ts';
import { lengthM, type Position } from '../../../src/domain/geo/positions.ts';
import { intervalText } from '../../../src/i18n/interval-text.ts';
import { siteOfCase } from '../../../src/features/case-dossier/case-site.ts';
import type { CaseReply } from '../../../src/schemas/cases.ts';
import type { FacilityRecord, LineCollection } from '../../../src/schemas/places.ts';

const at = (east: number, north: number): Position => positionAt([113.15, 27.84], [east, north]);
const stop = (id: string, point: Position): FacilityRecord => ({
  id,
  facilityType: 'BUS_STOP',
  name: id,
  point,
  origin: 'synthetic',
});
const facilities = [stop('s1', at(0, 5)), stop('s2', at(1_000, 505))];
const lines: LineCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: 'bus-a', kind: 'BUS_LINE', name: 'A', stopIds: ['s1', 's2'], origin: 'synthetic' },
      geometry: { type: 'LineString', coordinates: [at(-500, 0), at(1_000, 0), at(1_000, 2_000)] },
    },
  ],
};
const onBus: CaseReply = {
  caseNo: 'SIM-1',
  offenceCode: '050240',
  occurredFrom: '2026-11-20T17:05:00+08:00',
  occurredTo: '2026-11-20T17:30:00+08:00',
  reportedAt: '2026-11-20T18:00:00+08:00',
  placeType: 'ON_BUS',
  carriedOnPerson: true,
  longitude: at(500, 0)[0],
  latitude: at(500, 0)[1],
  unitCode: '430202001001',
  transit: { lineId: 'bus-a', boardStopId: 's1', alightStopId: 's2' },
  property: [],
  methods: [],
  moment: 'RIDING',
  status: 'filed',
  recoveredItems: 0,
  agencies: [],
  origin: 'synthetic',
};
const wayOf = (said: Partial<CaseReply>) => siteOfCase({ ...onBus, ...said }, lines, facilities).way;

test('a theft on a ride happened on the way between its stops', () => {
  const { way, to } = siteOfCase(onBus, lines, facilities);
  expect(lengthM(way!)).toBeCloseTo(1_505, 0);
  expect(to).toBe(Date.parse('2026-11-20T17:30:00+08:00'));
});

test('at boarding or alighting, off the bus, and without stops or line it happened at its point', () => {
  expect(wayOf({ moment: 'BOARDING' })).toBeNull();
  expect(wayOf({ moment: 'ALIGHTING' })).toBeNull();
  expect(wayOf({ placeType: 'MALL' })).toBeNull();
  expect(wayOf({ transit: { lineId: 'bus-a', boardStopId: 's1' } })).toBeNull();
  expect(wayOf({ transit: { lineId: 'bus-z', boardStopId: 's1', alightStopId: 's2' } })).toBeNull();
  expect(wayOf({ moment: undefined })).not.toBeNull();
});

test('an interval names its second date only where it is another one', () => {
  const time = (text: string): number => Date.parse(`${text}:00+08:00`);
  expect(intervalText(time('2026-11-20T17:05'), time('2026-11-20T18:30'))).toBe('2026-11-20 17:05–18:30');
  expect(intervalText(time('2026-11-20T23:05'), time('2026-11-21T01:30'))).toBe(
    '2026-11-20 23:05–2026-11-21 01:30',
  );
  expect(intervalText(time('2026-11-20T17:05'), time('2026-11-20T17:05'))).toBe('2026-11-20 17:05');
});
