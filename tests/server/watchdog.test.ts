import { afterAll, describe, expect, it } from 'vitest';
import { startProgram } from '../support/child-process.ts';
import { makeSmallDisk } from '../support/small-disk.ts';

const disk = makeSmallDisk(4);
afterAll(() => disk?.remove());

const LONG_MS = '600000';

describe('a process whose main thread hangs', () => {
  it('is ended by SIGTERM within its limit, and says so', async () => {
    const program = startProgram('hang.ts', ['/', LONG_MS, '200']);
    await program.waitFor(/^hanging$/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe('SIGKILL');
    expect(program.lines).toEqual([
      'hanging',
      'gridlight: The server did not close within 0.2 s and was ended.',
    ]);
  });

  it('is ended at once by a second signal', async () => {
    const program = startProgram('hang.ts', ['/', LONG_MS, LONG_MS]);
    await program.waitFor(/^hanging$/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    program.child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 100));
    program.child.kill('SIGINT');
    expect(await program.ended).toBe('SIGKILL');
    expect(program.lines.at(-1)).toBe('gridlight: Ended at once by a second signal.');
  });

  it.skipIf(!disk)('is ended on a full disk, with what to do (needs the right to mount)', async () => {
    disk!.fill(0);
    const program = startProgram('hang.ts', [disk!.folder, '300', LONG_MS]);
    expect(await program.ended).toBe('SIGKILL');
    expect(program.lines.at(-1)).toMatch(
      /^gridlight: The disk that holds .* is full .* Make room and start again/,
    );
  });

  it.skipIf(!disk)('is ended where the thread of its engine hangs (needs the right to mount)', async () => {
    disk!.clear();
    disk!.fill(0);
    const program = startProgram('hang.ts', [disk!.folder, '300', LONG_MS, 'engine']);
    expect(await program.ended).toBe('SIGKILL');
    expect(program.lines.at(-1)).toMatch(/the database engine no longer answers/);
  });

  it('is left alone while the disk has room: a long statement is no fault', async () => {
    const program = startProgram('hang.ts', ['/', '100', LONG_MS]);
    await program.waitFor(/^hanging$/);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(program.child.exitCode).toBeNull();
    program.child.kill('SIGKILL');
    expect(await program.ended).toBe('SIGKILL');
    expect(program.lines).toEqual(['hanging']);
  });
});
