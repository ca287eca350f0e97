import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { openTextFile, readText, type EncodingChoice } from '../../server/load/decode-file.ts';
import { LayerFault } from '../../server/load/layer-fault.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-short-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Small tables as offices send them, five rows each; the names of places with rare characters are real ones. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  'counties, Chinese header': ['代码,名称', '430202,荷塘区', '430203,芦淞区', '430204,石峰区', '430211,天元区', '430212,渌口区'],
  'counties, English header': ['code,name', '430202,荷塘区', '430223,攸县', '430224,茶陵县', '430225,炎陵县', '430281,醴陵市'],
  'counties with areas': ['code,name,area_km2', '430202,荷塘区,152.9', '430203,芦淞区,67.2', '430204,石峰区,167.7', '430211,天元区,327.5', '430281,醴陵市,2156.5'],
  'townships with rare characters': ['code,name', '430223100,洣江街道', '430224100,洣江街道', '430281101,石亭镇', '430223101,渌田镇', '430202001,月塘街道'],
  'villages with rare characters': ['id,name', '1,姞仙村', '2,洣渡村', '3,石塅村', '4,槚山社区', '5,梽木村'],
  'villages of one table': ['村编码,村名', '430223001,洣水社区', '430223002,塅里村', '430223003,洣渡村', '430223004,皇图岭社区', '430223005,槚山社区'],
  'boundaries of grids': ['网格编号,网格名称,户数', 'TS-1,东风网格,126', 'TS-2,红旗网格,98', 'TS-3,新建网格,240', 'TS-4,垅上网格,31', 'TS-5,栗塘网格,77'],
  'cameras, Chinese header': ['设备编号,名称,状态', '43020200001320000001,河边1号,在线', '43020200001320000002,合泰市场南门,离线', '43020200001320000003,响石广场,在线', '43020200001320000004,清水塘路口,故障', '43020200001320000005,神农城,在线'],
  'cameras, GB/T 28181': ['DeviceID,Name,Status', '43020200001320000001,南门,ON', '43020200001320000002,北门,OFF', '43020200001320000003,电梯,ON', '43020200001320000004,大厅,ON', '43020200001320000005,地下车库,ON'],
  'cameras with signs': ['DeviceID,Name', '43020200001320000001,①号楼东侧', '43020200001320000002,②号楼—北', '43020200001320000003,№3 球机', '43020200001320000004,Ⅱ期·西门', '43020200001320000005,K5+200 桩号'],
  'cameras in two words': ['gbId,name,ownerSector', '43020200001320000001,路口,police', '43020200001320000002,车站,police', '43020200001320000003,学校,police', '43020200001320000004,广场,police', '43020200001320000005,桥头,police'],
  'incidents, Chinese header': ['编号,标题,上报时间', 'A1,路灯不亮,2024-03-05 08:07', 'A2,井盖破损,2024-03-05 09:00', 'A3,占道经营,2024-03-06 10:00', 'A4,垃圾清运,2024-03-06 11:00', 'A5,噪音扰民,2024-03-07 22:00'],
  'incidents, English header': ['eventNo,title,reportedAt', 'A1,路灯不亮,2024-03-05 08:07', 'A2,井盖,2024-03-05 09:00', 'A3,漏水,2024-03-06 10:00', 'A4,积水,2024-03-06 11:00', 'A5,噪音,2024-03-07 22:00'],
  'incidents of villages with rare characters': ['eventNo,title', 'A1,洣江街道路灯不亮', 'A2,塅里村积水', 'A3,舲舫乡道路塌方', 'A4,梽木村断电', 'A5,姞仙村漏水'],
  'incidents with prices and degrees': ['编号,标题,气温', 'A1,水费多收５０元,36℃', 'A2,电梯困人（3人）,—', 'A3,“夜市”占道,28℃', 'A4,《通知》未张贴,±0', 'A5,停车费￥20,－3℃'],
  'states of a hotline': ['no,state', '1,办结', '2,待受理', '3,处理中', '4,已退回', '5,挂账'],
}; // prettier-ignore
const TEXTS = Object.entries(TABLES).flatMap(([name, [header = '', ...rows]]) =>
  [1, 2, 3, 5].map((count) => ({
    name: `${name}, ${count} rows`,
    text: `${[header, ...rows.slice(0, count)].join('\r\n')}\r\n`,
  })),
);

