import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { LayerCounts } from '../../server/load/layer-counts.ts';
import { LayerFault } from '../../server/load/layer-fault.ts';
import { LAYER_KINDS } from '../../server/load/layer-kinds.ts';
import { readRows } from '../../server/load/read-rows.ts';
import { SeenIds } from '../../server/load/seen-ids.ts';
import { layerSchema } from '../../src/schemas/dataset.ts';
import { count } from '../support/counts.ts';
import { READ_CONTEXT } from '../support/read-context.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-mutated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = 8;
const LONGEST_MS = count(60_000, 3_600_000);
const KINDS = {
  incidents: [
    'eventNo,title,summary,categoryCode,channel,tier,urgency,status,reportedAt,longitude,latitude,unitCode,slaHours',
    'ZZ-#,"路灯不亮, 三天",第#次,B1,GRID_APP,L1,normal,reported,2024-03-01 08:0#,113.1#,27.5,430202,2#',
  ],
  cameras: [
    'gbId,name,pointClass,ownerSector,status,longitude,latitude,recordSaveDays',
    '4302020008132000000#,"河边 ""#"" 号",1,police,online,113.1#,27.5,30',
  ],
  places: ['id,name,kind,longitude,latitude,note', 'P0#,广场#,SQUARE,113.1#,27.5,"两\n行"'],
  facilities: ['id,name,facilityType,longitude,latitude,capacity', 'F#,充电桩#,CHARGING,113.1#,27.5,1#'],
  cases: [
    'caseNo,occurredFrom,placeType,status,longitude,latitude,property',
    'C#,2024-03-01 1#:00,MALL,filed,113.1#,27.5,PHONE:1-3k; CASH:<1k',
  ],
} as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

const tableOf = (kind: Kind, rows = ROWS): string => {
  const [header, row] = KINDS[kind];
  return `${header}\n${Array.from({ length: rows }, (_, i) => row.replaceAll('#', String(i + 1))).join('\n')}\n`;
};

/** What becomes of the rows of a file; its fault where it is of no use. */
async function read(kind: Kind, bytes: Uint8Array) {
  const file = `${kind}.csv`;
  writeFileSync(path.join(folder, file), bytes);
  const layer = layerSchema.parse({ id: 'x', kind, file });
  const counts = new LayerCounts();
  const reader = LAYER_KINDS[kind].createReader(READ_CONTEXT, layer);
  const job = {
    folder, layer, crs: 'wgs84' as const, reader, counts, seen: new SeenIds(), onStep: () => undefined, kind: LAYER_KINDS[kind] as never,
  }; // prettier-ignore
  const verdicts: boolean[] = [];
  try {
    for await (const { record, rejections } of readRows<unknown>(job)) {
      verdicts.push(record !== undefined);
      if (record === undefined) expect(rejections.length).toBeGreaterThan(0);
      for (const { reason } of rejections) expect(reason).not.toBe('');
    }
  } catch (error) {
    if (!(error instanceof LayerFault)) throw error;
    return { fault: error.message, counts, verdicts };
  }
  return { counts, verdicts };
}

/** The rows of all files that were tried. */
class Total {
  read = 0;
  private accepted = 0;
  private rejected = 0;
  private readonly began = performance.now();

  add({ read, accepted, rejectedRows }: LayerCounts): void {
    this.read += read;
    this.accepted += accepted;
    this.rejected += rejectedRows;
  }

  print(what: string, files: string): void {
    const { accepted, rejected, read } = this;
    expect(accepted + rejected).toBe(read);
    const seconds = Math.round((performance.now() - this.began) / 1000);
    console.log(
      `${what}: ${files}; ${accepted} accepted + ${rejected} rejected = ${read} read; ${seconds} s`,
    );
  }
}

/** One change of a list of bytes or of the signs of a text. */
const change = <Item>(item: fc.Arbitrary<Item>) =>
  fc.record({
    kind: fc.constantFrom('insert', 'remove', 'replace', 'repeat', 'swap'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 12 }),
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
  });
type Change<Item> = ReturnType<typeof change<Item>> extends fc.Arbitrary<infer Made> ? Made : never;

function changed<Item>(list: readonly Item[], { kind, at, length, items }: Change<Item>): Item[] {
  const from = Math.floor(at * list.length);
  const [before, part, after] = [
    list.slice(0, from),
    list.slice(from, from + length),
    list.slice(from + length),
  ];
  if (kind === 'insert') return [...before, ...items, ...part, ...after];
  if (kind === 'remove') return [...before, ...after];
  if (kind === 'replace') return [...before, ...items, ...after];
  return kind === 'repeat'
    ? [...before, ...part, ...part, ...after]
    : [...before, ...after.slice(0, length), ...part, ...after.slice(length)];
}

/** Most are signs that mean something in a table; one that is no character refuses the whole file. */
const byte = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...Buffer.from('",\n\r\\\'=;\t 0E+.-')) },
  { weight: 9, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 1, arbitrary: fc.nat(255) },
);

