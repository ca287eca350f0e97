import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot, sourceFiles } from './import-graph.ts';

const files = [...sourceFiles('src'), ...sourceFiles('server')];
const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');

describe('house rules', () => {
  it('keeps half of the files under 100 lines', () => {
    const lengths = files.map((file) => read(file).split('\n').length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
  });

  it('keeps src/domain free of clock, randomness, network and DOM', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bwindow\.|\bdocument\.|\bperformance\.now\(/;
    expect(sourceFiles('src/domain').filter((file) => impure.test(read(file)))).toEqual([]);
  });

  it('writes interface text only in src/i18n', () => {
    const isComponent = (file: string) => /^src\/(features|workspaces|ui|map)\/.*\.tsx$/.test(file);
    const withoutComments = (text: string) =>
      text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
    expect(
      files.filter((file) => isComponent(file) && /[\u4e00-\u9fff]/.test(withoutComments(read(file)))),
    ).toEqual([]);
  });

  it('suppresses no type error', () => {
    expect(
      files.filter((file) => /@ts-(ignore|expect-error|nocheck)|:\s*any\b|as any\b/.test(read(file))),
    ).toEqual([]);
  });
});
