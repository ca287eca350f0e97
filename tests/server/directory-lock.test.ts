import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DirectoryLockedError,
  lockDirectory,
  processStartTicks,
} from '../../server/database/directory-lock.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { startProgram } from '../support/child-process.ts';
import { fillHome } from '../support/database-image.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'gridlight-lock-')), 'lock');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const attempt = () => {
  try {
    lockDirectory(folder, 'The test directory').release();
  } catch (error) {
    if (error instanceof DirectoryLockedError) return error;
    throw error;
  }
  return undefined;
};

describe('lockDirectory', () => {
  it('leaves nothing behind when released, also twice', () => {
    const lock = lockDirectory(folder, 'The test directory');
    expect(readdirSync(folder)).toHaveLength(1);
    lock.release();
    lock.release();
    expect(existsSync(folder)).toBe(false);
  });

  it('refuses a second time in the same process', () => {
    const lock = lockDirectory(folder, 'The test directory');
    expect(attempt()?.pid).toBe(process.pid);
    lock.release();
    expect(attempt()).toBeUndefined();
  });

  it('refuses while another process holds it and names that process; gives it after its death', async () => {
    const holder = startProgram('hold-lock.ts', [folder]);
    await holder.waitFor(/^held$/);
    const refusal = attempt();
    expect(refusal?.pid).toBe(holder.pid);
    expect(refusal?.message).toMatch(
      new RegExp(
        `^The test directory is already open in process ${holder.pid} since 20.* Stop that process first`,
      ),
    );
    holder.child.kill('SIGKILL');
    await holder.ended;
    expect(readdirSync(folder)).toHaveLength(1);
    expect(attempt()).toBeUndefined();
  });

  it('does not take a reused pid for the old holder', async () => {
    const stranger = startProgram('hold-lock.ts', [join(folder, '..', 'elsewhere')]);
    await stranger.waitFor(/^held$/);
    const ticks = processStartTicks(stranger.pid);
    mkdirSync(folder);
    writeFileSync(join(folder, `${stranger.pid}-${Number(ticks) - 1}.json`), '{}');
    expect(attempt()).toBeUndefined();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${stranger.pid}-${ticks}.json`), '');
    expect(attempt()?.pid).toBe(stranger.pid);
    stranger.child.stdin?.end();
    expect(await stranger.ended).toBe(0);
  });

  it('is never held by two of many that come together upon a stale lock', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, '999999999-1.json'), '{}');
    const programs = Array.from({ length: 6 }, () => startProgram('hold-lock.ts', [folder]));
    const answers = await Promise.all(programs.map((program) => program.waitFor(/^(held|refused)/)));
    expect(answers.filter((answer) => answer === 'held').length).toBeLessThanOrEqual(1);
    for (const program of programs) program.child.stdin?.end();
    expect(await Promise.all(programs.map(({ ended }) => ended))).toEqual(programs.map(() => 0));
    expect(attempt()).toBeUndefined();
  });
});

describe('openDatabase', { timeout: 180_000 }, () => {
  it('turns away a second opener before it touches the directory, and works once the first has closed', async () => {
    const home = join(folder, '..', 'home');
    const holder = startProgram('hold-lock.ts', [join(home, 'database.lock')]);
    await holder.waitFor(/^held$/);
    await expect(openDatabase({ home })).rejects.toThrow(`already open in process ${holder.pid}`);
    expect(readdirSync(home)).toEqual(['database.lock']);
    holder.child.stdin?.end();
    await holder.ended;
    await fillHome(home);
    const database = await openDatabase({ home });
    await database.close();
    expect(readdirSync(home)).toEqual(['database']);
  });

  it('does not touch a folder that is no database', async () => {
    const home = join(folder, '..', 'home');
    mkdirSync(join(home, 'database'), { recursive: true });
    writeFileSync(join(home, 'database', 'letter.txt'), 'mine');
    await expect(openDatabase({ home })).rejects.toThrow(/is not empty and holds no database/);
    expect(readdirSync(join(home, 'database'))).toEqual(['letter.txt']);
    expect(existsSync(join(home, 'database.lock'))).toBe(false);
  });

  it('begins anew where the first creation was broken off', async () => {
    const home = join(folder, '..', 'home');
    mkdirSync(join(home, 'database', 'base'), { recursive: true });
    writeFileSync(join(home, 'database', 'PG_VERSION'), '18\n');
    writeFileSync(join(home, 'database.creating'), '');
    const database = await openDatabase({ home });
    expect(await database.kysely.selectFrom('unit').select('code').execute()).toEqual([]);
    await database.close();
    expect(existsSync(join(home, 'database.creating'))).toBe(false);
  });
});