describe('mutated files', () => {
  it(
    'lose no row: each is accepted or rejected, or the file is refused',
    async () => {
      const encoding = fc.constantFrom('utf8', 'utf8', 'utf8', 'utf8', 'gb18030', 'utf-16le');
      const changes = fc.array(change(byte), { minLength: 1, maxLength: 3 });
      let refused = 0;
      const total = new Total();
      const runs = count(250, 100_000);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...kinds),
          encoding,
          changes,
          fc.nat(3),
          async (kind, charset, list, of) => {
            const ofBytes = of === 0;
            // Of what stands above the rows all is needed: one file in eight has that changed too.
            const kept = list.length === 3 && list[0]!.at < 0.4 ? 0 : KINDS[kind][0].length + 1;
            const encoded = (text: string) => [...iconv.encode(text, charset)];
            const table = tableOf(kind);
            const rows = table.slice(kept);
            // Bytes in one file of four; otherwise whole characters, so that the file stays text.
            const signs = list.map(({ items, ...one }) => ({
              ...one,
              items: items.map((code) => String.fromCharCode(code)),
            }));
            const bytes = ofBytes
              ? list.reduce(changed, encoded(rows))
              : encoded(signs.reduce(changed, [...rows]).join(''));
            const whole = Uint8Array.from([...encoded(table.slice(0, kept)), ...bytes]);
            const { counts, verdicts, fault } = await read(kind, whole);
            if (fault !== undefined) {
              expect(fault).not.toBe('');
              refused++;
              return;
            }
            total.add(counts);
            expect(counts.accepted + counts.rejectedRows).toBe(counts.read);
            expect(verdicts).toHaveLength(counts.read);
            expect(verdicts.filter(Boolean)).toHaveLength(counts.accepted);
          },
        ),
        { numRuns: runs },
      );
      total.print('mutated files', `${runs} files, ${refused} refused`);
      // What is refused as a whole says nothing of its rows.
      expect(refused).toBeLessThan(runs / 2);
    },
    LONGEST_MS,
  );

  it(
    'whose sound rows stand behind the mutated one keep those',
    async () => {
      const signs = fc.constantFrom('"', '""', '\\"', 'a', ' ', "'", '=', '\u200b', '甲', '\t');
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom<Kind>('incidents', 'cameras', 'facilities', 'cases'),
          change(signs),
          async (kind, one) => {
            const [header, ...rows] = tableOf(kind).trimEnd().split('\n');
            // Repeated and swapped text can hold a whole row.
            const kept =
              one.kind === 'repeat' || one.kind === 'swap' ? { ...one, kind: 'insert' as const } : one;
            rows[0] = changed([...rows[0]!], kept).join('');
            const { counts } = await read(kind, Buffer.from(`${[header, ...rows].join('\n')}\n`));
            const lost = counts.rejected.filter(({ row }) => row !== 1);
            // The changed row may have taken the id of a later one.
            expect(lost.filter(({ reason }) => !reason.endsWith(' already'))).toEqual([]);
            expect(counts.read).toBe(ROWS);
          },
        ),
        { numRuns: count(250, 20_000) },
      );
    },
    LONGEST_MS,
  );
});

describe('mutated rows', () => {
  const sign = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
    fc.constantFrom(
      '"',
      "'",
      '=',
      '0',
      '１',
      'E+17',
      '.0',
      '-',
      '\u200b',
      '\u00a0',
      '\ud800',
      '甲',
      '/',
      '°',
      ',',
    ),
  );
  // A zero byte refuses its file.
  const signs = sign.filter((text) => !text.includes('\0'));
  it(
    'are accepted or rejected with a reason',
    async () => {
      const rowsPerFile = 50;
      const total = new Total();
      const runs = count(30, 20_000);
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...kinds),
          fc.array(fc.tuple(fc.nat(12), change(signs)), { minLength: rowsPerFile, maxLength: rowsPerFile }),
          async (kind, changes) => {
            const [header, row] = KINDS[kind];
            const cells = row.replaceAll('"', '').replaceAll(', ', ' ').split(',');
            const rows = changes.map(([column, one], i) =>
              cells
                .map((cell, at) => {
                  const text = cell.replaceAll('#', String(i % 10));
                  const mutated = at === column % cells.length ? changed([...text], one).join('') : text;
                  return `"${mutated.replaceAll('"', '""')}"`;
                })
                .join(','),
            );
            const { counts, fault } = await read(kind, Buffer.from(`${header}\n${rows.join('\n')}\n`));
            expect(fault).toBeUndefined();
            expect(counts.read).toBe(rowsPerFile);
            expect(counts.accepted + counts.rejectedRows).toBe(rowsPerFile);
            total.add(counts);
          },
        ),
        { numRuns: runs },
      );
      total.print('mutated rows', `${runs} files`);
      expect(total.read).toBeGreaterThanOrEqual(runs * rowsPerFile);
    },
    LONGEST_MS,
  );
});
