import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HomeFolderError, prepareHome } from '../../server/database/home-folder.ts';
import { openDatabase } from '../../server/database/open-database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gridlight-home-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('prepareHome', () => {
  it('makes the folder and those above it, and leaves nothing in it', () => {
    const home = join(folder, 'a', 'b');
    prepareHome(home);
    prepareHome(home);
    expect(readdirSync(home)).toEqual([]);
  });

  it('says that a file is a file, at the end of the path and in the middle', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => prepareHome(file)).toThrow(`GRIDLIGHT_HOME: ${file} is a file, not a folder.`);
    expect(() => prepareHome(join(file, 'x'))).toThrow(`${file} is a file, not a folder, so`);
  });

  it.skipIf(!existsSync('/proc/self'))(
    'comes back at once where the system makes no folders (skipped where there is no /proc)',
    async () => {
      expect(() => prepareHome('/proc/x/y')).toThrow(/^GRIDLIGHT_HOME: \/proc\/x cannot be made \(E\w+\)/);
      expect(() => prepareHome('/proc')).toThrow(/^GRIDLIGHT_HOME: \/proc cannot be written to \(E\w+\)/);
      await expect(openDatabase({ home: '/proc/x' })).rejects.toThrow(HomeFolderError);
    },
  );
});
