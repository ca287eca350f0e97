import { describe, expect, it, test } from 'vitest';
import { knownColumns } from '../../../src/domain/exchange/fields/known-columns.ts';
import { createCameraReader } from '../../../src/domain/exchange/rows/read-camera.ts';
import { context, faultsOf, repairsOf, rowOf, warningsOf } from './rows.ts';

const reader = createCameraReader(context);
const NONE = { columns: {}, constants: {} };

/** Reads an item of a catalogue under the names that it has there. */
function readItem(item: Readonly<Record<string, unknown>>) {
  const known = knownColumns(Object.keys(item), NONE, reader.fields);
  const values = Object.fromEntries(Object.entries(known).map(([field, column]) => [field, item[column]]));
  const row = rowOf({ pointClass: '9', ...item, ...values });
  return reader.read({ ...row, unmapped: new Set(Object.keys(known)) });
}

const ITEM = {
  DeviceID: '43020200001320000001',
  Name: '路口',
  CivilCode: '430202',
  Parental: '0',
  PTZType: '3',
  PositionType: '6',
  DirectionType: '1',
  Longitude: '113.3',
  Latitude: '27.3',
  Status: 'ON',
};

describe('the names of a catalogue', () => {
  it('are known: an item of GB/T 28181', () => {
    const result = readItem(ITEM);
    expect(result.record).toEqual({
      gbId: '43020200001320000001',
      gbVersion: 2016,
      name: '路口',
      pointClass: 9,
      ownerSector: 'police',
      azimuthDeg: 90,
      status: 'online',
      point: [113.3, 27.3],
      unitCode: '430202001000',
      origin: 'reported',
    });
    expect(warningsOf(result)).toEqual([
      'parental: is known and not kept: the register has no place for it',
      'ptzType: is known and not kept: the register has no place for it',
      'positionType: is known and not kept: the register has no place for it',
    ]);
  });

  it.each([
    ['the channel of a platform, not its device', { deviceId: '43020200001180000001', channelId: '43020200001320000001', name: '路口', status: 'ON' }],
    ['GA/T 1400', { ApeID: '43020200001320000001', Name: '路口', IsOnline: '1' }],
    ['一机一档', { SBBM: '43020200001320000001', SBMC: '路口', JD: '113.3', WD: '27.3', SBZT: '1' }],
    ['a table in Chinese', { 国标编码: '43020200001320000001', 设备名称: '路口', 在线状态: '在线' }],
    ['small letters with lines', { device_id: '43020200001320000001', name: '路口', status: 'on' }],
  ])('are known: %s', (_, item) => {
    expect(readItem(item).record).toMatchObject({ gbId: '43020200001320000001', name: '路口', status: 'online' });
  }); // prettier-ignore

  it('give way to what the manifest maps, holds constant or ignores, and to our own names', () => {
    const names = ['gbId', 'DeviceID', 'Name', 'Status'];
    const mapping = { columns: { name: 'DeviceID' }, constants: { status: 'online' }, ignore: ['gbVersion'] };
    expect(knownColumns(names, mapping, reader.fields)).toEqual({});
    expect(knownColumns(names, NONE, reader.fields)).toEqual({ name: 'Name', status: 'Status' });
  });
});

test.each([
  ['ON', 'online'],
  ['OFF', 'offline'],
  ['off', 'offline'],
  ['1', 'online'],
  ['0', 'offline'],
  [true, 'online'],
  [false, 'offline'],
  ['OK', 'online'],
  ['ERROR', 'fault'],
  ['离线', 'offline'],
  ['维修', 'repair'],
])('the status %j is %s', (Status, status) => {
  expect(readItem({ ...ITEM, Status }).record).toMatchObject({ status });
});

test.each(['2', '未知', 'VLOST'])('the status %s is not guessed', (Status) => {
  expect(faultsOf(readItem({ ...ITEM, Status }))[0]).toMatch(/^status: is not in the camera status table/);
});

