import { describe, expect, it } from 'vitest';
import { DiskSpace, type FreeSpace } from '../../server/guard/disk-space.ts';
import { DiskFullError, isWriting } from '../../server/database/write-guard.ts';

const MB = 1_048_576;

function spaceOver(free: { value: FreeSpace | undefined }, reserveBytes = 256 * MB) {
  let now = 0;
  const space = new DiskSpace({ folder: '/', reserveBytes, read: () => free.value, now: () => now });
  return { space, later: () => (now += 1_000) };
}

describe('DiskSpace', () => {
  it('refuses below the reserve and allows again above it, looking anew after a fifth of a second', () => {
    const free = { value: { bytes: 257 * MB, files: null } as FreeSpace };
    const { space, later } = spaceOver(free);
    expect(space.problem()).toBeUndefined();
    free.value = { bytes: 255.9 * MB, files: null };
    expect(space.problem()).toBeUndefined();
    later();
    expect(space.problem()).toContain('255 MB are free, 256 MB must stay free');
    expect(() => space.requireSpace()).toThrow(DiskFullError);
    // A start needs less than a reserve.
    expect(() => space.requireSpaceToStart()).not.toThrow();
    free.value = { bytes: 256 * MB, files: null };
    later();
    expect(() => space.requireSpace()).not.toThrow();
  });

  it('refuses where no more files can be made', () => {
    const { space } = spaceOver({ value: { bytes: 1e12, files: 12 } });
    expect(space.problem()).toContain('only 12 more files');
  });

  it('says nothing where nothing is known, or where it is switched off', () => {
    expect(spaceOver({ value: undefined }).space.problem()).toBeUndefined();
    expect(spaceOver({ value: { bytes: 0, files: 0 } }, 0).space.problem()).toBeUndefined();
  });

  it('reads the real file system', () => {
    const space = new DiskSpace({ folder: '/', reserveBytes: 1e18 });
    expect(space.problem()).toMatch(/nearly full/);
  });
});

describe('isWriting', () => {
  it.each([
    'insert into incident values (1)',
    '  UPDATE setting set value = 1',
    'delete from t',
    'with moved as (delete from t returning *) select * from moved',
    'with a as (select 1) insert into t select * from a',
    'create table t ()',
    'vacuum',
    'truncate t',
    'copy t from stdin',
  ])('%s', (text) => expect(isWriting(text)).toBe(true));

  it.each([
    'select 1',
    'with a as (select 1) select * from a',
    "set time zone 'UTC'",
    'begin',
    'commit',
    'rollback',
    'show server_version',
  ])('not %s', (text) => expect(isWriting(text)).toBe(false));
});
