import { describe, expect, it, test } from 'vitest';
import { kindOfColumn } from '../../../src/domain/exchange/inspect/column-kind.ts';
import { createColumnProfiler } from '../../../src/domain/exchange/inspect/column-profile.ts';
import { guessHeaderLine, guessTableForm } from '../../../src/domain/exchange/inspect/guess-header.ts';
import { guessCrs } from '../../../src/domain/exchange/inspect/guess-crs.ts';
import { guessLevel, levelByParents } from '../../../src/domain/exchange/inspect/guess-level.ts';
import { guessTimeFormat } from '../../../src/domain/exchange/inspect/guess-time-format.ts';
import { guessValues } from '../../../src/domain/exchange/inspect/guess-values.ts';
import { context } from './rows.ts';

function profileOf(name: string, cells: readonly unknown[]) {
  const profiler = createColumnProfiler(name);
  for (const cell of cells) profiler.add(cell);
  return profiler.end();
}

const times = <Value>(count: number, value: (index: number) => Value) =>
  Array.from({ length: count }, (_, i) => value(i));

describe('the kind of a column', () => {
  it.each([
    ['工单编号', ['GD-1', 'GD-2', 'GD-3', 'GD-4', 'GD-5'], 'id'],
    ['OBJECTID', ['1', '2', '3', '4', '5'], 'id'],
    ['x', ['WG0001', 'WG0002', 'WG0003'], 'id'],
    ['设备', times(5, (i) => `4302020000132000000${i}`), 'camera code'],
    ['adcode', [430202, 430203, 430204], 'unit code'],
    ['所属网格', ['430202001001001', '430202001001001', '430202001001002'], 'unit code'],
    ['上报时间', ['9/30/2018 08:58:48', '3/5/2024 08:07', '2024-03-05'], 'time'],
    ['日期', ['20240305', '20240306', '20240307'], 'time'],
    ['时间', ['8:07', '18:07:05', '23:59'], 'clock'],
    ['经度', ['113.1', '113°07′12″', 'E113.12'], 'longitude'],
    ['lat', [27.1, 27.2, 28.3], 'latitude'],
    ['坐标', ['113.12,27.82', 'POINT (113.12 27.82)'], 'position'],
    ['X坐标', ['413123.1', '413456.2'], 'east'],
    ['Y坐标', ['3079123.1', '3079456.2'], 'north'],
    ['X坐标', ['3079123.1', '3079456.2'], 'north'],
    ['Y坐标', ['38413123.1', '38413456.2'], 'east'],
    ['办理状态', ['办结', '挂账', '办结', '办结'], 'state'],
    ['问题类型', ['路灯', '路灯', '井盖', '路灯', '井盖', '路灯'], 'category'],
    ['标题', times(6, (i) => `第${'一二三四五六'[i]}件事`), 'name'],
    ['户数', ['120', '113', '27', '120'], 'number'],
    ['描述', times(4, (i) => `${i}号楼下的路灯坏了很久`.repeat(4)), 'text'],
    ['备注', [...times(30, () => ''), '有'], 'blank'],
    ['备注', ['无', '-', ' ', 'null'], 'blank'],
    ['联系电话', ['0731-88888888', '无'], 'personal'],
    ['来电人姓名', ['甲', '乙', '丙'], 'personal'],
    ['备用', ['19900001111', '19900002222', '无人'], 'personal'],
    ['parent', [{ adcode: 430200 }, { adcode: 430200 }], 'object'],
  ] as const)('%s with %j is %s', (name, cells, kind) => {
    expect(kindOfColumn(profileOf(name, cells))).toBe(kind);
  });

  it('of numbers without a name is no coordinate', () => {
    expect(kindOfColumn(profileOf('人数', ['113', '27', '114', '113']))).toBe('number');
  });
});

test.each(['19900001111', '电话１９９００００１１１１', '湘B12345'])('samples do not show %s', (value) => {
  expect(profileOf('内容', [value]).samples).toEqual(['(withheld)']);
});

describe('the line of a header', () => {
  it.each([
    ['the first', ['编号,标题,时间', 'A1,路灯,2024-03-05'], 1],
    ['below one title', ['工单导出,,', '编号,标题,时间', 'A1,路灯,2024-03-05'], 2],
    ['below two lines of titles', ['工单导出', '2024 年 3 月', '编号,标题,时间', 'A1,路灯,2024-03-05', 'A2,井盖,2024-03-06'], 3],
    ['the first of a table without numbers', ['编号,标题', 'A1,路灯', 'A2,井盖'], 1],
    ['the first where no line has words', ['1,2,3', '4,5,6'], 1],
  ])('is %s', (_, lines, line) => {
    expect(guessHeaderLine(lines, ',')).toBe(line);
  }); // prettier-ignore

  it('lies behind the mark of the separator', () => {
    expect(guessHeaderLine(['sep=,', '编号,标题', 'A1,路灯'], ',', 2)).toBe(2);
  });
});

