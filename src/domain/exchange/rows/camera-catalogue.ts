import { bearingOfWords } from '../../cameras/direction-words.ts';
import { azimuthOfDirectionType } from '../../cameras/direction.ts';
import { isBlank } from '../fields/column-mapping.ts';
import { parseDegrees } from '../fields/parse-degrees.ts';
import { cellText, type RowIssues, type SourceRow } from '../fields/row-result.ts';

/**
 * Our field of a camera → what catalogues call it: items of GB/T 28181 (A.2), channels of platforms, GA/T 1400, and the short
 * names of 一机一档. Of a device and its channel the channel is the camera.
 */
export const CATALOGUE_NAMES: Readonly<Record<string, readonly string[]>> = {
  gbId: ['gbDeviceId', 'channelId', 'DeviceID', 'ApeID', 'SBBM', '国标编码', '国标编号', '国标ID', '设备国标编码', '通道编码', '设备编码'],
  name: ['gbName', 'channelName', 'Name', 'SBMC', '设备名称', '通道名称', '点位名称', '摄像机名称'],
  pointClass: ['PointType', 'JKDWLX', '点位类别', '监控点位类型', '点位类型'],
  ownerSector: ['SSBMHY', '归属行业', '所属部门行业'],
  longitude: ['gbLongitude', 'Longitude', 'JD', '经度'],
  latitude: ['gbLatitude', 'Latitude', 'WD', '纬度'],
  status: ['gbStatus', 'Status', 'IsOnline', 'OnlineStatus', 'SBZT', '在线状态', '设备状态', '状态'],
  directionType: ['gbDirectionType', 'DirectionType', 'JSFW', '监视方位', '监视方向', '摄像机方向', '朝向'],
  azimuthDeg: ['方位角', 'Azimuth'],
  hfovDeg: ['HorizontalFieldAngle', '水平视场角'],
  rangeM: ['MaxViewDistance', '可视距离'],
  recordSaveDays: ['RecordSaveDays', 'LXBCTS', '录像保存天数'],
  roomType: ['gbRoomType', 'RoomType', '室内外'],
  civilCode: ['gbCivilCode', 'CivilCode', 'XZQY', '行政区划', '行政区域'],
  parental: ['gbParental', 'Parental'],
  ptzType: ['gbPtzType', 'PTZType', 'SXJLX', '摄像机类型'],
  positionType: ['gbPositionType', 'PositionType', 'SXJWZLX', '位置类型'],
}; // prettier-ignore

/** Items of a catalogue that the register has no place for. */
export const UNKEPT_ITEMS = ['parental', 'ptzType', 'positionType'] as const;

/** Who built a point, by the industry in digits 9–10 of its code; the tables of 2016 and 2022 agree on these. */
const SECTORS: readonly (readonly [from: number, to: number, sector: string])[] = [
  [0, 3, 'police'],
  [8, 8, 'urbanManagement'],
  [9, 9, 'health'],
  [11, 11, 'education'],
  [40, 43, 'enterprise'],
  [80, 89, 'resident'],
];

/**
 * A row of a catalogue with its values as the reader of cameras takes them: words of a direction as degrees, 0 as not reported,
 * `RoomType` as indoor or not, the sector by the code of the point, 0/0 as no position. What is changed is told in `issues`.
 */
export function readCatalogueRow(source: SourceRow, issues: RowIssues): SourceRow {
  const values = new Map(source.values);
  readDirection(values, issues);
  readZeros(values, issues);
  readRoomType(values, issues);
  readSector(values, issues);
  const status = values.get('status');
  if (typeof status === 'boolean') values.set('status', status ? 'online' : 'offline');
  for (const field of UNKEPT_ITEMS)
    if (values.has(field)) issues.warn(field, 'is known and not kept: the register has no place for it');
  return { ...source, values };
}

/** The county that a catalogue gives a point, as a code of six digits; `undefined` for a province, a city, or no code at all. */
export function countyOfCivilCode(civilCode: unknown): string | undefined {
  return /^(\d{6})(\d{2})?$/.exec(cellText(civilCode).trim())?.[1];
}

function readDirection(values: Map<string, unknown>, issues: RowIssues): void {
  const type = values.get('directionType');
  if (type !== undefined && isZero(type)) {
    values.delete('directionType');
    issues.repair('directionType', type, '', 'is no direction: not reported');
  }
  for (const field of ['directionType', 'azimuthDeg']) {
    const raw = values.get(field);
    const bearing = typeof raw === 'string' ? bearingOfWords(raw) : undefined;
    if (bearing === undefined) continue;
    values.delete(field);
    if (field === 'directionType' && values.has('azimuthDeg')) continue;
    values.set('azimuthDeg', bearing);
    issues.repair(field, raw, bearing, 'words of a direction read as degrees');
  }
  const word = values.get('directionType');
  if (typeof word === 'string' && /^[1-8]\D/.test(word.trim())) readNumberedWord(word, values, issues);
}

/** A number of the list with its words, as `1-东`, `3（北向南）`, `5:东南`: both have to say the same. */
function readNumberedWord(word: string, values: Map<string, unknown>, issues: RowIssues): void {
  const [, digit, rest = ''] = /^([1-8])\s*[-_.、:：]?\s*(.+)$/u.exec(word.normalize('NFKC').trim()) ?? [];
  const azimuth = azimuthOfDirectionType(Number(digit));
  if (azimuth === undefined || bearingOfWords(rest.replace(/^\((.*)\)$/, '$1')) !== azimuth) return;
  values.set('directionType', Number(digit));
  issues.repair('directionType', word, Number(digit), 'the number of the direction is taken');
}

/** Platforms write 0 where they know neither position nor angle nor distance. */
function readZeros(values: Map<string, unknown>, issues: RowIssues): void {
  if (isZero(values.get('longitude')) && isZero(values.get('latitude'))) {
    values.delete('longitude');
    values.delete('latitude');
    issues.repair('longitude, latitude', '0, 0', '', 'is no position: not reported');
  }
  for (const field of ['hfovDeg', 'rangeM']) {
    const raw = values.get(field);
    if (!isZero(raw)) continue;
    values.delete(field);
    issues.repair(field, raw, '', 'is 0: not reported');
  }
}

function isZero(raw: unknown): boolean {
  if (isBlank(raw)) return false;
  const parsed = parseDegrees(raw);
  return !('reason' in parsed) && parsed.value === 0;
}

function readRoomType(values: Map<string, unknown>, issues: RowIssues): void {
  const raw = values.get('roomType');
  if (raw === undefined || values.has('indoor')) return;
  const text = cellText(raw).normalize('NFKC').trim();
  if (/^(1|室外|2|室内)$/.test(text)) values.set('indoor', /^(2|室内)$/.test(text));
  else issues.warn('roomType', 'is neither 1 (outdoor) nor 2 (indoor); left out');
}

function readSector(values: Map<string, unknown>, issues: RowIssues): void {
  const gbId = cellText(values.get('gbId'));
  if (values.has('ownerSector') || !/^\d{20}$/.test(gbId)) return;
  const industry = gbId.slice(8, 10);
  const sector = SECTORS.find(([from, to]) => Number(industry) >= from && Number(industry) <= to)?.[2];
  if (sector === undefined) return;
  values.set('ownerSector', sector);
  issues.repair('ownerSector', '', sector, `by the industry ${industry} in its code`);
}
