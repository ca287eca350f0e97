import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../server/cli.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import type { Database } from '../../server/database/schema.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { fillHome } from '../support/database-image.ts';
import { REAL_CITY, writeRealCity } from '../support/real-city-folder.ts';

/** What a person changes in the draft. */
const CHANGES: readonly (readonly [from: string, to: string])[] = [
  ['"id": "city"', '"id": "hewan"'],
  ['"title": { "zh-CN": "city" }', '"title": { "zh-CN": "河湾区" }'],
  [
    '"values": { "status": { "网格员关闭": "closed" } }',
    '"values": { "status": { "网格员关闭": "closed", "待分拨": "accepted", "群众满意已销号": "closed" } }',
  ],
];
const MOST_CHANGED_LINES = 10;

let home: string;
let report: LoadReport;
let printed: string;
let changedLines: number;
let database: { kysely: Kysely<Database>; close(): Promise<void> };

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'gridlight-real-'));
  const folder = path.join(home, 'city');
  writeRealCity(folder);
  const file = path.join(folder, 'dataset.json');
  printed = await cli(['inspect', folder, '--write', file, '--lang', 'en']);
  const draft = readFileSync(file, 'utf8');
  const changed = CHANGES.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, draft);
  writeFileSync(file, changed);
  const before = draft.split('\n');
  changedLines = changed.split('\n').filter((line) => !before.includes(line)).length;
  const own = path.join(home, 'home');
  await fillHome(own);
  vi.stubEnv('GRIDLIGHT_HOME', own);
  report = JSON.parse(await cli(['load', folder, '--json'])) as LoadReport;
  database = await openDatabase({ home: own });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.close();
  rmSync(home, { recursive: true, force: true });
});

/** What a command prints; it runs as from a terminal. */
async function cli(args: readonly string[]): Promise<string> {
  const parts: string[] = [];
  const take = (part: unknown) => parts.push(String(part)) > 0;
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(take),
    vi.spyOn(console, 'log').mockImplementation((line: unknown) => void take(`${String(line)}\n`)),
    vi.spyOn(console, 'error').mockImplementation(() => undefined),
  ];
  const { exitCode } = process;
  try {
    await runCli(['node', 'gridlight', ...args]);
    expect(process.exitCode ?? 0).toBe(0);
  } finally {
    process.exitCode = exitCode;
    for (const spy of spies) spy.mockRestore();
  }
  return parts.join('');
}

const countOf = async (query: ReturnType<typeof sql<{ count: number }>>) =>
  Number((await query.execute(database.kysely)).rows[0]?.count);

describe('02–04: the folder of a real city', () => {
  it('needs at most ten changed lines in the draft', () => {
    expect(changedLines).toBeGreaterThan(0);
    expect(changedLines).toBeLessThanOrEqual(MOST_CHANGED_LINES);
  });

  it('shows nobody: no name, no telephone number', () => {
    expect(printed).not.toMatch(/1990000|市民\d|网格长\d/);
    expect(printed).toContain('(withheld)');
  });

  it('loads with no row rejected', () => {
    expect(report.faults).toEqual([]);
    expect(report.layers.map(({ layer, status, fault }) => [layer, status, fault])).toEqual(
      report.layers.map(({ layer }) => [layer, 'loaded', undefined]),
    );
    expect(
      report.layers.flatMap(({ rejected }) =>
        rejected.slice(0, 3).map(({ field, reason }) => `${field} ${reason}`),
      ),
    ).toEqual([]);
    expect(report.layers.find(({ kind }) => kind === 'incidents')).toMatchObject({
      read: REAL_CITY.events,
      accepted: REAL_CITY.events,
    });
    expect(report.layers.find(({ kind }) => kind === 'cameras')).toMatchObject({
      read: REAL_CITY.cameras,
      accepted: REAL_CITY.cameras,
    });
  });

  it.each(['county', 'township', 'village', 'grid'] as const)(
    'has as many units as the city: %s',
    async (level) => {
      const wanted = {
        county: 1,
        township: REAL_CITY.townships,
        village: REAL_CITY.communities,
        grid: REAL_CITY.grids,
      };
      expect(await countOf(sql`select count(*) from unit_version where level = ${level}`)).toBe(
        wanted[level],
      );
    },
  );

  it('has each community in two parts under its own code as alias', async () => {
    const { rows } = await sql<{ aliases: string[]; parts: number }>`
      select aliases, st_numgeometries(geom) as parts from unit_version where level = 'village'
      order by aliases`.execute(database.kysely);
    expect(rows.map(({ aliases, parts }) => [aliases, parts])).toEqual(
      Array.from({ length: REAL_CITY.communities }, (_, index) => [[`SQ-${index + 1}`], 2]),
    );
  });

  it('puts each event that names its grid into that grid', async () => {
    const events = readEvents();
    const { rows } = await sql<{ event_no: string; aliases: string[] }>`
      select i.event_no, u.aliases from incident i
      join unit_version u on u.code = i.unit_code`.execute(database.kysely);
    const found = new Map(rows.map(({ event_no: eventNo, aliases }) => [eventNo, aliases]));
    expect(found.size).toBe(REAL_CITY.events);
    for (const [eventNo, grid] of events) if (grid !== '') expect(found.get(eventNo)).toEqual([grid]);
  });

  it('has times of month, day and year as they were meant', async () => {
    const { rows } = await sql<{ least: string; most: string }>`
      select to_char(min(reported_at) at time zone 'Asia/Shanghai', 'YYYY-MM') as least,
             to_char(max(reported_at) at time zone 'Asia/Shanghai', 'YYYY-MM') as most
      from incident`.execute(database.kysely);
    expect(rows).toEqual([{ least: '2024-01', most: '2024-03' }]);
  });
});

/** Event number and grid of each row of the table. */
function readEvents(): (readonly [string, string])[] {
  const text = new TextDecoder('gb18030').decode(readFileSync(path.join(home, 'city/12345工单.csv')));
  return text
    .split('\r\n')
    .slice(3, -1)
    .map((line) => line.split(','))
    .map((cells) => [cells[0] ?? '', cells[7] ?? ''] as const);
}
