import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

interface MeasuredChunk {
  readonly name: string;
  readonly kb: number;
  readonly initial: boolean;
}

/** Numbers of one segment of a source map (base64 VLQ, ECMA-426). */
function decodeSegment(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = BASE64.indexOf(letter);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return numbers;
}

/** Characters of `code` by source file; what the bundler wrote itself counts as `joints`. */
function charactersBySource(code: string, map: { sources: string[]; mappings: string }): Map<string, number> {
  const found = new Map<string, number>();
  const add = (source: string, count: number) => found.set(source, (found.get(source) ?? 0) + count);
  const lines = code.split('\n');
  let source = 0;
  for (const [index, line] of map.mappings.split(';').entries()) {
    let last = 'joints';
    let column = 0;
    for (const [step = 0, change] of line === '' ? [] : line.split(',').map(decodeSegment)) {
      add(last, step);
      column += step;
      source += change ?? 0;
      last = change === undefined ? 'joints' : (map.sources[source] ?? 'joints');
    }
    add(last, Math.max(0, (lines[index]?.length ?? 0) - column));
  }
  return found;
}

/** The package of a source file, or our own folder. */
function ownerOf(source: string): string {
  const packages = [...source.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
  return packages.at(-1)?.[1] ?? /src\/[^/]+/.exec(source)?.[0] ?? source;
}

/**
 * What the parts of the page cost: a line by package and own folder, in kB gzip. A chunk is packed as a whole; its size is
 * shared out by characters. `--chunk panels` measures one part that is fetched later in place of the first download.
 */
export async function benchSize(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { chunk: { type: 'string' } } });
  const { measureBundle } = (await import('../../server/bin/size-budget.mjs' as string)) as {
    measureBundle(folder: string): { rows: MeasuredChunk[] };
  };
  const outDir = mkdtempSync(path.join(tmpdir(), 'gridlight-size-'));
  try {
    await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true, sourcemap: true } });
    const assets = path.join(outDir, 'assets');
    const owners = new Map<string, number>();
    const { rows } = measureBundle(assets);
    const isMeasured = ({ name, initial }: MeasuredChunk): boolean =>
      values.chunk === undefined ? initial : name.startsWith(`${values.chunk}-`);
    for (const { name, kb } of rows.filter(isMeasured)) {
      console.log(`${kb.toFixed(1).padStart(8)} kB  ${name}`);
      const code = readFileSync(path.join(assets, name), 'utf8');
      if (!code.includes('//# sourceMappingURL=')) continue;
      const map = JSON.parse(readFileSync(path.join(assets, `${name}.map`), 'utf8')) as {
        sources: string[];
        mappings: string;
      };
      for (const [source, characters] of charactersBySource(code, map))
        owners.set(ownerOf(source), (owners.get(ownerOf(source)) ?? 0) + (kb * characters) / code.length);
    }
    console.log('  of these:');
    for (const [owner, kb] of [...owners].sort((a, b) => b[1] - a[1]).slice(0, 24))
      console.log(`${kb.toFixed(1).padStart(8)} kB  ${owner}`);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
