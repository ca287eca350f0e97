import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPageBuild } from '../../server/http/page-build.ts';

const page = (name: string) => `<html><head><meta name="gridlight-build" content="${name}"></head></html>`;

test('follows the page that is served: built, built anew, being built, none', () => {
  const root = mkdtempSync(join(tmpdir(), 'gridlight-build-'));
  const file = join(root, 'index.html');
  let now = 0;
  const build = createPageBuild([join(root, 'missing'), root], () => (now += 5_000));
  try {
    expect(build.current()).toBeUndefined();
    writeFileSync(file, page('one'));
    expect(build.current()).toBe('one');
    writeFileSync(file, page('another'));
    expect(build.current()).toBe('another');
    rmSync(file);
    expect(build.current()).toBeUndefined();
    writeFileSync(file, '<html></html>');
    expect(build.current()).toBeUndefined();
    // What can be seen and not read: a file that goes in between fails in the same way.
    rmSync(file);
    mkdirSync(file);
    expect(build.current()).toBeUndefined();
    rmSync(file, { recursive: true });
    writeFileSync(file, page('third'));
    expect(build.current()).toBe('third');
  } finally {
    rmSync(root, { recursive: true });
  }
});
