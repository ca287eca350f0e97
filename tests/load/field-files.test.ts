import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { forgetDataSets } from '../support/forget-data-sets.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const FIELD = path.join(import.meta.dirname, '../fixtures/field');

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await openTestDatabase('pglite');
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-field-'));
});
afterAll(async () => {
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Stored {
  event_no: string;
  status: string;
  reported_at: string;
  longitude: number;
  latitude: number;
  unit_code: string;
}

/** Loads a folder of the field, after a change of its manifest, and answers the report and the events that are stored. */
async function load(
  name: string,
  change: (layer: Record<string, unknown>) => Record<string, unknown> = (layer) => layer,
): Promise<{ report: LoadReport; events: Record<string, Stored> }> {
  const copy = path.join(folder, name);
  await cp(path.join(FIELD, name), copy, { recursive: true });
  const file = path.join(copy, 'dataset.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { layers: Record<string, unknown>[] };
  manifest.layers = manifest.layers.map((layer) => (layer['kind'] === 'incidents' ? change(layer) : layer));
  await writeFile(file, JSON.stringify(manifest));
  await forgetDataSets(test.database.kysely);
  const report = await loadDataset({ database: test.database.kysely, folder: copy, asOf: AS_OF });
  const { rows } = await sql<Stored>`
    select event_no, status, (extract(epoch from reported_at) * 1000)::float8 as reported_at,
           st_x(point::geometry) as longitude, st_y(point::geometry) as latitude, unit_code
    from incident where data_set_id = ${`min-${name}`} order by event_no`.execute(test.database.kysely);
  const events = Object.fromEntries(
    rows.map((row) => [row.event_no, { ...row, reported_at: formatIso(Number(row.reported_at)) }]),
  );
  return { report, events };
}

/** The columns of a layer, with that of the titles for another field too. */
const withTitleAs = (field: string, layer: Record<string, unknown>) => ({
  ...(layer['columns'] as object),
  title: '编号',
  [field]: '标题',
});
const rejected = (report: LoadReport) =>
  report.layers.flatMap(({ rejected: rows }) =>
    rows.map(({ row, field, reason }) => `${row} ${field} ${reason}`),
  );
const timesOf = (events: Record<string, Stored>) =>
  Object.fromEntries(
    Object.entries(events).map(([id, { reported_at }]) => [id, reported_at.replace('+08:00', '')]),
  );

describe('manifest: a column with the name of one of our fields and another meaning', () => {
  it('01: gives way to a constant, and costs no row where it cannot be read', async () => {
    const { report, events } = await load('01');
    expect(rejected(report)).toEqual([]);
    expect(events['A1']).toMatchObject({ status: 'reported' });
    const { rows } = await sql<{ code: string; level: string }>`
      select code, level from unit_version where data_set_id = 'min-01' and code = '430203000000'`.execute(
      test.database.kysely,
    );
    expect(rows).toEqual([{ code: '430203000000', level: 'county' }]);
    expect(JSON.stringify(report)).toContain('left out, since the column is not mapped');
  });

  it('can be switched off', async () => {
    const { report } = await load('01', (layer) => ({ ...layer, ignore: ['resolution'] }));
    expect(rejected(report)).toEqual([]);
    expect(JSON.stringify(report.layers.find(({ layer }) => layer === 'ev'))).not.toContain('not mapped');
  });
});

describe('texts: longer than their field', () => {
  const withTitle = (title: string) => (layer: Record<string, unknown>) => ({
    ...layer,
    columns: { ...(layer['columns'] as object), title: undefined },
    constants: { ...(layer['constants'] as object), title },
  });
  const told = (report: LoadReport) => JSON.stringify(report.layers.find(({ layer }) => layer === 'ev'));
  const textsOf = async (): Promise<Record<string, [string, string]>> => {
    const { rows } = await sql<{ event_no: string; title: string; summary: string }>`
      select event_no, title, summary from incident where data_set_id = 'min-21'`.execute(
      test.database.kysely,
    );
    return Object.fromEntries(rows.map((row) => [row.event_no, [row.title, row.summary]]));
  };

  it('21: are shortened and told, and the events are taken', async () => {
    const { report } = await load('21');
    expect(rejected(report)).toEqual([]);
    const texts = await textsOf();
    expect(texts['A1']).toEqual([`${'字'.repeat(49)}…`, '短']);
    expect(texts['A2']).toEqual(['标题', `${'详'.repeat(499)}…`]);
    expect(told(report)).toContain('longer than the 50 characters that are kept; the rest is left out');
    expect(told(report)).toContain('longer than the 500 characters that are kept');
  });

  it('are shortened behind their masks, so that no half of a number is left', async () => {
    const { report } = await load('21', withTitle(`${'灯'.repeat(42)}13800138000坏`));
    expect(rejected(report)).toEqual([]);
    // Masked it has 48 characters, and nothing is left out.
    expect((await textsOf())['A1']?.[0]).toBe(`${'灯'.repeat(42)}［手机号］坏`);
    expect(told(report)).not.toContain('50 characters');
  });

  it.each([
    ['as long as the field', '灯'.repeat(50), '灯'.repeat(50)],
    ['of signs of two code units', '𠮷'.repeat(51), `${'𠮷'.repeat(49)}…`],
    ['with blanks around', `  ${'灯'.repeat(50)}  `, '灯'.repeat(50)],
    ['of words', 'lamp '.repeat(12), `${'lamp '.repeat(12).slice(0, 49)}…`],
  ])('a title %s', async (_, title, kept) => {
    await load('21', withTitle(title));
    expect((await textsOf())['A1']?.[0]).toBe(kept);
  });
});

describe('times: as they are written', () => {
  it('04: month/day/year where it can be nothing else, and a point drawn as a short line', async () => {
    const { report, events } = await load('04');
    expect(rejected(report)).toEqual([]);
    expect(timesOf(events)).toEqual({ A1: '2018-09-30T08:58:48', A2: '2024-03-05T08:07:00' });
    expect(events['A2']?.longitude).toBeCloseTo(113.12, 5);
    expect(events['A2']?.latitude).toBeCloseTo(27.82, 5);
  });

  it('05: an offset of two digits', async () => {
    const { report, events } = await load('05');
    expect(rejected(report)).toEqual([]);
    expect(timesOf(events)).toEqual({ A1: '2023-01-28T06:44:00', A2: '2024-03-05T08:07:05' });
  });

  it('07: the twelve-hour clock', async () => {
    const { report, events } = await load('07');
    expect(rejected(report)).toEqual([]);
    expect(timesOf(events)).toEqual({ A1: '2007-09-17T17:10:00', A2: '2024-03-05T20:07:05' });
  });

  it('07: a named format counts alone', async () => {
    const { report } = await load('07', (layer) => ({
      ...layer,
      timeFormat: { reportedAt: 'D/M/YYYY h:m:s A' },
    }));
    expect(rejected(report)).toEqual([
      '1 reportedAt is a day that does not exist',
      '2 reportedAt is not written as D/M/YYYY h:m:s A',
    ]);
  });

  it('09: spellings of officials and systems', async () => {
    const { report, events } = await load('09');
    expect(rejected(report)).toEqual([]);
    expect(timesOf(events)).toEqual({
      A1: '2024-03-05T08:07:00',
      A2: '2024-03-05T08:07:00',
      A3: '2024-03-05T15:00:00',
      A4: '2024-03-06T00:00:00',
      A5: '2024-03-06T00:00:00',
      A6: '2024-03-05T20:07:05',
      A7: '2024-03-05T00:00:00',
      A8: '2024-03-05T08:07:00',
      A9: '2024-03-05T08:07:05',
      A10: '2024-03-05T08:07:00',
    });
  });
});

it('times: a date in one column and a time in another are one', async () => {
  const copy = await mkdtemp(path.join(folder, 'two-'));
  await cp(path.join(FIELD, '09'), copy, { recursive: true });
  await writeFile(
    path.join(copy, 'ev.csv'),
    '编号,标题,日期,时间,经度,纬度\nA1,甲,2024/3/5,8:07:05,113.12,27.82\nA2,乙,2024年3月5日,下午3时,113.12,27.82\nA3,丙,2024-03-05,,113.12,27.82\n',
  );
  const text = readFileSync(path.join(copy, 'dataset.json'), 'utf8');
  await writeFile(path.join(copy, 'dataset.json'), text.replace('"上报时间"', '["日期", "时间"]'));
  await forgetDataSets(test.database.kysely);
  const report = await loadDataset({ database: test.database.kysely, folder: copy, asOf: AS_OF });
  expect(rejected(report)).toEqual([]);
  const { rows } = await sql<{ at: string }>`
    select to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as at
    from incident where data_set_id = 'min-09' order by event_no`.execute(test.database.kysely);
  expect(rows.map(({ at }) => at)).toEqual([
    '2024-03-05 08:07:05',
    '2024-03-05 15:00:00',
    '2024-03-05 00:00:00',
  ]);
});

describe('csv: 13, what is written where there is nothing', () => {
  it('is blank, and a position of nought with a unit is the unit', async () => {
    const { report, events } = await load('13');
    expect(rejected(report)).toEqual([]);
    expect(Object.keys(events)).toHaveLength(11);
    for (const id of ['B1', 'B2'])
      expect(events[id]).toMatchObject({ longitude: 113.15, latitude: 27.85, unit_code: '430202000000' });
  });

  it('can be named', async () => {
    const unknown = await load('13', (layer) => ({ ...layer, columns: withTitleAs('handledAt', layer) }));
    expect(rejected(unknown.report)[0]).toBe('1 handledAt is not a time');
    const named = await load('13', (layer) => ({
      ...layer,
      columns: withTitleAs('handledAt', layer),
      blanks: ['空值', '零坐标', '短横'],
    }));
    expect(rejected(named.report)).toEqual([]);
  });
});

describe('positions: 29, as people write them', () => {
  it('are at the same point', async () => {
    const { report, events } = await load('29');
    expect(rejected(report)).toEqual([]);
    expect(Object.keys(events)).toHaveLength(8);
    for (const { longitude, latitude } of Object.values(events)) {
      expect(longitude).toBeCloseTo(113.12, 6);
      expect(latitude).toBeCloseTo(27.82, 6);
    }
  });
});

describe('manifest: 35, words of another system', () => {
  it('are translated by the manifest', async () => {
    const { report, events } = await load('35', (layer) => ({
      ...layer,
      values: {
        status: {
          网格员关闭: 'closed',
          Open: 'reported',
          Resolved: 'closed',
          待受理: 'reported',
          处理中: 'handling',
        },
      },
    }));
    expect(rejected(report)).toEqual([]);
    expect(Object.values(events).map(({ status }) => status)).toEqual([
      'closed',
      'closed',
      'reported',
      'handling',
      'closed',
      'reported',
      'closed',
    ]);
  });
});

describe('csv: tables as spreadsheets and people write them', () => {
  /** Loads the folder of field 22 with another text of its events. */
  const loadText = async (text: string, layer: Record<string, unknown> = {}, file = 'ev.csv') => {
    const copy = await mkdtemp(path.join(folder, 'table-'));
    await cp(path.join(FIELD, '22'), copy, { recursive: true });
    await writeFile(path.join(copy, file), text);
    const manifest = JSON.parse(await readFile(path.join(copy, 'dataset.json'), 'utf8')) as {
      layers: object[];
    };
    manifest.layers[1] = { ...manifest.layers[1], ...layer, file };
    await writeFile(path.join(copy, 'dataset.json'), JSON.stringify(manifest));
    await forgetDataSets(test.database.kysely);
    const report = await loadDataset({ database: test.database.kysely, folder: copy, asOf: AS_OF });
    return report.layers[1] as LoadReport['layers'][number];
  };
  const HEADER = '编号,标题,上报时间,经度,纬度';
  const ROW = 'A1,路灯,2024-03-05 08:07,113.12,27.82';

  it.each(['22', '23'])('%s: a line sep= or a title above the header', async (name) => {
    const { report, events } = await load(name);
    expect(rejected(report)).toEqual([]);
    expect(Object.keys(events)).toEqual(['A1']);
  });

  it('25: more or fewer blank cells than the header', async () => {
    const { report, events } = await load('25');
    expect(rejected(report)).toEqual([]);
    expect(Object.keys(events)).toEqual(['A1', 'B1']);
    expect(JSON.stringify(report)).toContain(
      'has 5 cells; the header has 7; those at its end are taken for blank',
    );
  });

  it.each([
    ['sep=; before semicolons', `sep=;\n${HEADER.replaceAll(',', ';')}\n${ROW.replaceAll(',', ';')}\n`],
    ['"sep=," in quotes', `"sep=,"\n${HEADER}\n${ROW}\n`],
    [
      'a title without separators above tabs',
      `事件台账\n${HEADER.replaceAll(',', '\t')}\n${ROW.replaceAll(',', '\t')}\n`,
    ],
    ['three titles and a blank line', `某区,,,,\n\n制表：甲,,2024,,\n单位：件,,,,\n${HEADER}\n${ROW}\n`],
    ['line ends in a name of the header', `编号,"标\n题",上报时间,经度,纬度\n${ROW}\n`],
    ['columns that nobody reads twice', `${HEADER},备注,备注,,\n${ROW},甲,乙,,\n`],
    ['surplus separators at the end of a line', `${HEADER}\n${ROW},,,\n`],
    ['lines of nothing but separators', `${HEADER}\n,,,,\n${ROW}\n , ,,,\n\n,,,,\n`],
    ['mixed line ends', `${HEADER}\r\n${ROW}\r\n\n`],
    ['an invisible sign in a name of the header', `编号,标\u200b题,上报时间,经度,纬度\n${ROW}\n`],
    ['marks of Windows and of the order of bytes', `\ufeff${HEADER}\r\n${ROW}\r\n`],
  ])('%s', async (_, text) => {
    const report = await loadText(text);
    expect(report.fault).toBeUndefined();
    expect([report.accepted, report.rejectedRows]).toEqual([1, 0]);
  });

  it('ids and codes are what they were before a spreadsheet had them', async () => {
    const ids = [
      '="A0012"',
      "'A0013",
      'A0014\t',
      'Ａ００１５',
      '\u200bA0016\u00a0',
      '20240305.0',
      '4.30202E+05',
    ];
    const lost = ['4.30202E+17', '202403050000000001.0', '=A1+1'];
    const rows = [...ids, ...lost].map(
      (id) => `"${id.replaceAll('"', '""')}",路灯,2024-03-05 08:07,113.12,27.82`,
    );
    const report = await loadText(`${HEADER}\n${rows.join('\n')}\n`);
    expect(report.rejected.map(({ row, field, reason }) => `${row} ${field} ${reason}`)).toEqual([
      expect.stringMatching(/^8 eventNo .*lost digits/),
      expect.stringMatching(/^9 eventNo .*lost digits/),
      expect.stringMatching(/^10 eventNo is a formula/),
    ]);
    expect(report.repaired.map(({ row, to }) => [row, to])).toEqual([
      [1, 'A0012'],
      [2, 'A0013'],
      [3, 'A0014'],
      [4, 'A0015'],
      [5, 'A0016'],
      [6, '20240305'],
      [7, '430202'],
    ]);
    const { rows: stored } = await sql<{ id: string }>`
      select event_no as id from incident where data_set_id = 'min-22' and layer_id = ${report.layer} order by 1`.execute(
      test.database.kysely,
    );
    expect(stored.map(({ id }) => id)).toEqual([
      '20240305',
      '430202',
      'A0012',
      'A0013',
      'A0014',
      'A0015',
      'A0016',
    ]);
  });

  it('the same id in another dress is the same id', async () => {
    const report = await loadText(`${HEADER}\n${ROW}\n'${ROW}\nＡ１${ROW.slice(2)}\n`);
    expect([report.accepted, report.rejectedRows]).toEqual([1, 2]);
    expect(report.rejected[0]?.reason).toBe('is the eventNo of row 1 already');
  });

  it('the line of the header can be named', async () => {
    // The title has the names too: the first line that has them would be it.
    const text = `${HEADER}\n以下为正式表头,,,,\n${HEADER}\n${ROW}\n`;
    expect((await loadText(text)).rejectedRows).toBe(2);
    expect(await loadText(text, { headerLine: 3 })).toMatchObject({ accepted: 1, rejectedRows: 0 });
  });

  it.each(['ev.tsv', 'ev.txt'])('%s is a table too', async (file) => {
    const text = `${HEADER}\n${ROW}\n`.replaceAll(',', '\t');
    expect(await loadText(text, {}, file)).toMatchObject({ accepted: 1, rejectedRows: 0 });
  });

  it('a column that is read and stands there twice, and cells beyond the header, are refused', async () => {
    expect((await loadText(`${HEADER},标题\n${ROW},x\n`)).fault).toContain('"标题" twice');
    const beyond = await loadText(`${HEADER}\n${ROW},x\n${ROW.replace('A1', 'A2')}\n`);
    expect(beyond.rejected).toEqual([
      expect.objectContaining({ row: 1, reason: 'has 6 cells; the header has 5' }),
    ]);
  });
});

describe('digits: 15, numbers that no double holds', () => {
  it('keep the digits that they are written with', async () => {
    const { report, events } = await load('15');
    expect(rejected(report)).toEqual([]);
    expect(Object.keys(events)).toEqual(['202403050000000001']);
    const { rows } = await sql<{ gb_id: string }>`
      select gb_id from camera where data_set_id = 'min-15' order by gb_id`.execute(test.database.kysely);
    expect(rows.map(({ gb_id }) => gb_id)).toEqual(['43020200081320000001', '43020200081320000002']);
  });
});

describe('csv: 26, quotes of databases and of people', () => {
  it('are read, and cost no other row', async () => {
    const { report, events } = await load('26');
    expect(rejected(report)).toEqual([]);
    expect(Object.keys(events)).toEqual(['A1', 'A2', 'B1', 'B2']);
    const { rows } = await sql<{ title: string }>`
      select title from incident where event_no in ('A1', 'B1') and data_set_id = 'min-26' order by event_no`.execute(
      test.database.kysely,
    );
    expect(rows.map(({ title }) => title)).toEqual(['反映"夜市",占道', '甲"乙']);
    expect(JSON.stringify(report)).toContain('a quote is opened and never closed; read as it stands');
  });
});

describe('encodings: 27, such as only look like GBK', () => {
  it('are refused with what to do', async () => {
    const { report, events } = await load('27');
    expect(events).toEqual({});
    const faults = report.layers.filter(({ kind }) => kind === 'incidents').map(({ fault }) => fault);
    expect(faults).toHaveLength(2);
    for (const fault of faults)
      expect(fault).toMatch(/encoding is doubtful.*line 2.*"encoding" in dataset\.json/);
  });

  it('are read where they are named', async () => {
    const { report, events } = await load('27', (layer) => ({
      ...layer,
      encoding: layer['id'] === 'latin' ? 'windows-1252' : 'big5',
    }));
    expect(rejected(report)).toEqual([]);
    expect(Object.keys(events)).toEqual(['A1', 'B1']);
    expect(new Set(report.layers.map(({ encoding }) => encoding))).toEqual(
      new Set(['big5', 'utf-8', 'windows-1252']),
    );
  });
});

describe('manifest: 33, files under other names', () => {
  it('tab files are tables, and a topology says what to do', async () => {
    const manifest = JSON.parse(readFileSync(path.join(FIELD, '33/dataset.json'), 'utf8')) as {
      layers: { crs?: string }[];
    };
    for (const layer of manifest.layers) delete layer.crs;
    const copy = await mkdtemp(path.join(folder, 'names-'));
    await cp(path.join(FIELD, '33'), copy, { recursive: true });
    await writeFile(path.join(copy, 'dataset.json'), JSON.stringify(manifest));
    const report = await loadDataset({ database: test.database.kysely, folder: copy, asOf: AS_OF });
    expect(report.layers.find(({ layer }) => layer === 'x0')).toMatchObject({ accepted: 1, rejectedRows: 0 });
    expect(report.layers.find(({ layer }) => layer === 'topo')?.fault).toMatch(/"Topology".*GeoJSON/);
  });
});
