import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../server/database/open-database.ts';
import { checkToken } from '../../server/repositories/tokens.ts';
import { startCli } from '../support/child-process.ts';
import { fillHome } from '../support/database-image.ts';

const home = mkdtempSync(join(tmpdir(), 'gridlight-token-'));
beforeAll(() => fillHome(home));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function run(...args: string[]) {
  const program = startCli(['token', ...args], { GRIDLIGHT_HOME: home });
  return { code: await program.ended, text: program.lines.join('\n'), lines: program.lines };
}

it('makes, lists and revokes tokens on the command line', { timeout: 240_000 }, async () => {
  const made = await run('create', 'grid-app', '--county', '430204', '--county', '430211', '--simulated');
  expect(made.code).toBe(0);
  const token = made.lines.find((line) => /^[0-9a-z]{8}_[0-9a-z]{50}$/.test(line)) ?? '';
  const [id = ''] = token.split('_');
  expect(id).toHaveLength(8);
  const listed = await run('list');
  expect(listed.text).toMatch(
    new RegExp(`^${id}  grid-app  430204 430211  simulated  made \\S+  never used$`),
  );

  const database = await openDatabase({ home });
  expect(await checkToken(database.kysely, token)).toEqual({
    id,
    source: 'grid-app',
    counties: ['430204', '430211'],
    origin: 'synthetic',
  });
  const locked = await run('list');
  expect(locked.code).toBe(1);
  expect(locked.text).toContain(`already open in process ${process.pid}`);
  await database.close();

  expect((await run('revoke', id)).code).toBe(0);
  expect((await run('list')).text).toContain('revoked ');
  const again = await run('revoke', id);
  expect([again.code, again.text]).toEqual([1, `gridlight: there is no token ${id} that could be revoked.`]);
  expect((await run('create', 'a', '--county', '4302')).text).toContain('--county 4302');
  expect((await run('create', 'a b')).text).toContain('a source is named by');
});
