import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tightenHome } from '../../server/database/tighten-home.ts';
import { logError } from '../../server/http/log-error.ts';

describe('logError', () => {
  it.each([
    ['the password of a database', 'connect postgresql://grid:secret@db:5432/grid failed', 'secret'],
    ['the address of a camera', 'GET https://video.example:8443/a/1.m3u8?key=abc failed', 'video.example'],
    ['a camera by its own protocol', 'rtsp://admin:12345@10.1.2.3/ch1 is gone', '10.1.2.3'],
    ['a token', 'refused Bearer ab12_cdefg', 'cdefg'],
  ])('hides %s', (_name, message, secret) => {
    const error = new Error('outer', { cause: new Error(message) });
    const logged = JSON.stringify(logError(error, true));
    expect(logged).not.toContain(secret);
    expect(logged).toContain('outer');
  });

  it('has no stack where none is asked for, and no values of a statement', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      query: 'insert into incident values ($1)',
      params: ['王某 13800000000'],
      detail: 'Key (title)=(王某)',
    });
    expect(logError(error, false)).toEqual({
      type: 'Error',
      message: 'duplicate key',
      code: '23505',
      stack: '',
    });
    expect(logError(error, true).stack).toContain('log-error.test');
    expect(JSON.stringify(logError(error, true))).not.toContain('王某');
  });

  it('comes to an end where causes go round', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(logError(error, false)).length).toBeLessThan(1_000);
  });
});

describe('tightenHome', () => {
  const make = () => {
    const home = mkdtempSync(join(tmpdir(), 'gridlight-rights-'));
    mkdirSync(join(home, 'database', 'base'), { recursive: true, mode: 0o755 });
    writeFileSync(join(home, 'database', 'base', '1'), '');
    // Whatever mask the process has.
    for (const folder of ['database', 'database/base']) chmodSync(join(home, folder), 0o755);
    chmodSync(join(home, 'database', 'base', '1'), 0o644);
    return home;
  };
  const modeOf = (path: string) => statSync(path).mode & 0o777;

  it('leaves folders 0700 and files 0600, and has nothing to do the next time', () => {
    const home = make();
    expect(tightenHome(home)).toEqual({ mended: 3, refused: [] });
    expect([home, join(home, 'database'), join(home, 'database', 'base')].map(modeOf)).toEqual([
      0o700, 0o700, 0o700,
    ]);
    expect(modeOf(join(home, 'database', 'base', '1'))).toBe(0o600);
    expect(tightenHome(home)).toEqual({ mended: 0, refused: [] });
    rmSync(home, { recursive: true });
  });

  it('does not touch what is not its own, nor what a link points to', () => {
    const home = make();
    writeFileSync(join(home, 'letter.txt'), '');
    chmodSync(join(home, 'letter.txt'), 0o644);
    const elsewhere = mkdtempSync(join(tmpdir(), 'gridlight-elsewhere-'));
    writeFileSync(join(elsewhere, 'map'), '');
    chmodSync(join(elsewhere, 'map'), 0o644);
    symlinkSync(elsewhere, join(home, 'basemap'));
    expect(tightenHome(home).mended).toBe(3);
    expect(modeOf(join(home, 'letter.txt'))).toBe(0o644);
    expect(modeOf(join(elsewhere, 'map'))).toBe(0o644);
    expect(tightenHome(join(home, 'letter.txt')).mended).toBe(0);
    expect(tightenHome(join(home, 'nothing'))).toEqual({ mended: 0, refused: [] });
    for (const folder of [home, elsewhere]) rmSync(folder, { recursive: true });
  });
});