async function open(bytes: Uint8Array, choice: EncodingChoice = {}) {
  const file = path.join(folder, 'a.csv');
  writeFileSync(file, bytes);
  try {
    const found = await openTextFile({ path: file, bytes: bytes.length }, choice);
    const notes: string[] = [];
    return { text: await readText(found, { onNote: (note) => notes.push(note) }), notes };
  } catch (error) {
    if (error instanceof LayerFault) return { fault: error.message };
    throw error;
  }
}

describe('encodings: short tables in GBK', () => {
  it('are read, and none is misread', async () => {
    const [refused, misread, told]: string[][] = [[], [], []];
    for (const { name, text } of TEXTS) {
      const found = await open(iconv.encode(text, 'gbk'));
      if (found.fault !== undefined) refused!.push(name);
      else if (found.text !== text) misread!.push(name);
      else if (found.notes.length > 0) told!.push(name);
    }
    console.log(
      `short GBK: ${TEXTS.length} texts, ${refused!.length} refused, ${misread!.length} misread, ${told!.length} told of as perhaps Big5`,
    );
    expect(TEXTS.length).toBeGreaterThanOrEqual(40);
    expect({ refused, misread }).toEqual({ refused: [], misread: [] });
  });

  it('are never misread in silence, whatever single word of Chinese they hold', async () => {
    const words = [...new Set(Object.values(TABLES).flat().flatMap((line) => line.match(/\p{Script=Han}+/gu) ?? []))]; // prettier-ignore
    const parts = new Set(words.flatMap((word) => [word, ...word, ...(word.match(/../gu) ?? [])]));
    expect(parts.size).toBeGreaterThan(150);
    const told: string[] = [];
    for (const word of parts) {
      const text = `id,name\n1,${word}\n`;
      const found = await open(iconv.encode(text, 'gbk'));
      if (found.fault === undefined && found.text !== text) {
        expect(found.notes, word).toEqual([expect.stringContaining('can be UTF-8 and GBK; read as UTF-8')]);
        told.push(word);
      }
    }
    // In UTF-8 they are «, ·, ¥ and ©.
    expect(told).toEqual(['芦', '路', '楼', '漏']);
  });
});

describe('encodings: a few characters that are both UTF-8 and GBK', () => {
  it.each([
    ['学校', '\u0467\u0423'],
    ['停', '\u0363'],
    ['平', '\u01bd'],
  ])('%s, which would be letters of another script, is refused with both names', async (word, other) => {
    const bytes = iconv.encode(`id,name\n1,a\n2,${word}\n`, 'gbk');
    expect((await open(bytes)).fault).toMatch(/doubtful.*from line 3 on.*"gbk" or "utf-8"/);
    expect(await open(bytes, { encodingErrors: 'replace' })).toHaveProperty('fault');
    expect(await open(bytes, { encoding: 'gbk' })).toEqual({ text: `id,name\n1,a\n2,${word}\n`, notes: [] });
    expect(await open(bytes, { encoding: 'utf-8' })).toMatchObject({ text: `id,name\n1,a\n2,${other}\n` });
  });

  it.each(['Café', '27°50′', '12 m²', '5·1', 'Привет, мир', 'Ünïcödé', '³ ½'])(
    '%s in UTF-8 is read as it was written',
    async (word) => {
      const text = `id,name\n1,${word}\n`;
      expect(await open(Buffer.from(text))).toMatchObject({ text });
    },
  );

  it('are UTF-8 beyond doubt beside one Chinese word of it', async () => {
    const text = 'id,name\n1,12 m²·路\n';
    expect(await open(Buffer.from(text))).toEqual({ text, notes: [] });
    expect((await open(Buffer.from(text), { encoding: 'gbk' })).fault).toContain('is UTF-8 from end to end');
  });
});

describe('encodings: short tables in others', () => {
  const traditional = ['測試', '臺北', '國語', '請儘速處理', '漏水問題', '道路施工', '編號', '標題', '車站', '學校', '廣場', '橋頭', '路燈不亮', '東區', '測速照相機', '環境整潔', '違規停車', '消防栓', '人行道']; // prettier-ignore
  it('Big5 is refused or told from one word to nineteen', async () => {
    const taken: string[] = [];
    for (let length = 1; length <= traditional.length; length++)
      for (let from = 0; from + length <= traditional.length; from++) {
        const text = `id,name\n${traditional.slice(from, from + length).map((word, i) => `${i},${word}\n`).join('')}`; // prettier-ignore
        const found = await open(iconv.encode(text, 'big5'));
        if (found.fault === undefined && found.notes.length === 0) taken.push(text);
      }
    expect(taken).toEqual([]);
  });
});