describe('DirectionType', () => {
  it.each([
    [1, 90],
    ['2', 270],
    ['8', 315],
    ['东南', 135],
    ['西向东', 90],
    ['3-南', 180],
    ['4（南向北）', 0],
  ])('%j is %d degrees', (DirectionType, azimuthDeg) => {
    expect(readItem({ ...ITEM, DirectionType }).record).toMatchObject({ azimuthDeg });
  });

  it.each(['0', '9', '路口', '3-东'])('%s is no direction, and costs no camera', (DirectionType) => {
    const { record, repairs } = readItem({ ...ITEM, DirectionType });
    expect(record).toBeDefined();
    expect(record).not.toHaveProperty('azimuthDeg');
    expect(repairs.map(({ field }) => field)).toContain('directionType');
  });

  it('says what was done to words', () => {
    expect(repairsOf(readItem({ ...ITEM, DirectionType: '东南' }))).toContain(
      'directionType: 东南 → 135: words of a direction read as degrees',
    );
  });
});

describe('codes of cameras', () => {
  const city = (gbId: string) => warningsOf(readItem({ ...ITEM, DeviceID: gbId, Parental: undefined, PTZType: undefined, PositionType: undefined })); // prettier-ignore

  it.each(['11010800001310000001', '51010400081320000002', '31011500801310000003', '65010200001320000004', '44030500001310000005'])(
    'of any city are taken where its units are loaded: %s',
    (gbId) => {
      const locator = { ...context.locator, codes: new Set([`${gbId.slice(0, 6)}000000`]) };
      const own = createCameraReader({ ...context, locator });
      const row = rowOf({ gbId, name: '路口', pointClass: '9', status: 'ON', ownerSector: 'police' });
      expect(warningsOf(own.read(row))).toEqual(['unitCode: lies in none of the units loaded']);
    },
  ); // prettier-ignore

  it('of a city whose units are not loaded are told', () => {
    expect(city('51010400001320000002')).toEqual(['gbId: the code is of another city']);
  });

  it.each([
    ['43020200002160000001', '216 虚拟组织'],
    ['43020200002000000001', '200 中心信令控制服务器'],
    ['43020200001180000001', '118 NVR'],
  ])('of a node that is no camera are refused: %s', (DeviceID, type) => {
    expect(faultsOf(readItem({ ...ITEM, DeviceID }))).toEqual([`gbId: is of type ${type}, which is no camera (V-30)`]);
  }); // prettier-ignore
});

describe('what a catalogue leaves open', () => {
  it.each([
    ['00', 'police'],
    ['08', 'urbanManagement'],
    ['09', 'health'],
    ['11', 'education'],
    ['42', 'enterprise'],
    ['85', 'resident'],
  ])('the sector is told by the industry %s: %s', (industry, ownerSector) => {
    const result = readItem({ ...ITEM, DeviceID: `43020200${industry}1320000001` });
    expect(result.record).toMatchObject({ ownerSector });
    expect(repairsOf(result)).toContain(
      `ownerSector:  → ${ownerSector}: by the industry ${industry} in its code`,
    );
  });

  it.each(['10', '50', '95'])(
    'the sector is asked for where the industry %s does not tell it',
    (industry) => {
      expect(faultsOf(readItem({ ...ITEM, DeviceID: `43020200${industry}1320000001` }))).toEqual([
        'ownerSector: is required and blank',
      ]);
    },
  );

  it('0/0 is no position: the county of CivilCode stands', () => {
    const result = readItem({ ...ITEM, Longitude: '0', Latitude: '0.0' });
    expect(result.record).toMatchObject({ unitCode: '430202000000' });
    expect(result.record).not.toHaveProperty('point');
  });

  it('an angle and a range of 0 are not reported', () => {
    const result = readItem({ ...ITEM, HorizontalFieldAngle: '0', MaxViewDistance: '0.0' });
    expect(result.record).not.toHaveProperty('hfovDeg');
    expect(repairsOf(result)).toContain('rangeM: 0.0 → : is 0: not reported');
  });

  it.each([
    ['1', false],
    ['2', true],
    ['室内', true],
  ])('RoomType %s is indoor %s', (RoomType, indoor) => {
    expect(readItem({ ...ITEM, RoomType }).record).toMatchObject({ indoor });
  });
});
