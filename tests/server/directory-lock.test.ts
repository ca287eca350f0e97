import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DirectoryLockedError,
  lockDirectory,
  type DirectoryLockOptions,
} from '../../server/database/directory-lock.ts';
import { ownIdentity, processStartTicks } from '../../server/database/process-identity.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { canContain, startContained, startProgram } from '../support/child-process.ts';
import { fillHome } from '../support/database-image.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'gridlight-lock-')), 'lock');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** The claims of holders, living and dead. */
const claims = () => readdirSync(folder).filter((name) => name.endsWith('.json'));

const attempt = async (options: DirectoryLockOptions = {}) => {
  try {
    (await lockDirectory(folder, 'The test directory', options)).release();
  } catch (error) {
    if (error instanceof DirectoryLockedError) return error;
    throw error;
  }
  return undefined;
};

describe('lockDirectory', () => {
  it('leaves nothing behind when released, also twice', async () => {
    const lock = await lockDirectory(folder, 'The test directory');
    expect(claims()).toHaveLength(1);
    lock.release();
    lock.release();
    expect(existsSync(folder)).toBe(false);
  });

  it('refuses a second time in the same process', async () => {
    const lock = await lockDirectory(folder, 'The test directory');
    expect((await attempt())?.pid).toBe(process.pid);
    lock.release();
    expect(await attempt()).toBeUndefined();
  });

  it('refuses while another process holds it and names that process; gives it after its death', async () => {
    const holder = startProgram('hold-lock.ts', [folder]);
    await holder.waitFor(/^held$/);
    const refusal = await attempt();
    expect(refusal?.pid).toBe(holder.pid);
    expect(refusal?.message).toMatch(
      new RegExp(
        `^The test directory is already open in process ${holder.pid} since 20.* Stop that process first`,
      ),
    );
    holder.child.kill('SIGKILL');
    await holder.ended;
    expect(claims()).toHaveLength(1);
    expect(await attempt()).toBeUndefined();
  });

  it('does not take a reused pid for the old holder', async () => {
    const stranger = startProgram('hold-lock.ts', [join(folder, '..', 'elsewhere')]);
    await stranger.waitFor(/^held$/);
    const ticks = processStartTicks(stranger.pid);
    mkdirSync(folder);
    writeFileSync(join(folder, `${stranger.pid}-${Number(ticks) - 1}.json`), '{}');
    expect(await attempt()).toBeUndefined();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${stranger.pid}-${ticks}.json`), '');
    expect((await attempt())?.pid).toBe(stranger.pid);
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
    expect(await attempt()).toBeUndefined();
  });
});

/** Plants the claim of a process that is somewhere else. */
function plant(changes: Readonly<Record<string, unknown>>, name = '7-4711.json'): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  const claim = {
    host: 'other',
    bootId: 'other boot',
    pidNamespace: 'pid:[1]',
    hasKernelLock: true,
    beat: 1,
  };
  writeFileSync(file, JSON.stringify({ ...claim, since: '2026-11-30T08:00:00.000Z', ...changes }));
  return file;
}

describe('lockDirectory between machines and containers', () => {
  const own = ownIdentity();

  it.skipIf(!canContain())(
    'refuses (needs the right to make namespaces) the first process of a second container, whose pid is 1 too',
    async () => {
      const first = startContained('hold-lock.ts', [folder], 'container-a');
      expect(await first.waitFor(/^(held|refused)/)).toBe('held');
      expect(claims()[0]).toMatch(/^1-/);
      const second = startContained('hold-lock.ts', [folder], 'container-b');
      expect(await second.waitFor(/^(held|refused)/)).toMatch(
        /^refused The test directory is already open in process 1 on container-a since 20/,
      );
      // Neither does the machine itself, where process 1 is another one.
      expect((await attempt())?.pid).toBe(1);
      // Nor may it take the claim of the living for that of a dead process.
      expect(claims()).toHaveLength(1);
      first.child.kill('SIGKILL');
      await Promise.all([first.ended, second.ended]);
      expect(await attempt()).toBeUndefined();
    },
  );

  it('refuses where a process on another machine did not give the directory back, and says what to do', async () => {
    const file = plant({});
    const refusal = await attempt();
    expect(refusal?.message).toMatch(
      /process 7 on other at 2026-11-30.* Make sure that it has ended, delete /,
    );
    expect(refusal?.message).toContain(file);
    expect(existsSync(file)).toBe(true);
    rmSync(file);
    expect(await attempt()).toBeUndefined();
  });

  it('takes over from a process of this machine before it was started anew, once its claim stays silent', async () => {
    const file = plant({ host: own.host });
    expect(await attempt({ watchMs: 20 })).toBeUndefined();
    plant({ host: own.host });
    const beating = attempt({ watchMs: 300 });
    await delay(50);
    writeFileSync(file, JSON.stringify({ host: own.host, bootId: 'other boot', beat: 2 }));
    expect((await beating)?.pid).toBe(7);
  });

  it('clears a claim of another container of this kernel, as the lock of the kernel is free', async () => {
    plant({ bootId: own.bootId });
    expect(await attempt()).toBeUndefined();
  });

  it('refuses that where there are no locks of the kernel', async () => {
    plant({ bootId: own.bootId });
    const refusal = await attempt({ takeLock: () => ({ kind: 'unsupported' }) });
    expect(refusal?.message).toContain('nobody can tell');
  });

  it('sees living and dead processes of its own namespace without locks of the kernel', async () => {
    const without: DirectoryLockOptions = { takeLock: () => ({ kind: 'unsupported' }) };
    const lock = await lockDirectory(folder, 'The test directory', without);
    expect((await attempt(without))?.pid).toBe(process.pid);
    lock.release();
    plant({ ...own, hasKernelLock: false }, '999999999-1.json');
    expect(await attempt(without)).toBeUndefined();
  });

  it('keeps a claim with its own numbers from another machine', async () => {
    plant({}, `${own.pid}-${own.startTicks}.json`);
    expect((await attempt())?.message).toContain('nobody can tell');
    expect(claims()).toHaveLength(1);
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
