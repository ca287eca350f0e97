import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/database/open-database.ts';
import { startProgram } from '../support/child-process.ts';
import { count } from '../support/counts.ts';
import { fillHome } from '../support/database-image.ts';

const KILLS = count(3, 25);

describe('the embedded database under kill -9', () => {
  const home = mkdtempSync(join(tmpdir(), 'gridlight-kill-'));
  beforeAll(() => fillHome(home));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it(
    `keeps every acknowledged row over ${KILLS} kills`,
    async () => {
      let next = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const writer = startProgram('insert-until-killed.ts', [home, String(next)]);
        await writer.waitFor(new RegExp(`^${next + 50 + ((kill * 37) % 100)}$`));
        writer.child.kill('SIGKILL');
        expect(await writer.ended).toBe('SIGKILL');
        const acknowledged = writer.lines.map(Number).filter(Number.isInteger);
        const database = await openDatabase({ home });
        const { rows } = await sql<{ value: number }>`select value from acknowledged order by value`.execute(
          database.kysely,
        );
        await database.close();
        const stored = new Set(rows.map(({ value }) => value));
        expect(acknowledged.filter((value) => !stored.has(value))).toEqual([]);
        // At most the one insert that was under way is there without having been acknowledged.
        next = rows.length;
        expect(next - 1 - (acknowledged.at(-1) ?? 0)).toBeLessThanOrEqual(1);
      }
    },
    60_000 + KILLS * 40_000,
  );

  it('flushes the journal to the disk at each commit', async () => {
    const database = await openDatabase({ home });
    const { rows } = await sql`
      select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method,
        current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`.execute(
      database.kysely,
    );
    await database.close();
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync', commit: 'on', pages: 'on' }]);
  });
});
