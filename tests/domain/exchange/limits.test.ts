import { describe, expect, it, test } from 'vitest';
import { layerSchema } from '../../../src/schemas/dataset.ts';
import { LAYER_KINDS } from '../../../server/load/layer-kinds.ts';
import { context, faultsOf, GEOMETRIES, LEAST_ROWS, rowOf, type RowKind } from './rows.ts';

function read(kind: RowKind, values: Readonly<Record<string, unknown>>) {
  const reader = LAYER_KINDS[kind].createReader(
    context,
    layerSchema.parse({ id: 'x', kind, file: 'x.json' }),
  );
  return reader.read(rowOf({ ...LEAST_ROWS[kind], ...values }, GEOMETRIES[kind]));
}

const KINDS = Object.keys(LEAST_ROWS) as RowKind[];

test.each(KINDS)('the least row of %s is taken', (kind) => {
  expect(read(kind, {}).record).toBeDefined();
});

const REQUIRED: Record<RowKind, readonly string[]> = {
  incidents: ['eventNo', 'title', 'categoryCode', 'channel', 'tier', 'urgency', 'status', 'reportedAt'],
  cases: ['caseNo', 'occurredFrom', 'placeType', 'status'],
  cameras: ['gbId', 'name', 'pointClass', 'status'],
  places: ['id', 'name', 'kind'],
  facilities: ['id', 'name', 'facilityType'],
  lines: ['id', 'name', 'kind'],
  units: ['name'],
};

describe.each(KINDS)('a row of %s', (kind) => {
  it.each(REQUIRED[kind])('needs %s', (field) => {
    expect(faultsOf(read(kind, { [field]: undefined }))).toContain(`${field}: is required and blank`);
  });
});

/** Fields with a number: the least and the most that is taken, and what is just beyond. */
const NUMBERS: readonly [RowKind, string, least: number, most: number, below: number, above: number][] = [
  ['incidents', 'accuracyM', 0, 100_000, -1, 100_001],
  ['incidents', 'slaHours', 0.01, 100_000, 0, 100_001],
  ['incidents', 'satisfaction', 1, 5, 0, 6],
  ['incidents', 'costCny', 0, 1e12, -1, 1e12 + 1],
  ['incidents', 'redoCount', 0, 1000, -1, 1001],
  ['incidents', 'transferCount', 0, 1000, -1, 1001],
  ['cases', 'recoveredItems', 0, 10_000, -1, 10_001],
  ['cameras', 'azimuthDeg', 0, 360, -1, 361],
  ['cameras', 'directionType', 1, 8, -1, 9],
  ['cameras', 'hfovDeg', 0.01, 360, -1, 361],
  ['cameras', 'rangeM', 0.1, 50_000, -1, 50_001],
  ['cameras', 'recordSaveDays', 0, 36_500, -1, 36_501],
  ['places', 'accuracyM', 0, 100_000, -1, 100_001],
  ['facilities', 'serviceRadiusM', 0.1, 100_000, 0, 100_001],
  ['facilities', 'capacity', 0, 1_000_000, -1, 1_000_001],
  ['lines', 'headwayMin', 0.01, 10_000, 0, 10_001],
  ['units', 'densityWeight', 0, 1e6, -1, 1e6 + 1],
];

test.each(NUMBERS)('of %s, %s goes from %d to %d', (kind, field, least, most, below, above) => {
  for (const value of [least, most]) expect(faultsOf(read(kind, { [field]: value }))).toEqual([]);
  for (const value of [below, above])
    expect(faultsOf(read(kind, { [field]: value }))).toEqual([`${field}: is outside ${least} to ${most}`]);
});

test.each([
  ['incidents', 'satisfaction', 2.5],
  ['incidents', 'redoCount', 0.5],
  ['incidents', 'transferCount', 0.5],
  ['cases', 'recoveredItems', 1.5],
  ['cameras', 'directionType', 1.5],
  ['cameras', 'recordSaveDays', 30.5],
  ['facilities', 'capacity', 0.5],
] as const)('of %s, %s is a whole number', (kind, field, value) => {
  expect(faultsOf(read(kind, { [field]: value }))).toEqual([`${field}: is not a whole number`]);
});

const LENGTHS: readonly [RowKind, string, most: number][] = [
  ['incidents', 'eventNo', 80],
  ['incidents', 'placeId', 80],
  ['incidents', 'parentEventNo', 80],
  ['cases', 'caseNo', 80],
  ['cases', 'offenceCode', 20],
  ['cases', 'placeId', 80],
  ['cases', 'transit.lineId', 80],
  ['cases', 'transit.boardStopId', 80],
  ['cases', 'transit.alightStopId', 80],
  ['cases', 'agencies', 60],
  ['places', 'id', 80],
  ['places', 'name', 100],
  ['places', 'source', 300],
  ['facilities', 'openHours', 100],
  ['lines', 'id', 80],
  ['lines', 'name', 100],
  ['lines', 'stopIds', 80],
  ['lines', 'source', 300],
  ['units', 'name', 100],
  ['units', 'aliases', 100],
  ['units', 'urbanRural', 10],
];

