import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedEngine } from '../../server/database/embedded-engine.ts';
import { startEngineThread } from '../../server/database/engine-thread.ts';
import { hasEngineFailed } from '../../server/database/write-guard.ts';
import { fillHome } from '../support/database-image.ts';

describe('the thread of the embedded engine', () => {
  const home = mkdtempSync(join(tmpdir(), 'gridlight-engine-'));
  const beats = new SharedArrayBuffer(4);
  let engine: EmbeddedEngine;
  beforeAll(async () => {
    await fillHome(home);
    engine = await startEngineThread(join(home, 'database'), beats);
  });
  afterAll(async () => {
    await engine.abandon();
    rmSync(home, { recursive: true, force: true });
  });

  it('answers in the order of the statements, with the values that the engine in this thread gives', async () => {
    const answers = await Promise.all([
      engine.run('select 12345678901::int8 as number, null as nothing', []),
      engine.run(`select $1::text[] as list, '{"a": [1]}'::jsonb as document`, [['a', 'b']]),
      engine.run(`select '\\x0102'::bytea as few, repeat('x', 200000)::bytea as many`, []),
      engine.run(`select timestamptz '2026-11-20 14:41:07.5+00' as at; select 2 as last`, []),
    ]);
    const [first, second, third, fourth] = answers.map(({ rows }) => rows[0] as Record<string, unknown>);
    expect(first).toEqual({ number: 12345678901, nothing: null });
    expect(second).toEqual({ list: ['a', 'b'], document: { a: [1] } });
    expect([...(third!['few'] as Uint8Array)]).toEqual([1, 2]);
    expect((third!['many'] as Uint8Array).length).toBe(200_000);
    expect(fourth).toEqual({ last: 2 });
  });

  it('lets others have their turn while a statement runs', async () => {
    let turns = 0;
    const turning = setInterval(() => turns++, 10);
    await engine.run('select pg_sleep(0.5)', []);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(5);
  });

  it('hands over what PostgreSQL says of an error, and not the values of the statement', async () => {
    await engine.run('create table one (value integer constraint small check (value < 9))', []);
    const error: unknown = await engine
      .run('insert into one values ($1)', [77])
      .then(undefined, (reason: unknown) => reason);
    expect(error).toMatchObject({ code: '23514', severity: 'ERROR', constraint: 'small' });
    expect(error).not.toHaveProperty('params');
    expect(error).not.toHaveProperty('query');
    expect(hasEngineFailed(error)).toBe(false);
    expect((await engine.run('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
  });

  it('beats', async () => {
    expect(Atomics.load(new Int32Array(beats), 0)).toBeGreaterThan(0);
  });

  it('that ends under a statement counts as an engine that has failed', async () => {
    const asked = engine.run('select pg_sleep(20)', []).then(undefined, (reason: unknown) => reason);
    await engine.abandon();
    const error = await asked;
    expect(hasEngineFailed(error)).toBe(true);
    await expect(engine.run('select 1', [])).rejects.toThrow('the thread of the engine has ended');
  });

  it('that is being closed answers what it was asked before, and fails for nobody who comes late', async () => {
    const other = await startEngineThread(join(home, 'database'), undefined);
    const before = other.run('select pg_sleep(0.2), 1 as one', []);
    const closing = other.close();
    const late: unknown = await other.run('select 1', []).then(undefined, (reason: unknown) => reason);
    expect((await before).rows).toMatchObject([{ one: 1 }]);
    await closing;
    expect(String(late)).toMatch('has been closed');
    expect(hasEngineFailed(late)).toBe(false);
  });

  it('says why it cannot start', async () => {
    await expect(startEngineThread('/proc/nothing', undefined)).rejects.toThrow(/\/proc\/nothing/);
  });
});