test.each([
  [['a,b', '1,2'], ',', 1, false],
  [['sep=;', 'a;b', '1;2'], ';', 2, false],
  [['title', 'a\tb', '1\t2'], '\t', 2, true],
  [['title, with a comma', 'a;b;c', '1;2;3'], ';', 2, true],
])('a table of %j has its separator and its header', (lines, separator, headerLine, hasTitles) => {
  expect(guessTableForm(lines)).toEqual({ separator, headerLine, hasTitles });
});

describe('the level of units', () => {
  it.each([
    ['a.geojson', ['甲', '乙'], ['430202', '430203'], { level: 'county', by: 'code' }],
    ['a.geojson', ['甲', '乙'], ['430202001000'], { level: 'township', by: 'code' }],
    ['a.geojson', ['甲'], ['430202001001'], { level: 'village', by: 'code' }],
    ['a.geojson', ['甲'], ['430202001001001'], { level: 'grid', by: 'code' }],
    ['a.geojson', ['东街道', '西镇', '南乡'], ['S1'], { level: 'township', by: 'name' }],
    ['a.geojson', ['东社区', '柳村'], [], { level: 'village', by: 'name' }],
    ['a.geojson', ['第一微网格', '第二微网格'], ['1', '2'], { level: 'micro-grid', by: 'name' }],
    ['区县.geojson', ['甲', '乙'], [], { level: 'county', by: 'file' }],
    ['wangge-grid.geojson', ['甲', '乙'], ['1'], { level: 'grid', by: 'file' }],
    ['a.geojson', ['甲', '乙'], ['1'], undefined],
  ] as const)('of %s with %j and %j', (file, names, codes, level) => {
    expect(guessLevel(file, names, codes)).toEqual(level);
  });

  it('is the one below that of its parents', () => {
    const others = [{ level: 'township', codes: new Set(['S1', 'S2']) }] as const;
    expect(levelByParents(new Set(['S1', 'S2']), others)).toEqual({ level: 'village', by: 'parent' });
    expect(levelByParents(new Set(['T1']), others)).toBeUndefined();
    expect(levelByParents(new Set(), others)).toBeUndefined();
  });
});

test.each([
  [[113, 27, 114, 28], undefined, 'wgs84', 'degrees'],
  [[27, 113, 28, 114], undefined, 'wgs84', 'degrees'],
  [[413000, 3079000, 414000, 3080000], undefined, 'epsg:4547', 'metres'],
  [[38413000, 3079000, 38414000, 3080000], undefined, 'epsg:4526', 'zone'],
  [[3079000, 37413000, 3080000, 37414000], undefined, 'epsg:4525', 'zone'],
  [[12580000, 3220000, 12590000, 3230000], undefined, 'epsg:3857', 'metres'],
  [[113, 27, 114, 28], 'urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84', 'declared'],
  [[113, 27, 114, 28], 'urn:ogc:def:crs:EPSG::4490', 'cgcs2000', 'declared'],
  [[413000, 3079000, 414000, 3080000], 'EPSG:4549', 'epsg:4549', 'declared'],
] as const)('numbers in %j, declared as %s, are %s by %s', (extent, declared, crs, by) => {
  expect(guessCrs(extent, declared)).toEqual({ crs, by });
});

test('numbers of no known plane are of no system', () => {
  expect(guessCrs([500, 700, 900, 1000], undefined)).toBeUndefined();
});

test.each([
  [['3/5/2024 8:07', '9/30/2018 18:58'], 'M/D/YYYY H:mm', true],
  [['5/3/2024 08:07:05', '30/9/2018 08:58:48'], 'D/M/YYYY H:mm:ss', true],
  [['03-05-2024', '09-30-2018'], 'M-D-YYYY', true],
  [['3/5/2024 8:07 PM', '1/2/2024 1:00 AM'], 'M/D/YYYY h:mm A', false],
  [['5.3.2024', '30.9.2018'], 'D.M.YYYY', true],
])('times as %j are written %s', (values, format, isProved) => {
  expect(guessTimeFormat(values)).toEqual({ format, isProved, read: 2, of: 2 });
});

test('times with the year first need no format', () => {
  expect(guessTimeFormat(['2024-03-05 08:07'])).toBeUndefined();
});

test('words for states are known, guessed or open', () => {
  const words = ['办结', '网格员关闭', 'Open', 'Resolved', '待办结审核', '不予办理', '甲乙丙'];
  expect(guessValues(words, context.vocabularies.incidentStatus)).toEqual({
    known: ['办结'],
    guessed: {
      网格员关闭: 'closed',
      Open: 'reported',
      Resolved: 'closed',
      待办结审核: 'verifying',
      不予办理: 'rejected',
    },
    unknown: ['甲乙丙'],
  });
});