test.each([
  ['incidents', 'title', 50],
  ['incidents', 'summary', 500],
  ['cameras', 'name', 100],
  ['places', 'note', 500],
  ['units', 'note', 500],
] as const)('of %s, %s is shortened to %d characters', (kind, field, most) => {
  const { record, rejections, repairs } = read(kind, { [field]: '字'.repeat(most + 1) });
  expect(rejections).toEqual([]);
  expect(repairs.map((each) => `${each.field}: ${each.from} → ${each.to}`)).toEqual([
    `${field}: ${most + 1} characters → ${most} characters`,
  ]);
  expect(record?.[field]).toBe(`${'字'.repeat(most - 1)}…`);
});

test.each(LENGTHS)('of %s, %s has at most %d characters', (kind, field, most) => {
  expect(faultsOf(read(kind, { [field]: '字'.repeat(most) }))).toEqual([]);
  expect(faultsOf(read(kind, { [field]: '字'.repeat(most + 1) }))).toEqual([
    `${field}: has ${most + 1} characters; at most ${most} are taken`,
  ]);
});

test.each([
  ['incidents', 'title'],
  ['incidents', 'summary'],
  ['cameras', 'name'],
  ['places', 'note'],
  ['facilities', 'note'],
  ['units', 'note'],
] as const)('of %s, %s is free text: personal data are masked in it, and told', (kind, field) => {
  const issues = read(kind, { [field]: '电话 13812345678' });
  expect(faultsOf(issues)).toEqual([]);
  const told = issues.repairs.filter((repair) => repair.field === field);
  expect(told.map(({ from, to, why }) => [from, to, why])).toEqual([
    ['(withheld)', '［手机号］', 'a mobile number; masked (V-12)'],
  ]);
});

/** Fields with a closed list: a name of the field's own language, and the value it stands for. */
test.each([
  ['incidents', 'categoryCode', '路灯', 'B1'],
  ['incidents', 'channel', '网格员', 'GRID_APP'],
  ['incidents', 'tier', '协同办', 'L2'],
  ['incidents', 'urgency', '特急', 'emergency'],
  ['incidents', 'status', '已受理', 'accepted'],
  ['incidents', 'resolution', '调解', 'mediation'],
  ['incidents', 'origin', '模拟', 'synthetic'],
  ['incidents', 'leadDept', '城管', 'CG'],
  ['incidents', 'coDepts', '城管', ['CG']],
  ['cases', 'placeType', '医院', 'HOSPITAL'],
  ['cases', 'methods', '徒手;划包', ['HAND', 'SLASH']],
  ['cases', 'moment', '排队', 'QUEUE'],
  ['cases', 'victimAgeBand', '60+', '60+'],
  ['cases', 'status', '破案', 'solved'],
  ['cases', 'origin', '推算', 'derived'],
  ['cameras', 'gbVersion', '2022', 2022],
  ['cameras', 'pointClass', '三类点', 3],
  ['cameras', 'pointClass', '其他', 9],
  ['cameras', 'ownerSector', '住建', 'housing'],
  ['cameras', 'status', '维修', 'repair'],
  ['cameras', 'origin', '模拟', 'synthetic'],
  ['places', 'kind', '集市', 'MARKET'],
  ['places', 'origin', '推算', 'derived'],
  ['facilities', 'facilityType', '警务室', 'POLICE_POST'],
  ['facilities', 'origin', '推算', 'derived'],
  ['lines', 'kind', '公交线', 'BUS_LINE'],
  ['lines', 'origin', '推算', 'derived'],
  ['units', 'gridKind', '市场', 'market'],
  ['units', 'subject', '城管', 'urban'],
  ['units', 'origin', '推算', 'derived'],
] as const)('of %s, %s “%s” is read as %j', (kind, field, cell, value) => {
  expect(read(kind, { [field]: cell }).record).toMatchObject({ [field]: value });
  const unknown = faultsOf(read(kind, { [field]: 'ä' }));
  expect(unknown).toEqual([expect.stringMatching(new RegExp(`^${field}: is not in the .+ table`)) as string]);
});

test.each(KINDS.filter((kind) => kind !== 'units'))(
  'what nothing else is said of, in %s, is taken for reported',
  (kind) => expect(read(kind, {}).record).toMatchObject({ origin: 'reported' }),
);
