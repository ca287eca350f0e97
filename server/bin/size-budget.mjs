import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const assets = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/app/assets');
const INITIAL_BUDGET_KB = 490;
const LAZY_BUDGET_KB = 130;

/**
 * gzip size in kB of the JavaScript in dist/app, split into what the page needs before the map is usable
 * (everything reachable by static imports from index.html, and the two workers) and what is loaded later.
 */
export function measureBundle(folder = assets) {
  const files = readdirSync(folder).filter((name) => /\.m?js$/.test(name));
  const text = new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  const initial = new Set();
  const visit = (name) => {
    if (initial.has(name) || !text.has(name)) return;
    initial.add(name);
    for (const match of text.get(name).matchAll(/(?:from|^import|[;}\n]import)\s*["']\.\/([^"']+)["']/g))
      visit(match[1]);
  };
  const html = readFileSync(path.join(folder, '../index.html'), 'utf8');
  for (const match of html.matchAll(/assets\/([^"']+\.m?js)/g)) visit(match[1]);
  for (const name of files) if (/engine.*worker|maplibre.*worker/.test(name)) visit(name);
  const sizeKb = (name) => gzipSync(text.get(name), { level: 9 }).length / 1024;
  const rows = files.map((name) => ({
    name,
    kb: sizeKb(name),
    initial: initial.has(name),
    raw: statSync(path.join(folder, name)).size,
  }));
  return { rows, initialKb: rows.filter((row) => row.initial).reduce((sum, row) => sum + row.kb, 0) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { rows, initialKb } = measureBundle();
  for (const row of rows.sort((a, b) => b.kb - a.kb).slice(0, 12)) {
    console.log(
      `  ${row.kb.toFixed(1).padStart(7)} kB gzip  ${row.initial ? 'initial' : 'lazy   '}  ${row.name}`,
    );
  }
  const tooLarge = rows.filter((row) => !row.initial && row.kb > LAZY_BUDGET_KB);
  console.log(`  initial JavaScript ${initialKb.toFixed(1)} kB gzip of ${INITIAL_BUDGET_KB} kB`);
  if (initialKb > INITIAL_BUDGET_KB) console.error('  the initial JavaScript is over its budget');
  for (const row of tooLarge) console.error(`  ${row.name} is over the ${LAZY_BUDGET_KB} kB of a lazy chunk`);
  process.exit(initialKb > INITIAL_BUDGET_KB || tooLarge.length > 0 ? 1 : 0);
}
