import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { endLease, holdLease } from '../../server/repositories/feed-lease.ts';
import { describeOnBoth, openTestDatabase } from '../support/test-database.ts';

describeOnBoth('the right to send the demonstration', (kind) => {
  it('is held by one of many, renewed by it alone, taken over when it falls silent and when it ends', async () => {
    const { database, close } = await openTestDatabase(kind);
    const db = database.kysely;
    const passes = (seconds: number) =>
      sql`update setting set value = jsonb_set(value, '{at}', to_jsonb((value ->> 'at')::float8 - ${seconds}::float8))`.execute(
        db,
      );
    // All at once: the first row wins, not the last look.
    const servers = ['one', 'two', 'three', 'four'];
    const held = await Promise.all(servers.map((name) => holdLease(db, name)));
    expect(held.filter(Boolean)).toHaveLength(1);
    const owner = servers[held.indexOf(true)] ?? '';
    const others = servers.filter((name) => name !== owner);
    const [first = '', second = '', third = ''] = others;

    await passes(50);
    expect(await holdLease(db, first)).toBe(false);
    expect(await holdLease(db, owner)).toBe(true);
    await passes(50);
    expect(await holdLease(db, first)).toBe(false);
    await passes(50);
    const late = await Promise.all(others.map((name) => holdLease(db, name)));
    expect(late.filter(Boolean)).toHaveLength(1);
    const heir = others[late.indexOf(true)] ?? '';
    expect(await holdLease(db, owner)).toBe(false);

    // Only who has it gives it back.
    await endLease(db, owner);
    const next = [first, second, third].find((name) => name !== heir) ?? '';
    expect(await holdLease(db, next)).toBe(false);
    await endLease(db, heir);
    expect(await holdLease(db, next)).toBe(true);
    await close();
  });
});
