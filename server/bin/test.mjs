import './check-node.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';

/*
 * `npm test`: checks and tests, one line of counts at the end. `npm run test:long` (--long) does the long models whole, and
 * types, unit and server tests on other Nodes too. See docs/testing.md.
 */

const { ensurePackages, projectRoot } = await import('./prepare.mjs');
const { readSuite } = await import('./suite-report.mjs');
const { ensureSystemPackages, findChromium } = await import('./system-packages.mjs');

/** Versions of Node beside the one that runs this, tried by the long run. */
const OTHER_NODES = ['22', '24'];

const isLong = process.argv.includes('--long');
const scratch = mkdtempSync(path.join(tmpdir(), 'gridlight-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = [];
/** Tests that passed at the second try only. */
const again = [];

/** Runs a program in the project's folder; its output goes to `output` and is shown at once where there is none. */
function start(command, args, { output, env } = {}) {
  return new Promise((resolve) => {
    const stdio = output === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: projectRoot, stdio, env: { ...process.env, ...env } });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `ended with ${signal ?? code}`));
  });
}

/** A check that passes or fails as a whole: programs that run one after the other until one fails. */
async function check(name, ...programs) {
  const started = Date.now();
  const output = [];
  let problem;
  for (const [script, ...args] of programs)
    problem ??= await start(process.execPath, [path.join(projectRoot, script), ...args], { output });
  total[problem === undefined ? 'passed' : 'failed'] += 1;
  if (problem !== undefined) failures.push(`${name}: ${problem}`);
  console.log(
    `${problem === undefined ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (output.length > 0) console.log(Buffer.concat(output).toString().trimEnd());
}

/** Does the tasks in their order, as many at a time as there are cores. */
async function sideBySide(tasks) {
  const waiting = [...tasks];
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** A vitest run; its single tests are counted, and a run that breaks before counting fails as one. */
async function suite(name, config, { node = process.execPath, env = {} } = {}) {
  console.log(`\n${name}`);
  const report = path.join(scratch, `${name}.json`);
  const problem = await start(
    node,
    [
      path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env },
  );
  const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
  const { counts, failed, secondTries, skipped, slowest } = readSuite(results);
  for (const kind of Object.keys(counts)) total[kind] += counts[kind];
  skips.push(...skipped.map((test) => `${name}: ${test}`));
  again.push(...secondTries.map((test) => `${name}: ${test}`));
  failures.push(...failed.map((test) => `${name}: ${test}`));
  console.log(`slowest files of the ${name}:`);
  for (const { name: file, seconds } of slowest)
    console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${path.relative(projectRoot, file)}`);
  if (counts.failed > 0) return;
  if (problem !== undefined || counts.passed === 0) {
    total.failed += 1;
    failures.push(`${name}: ${problem ?? 'ran no test'}`);
  }
}

/** Types, unit and server tests on another version of Node, which npm brings. */
async function onNode(version) {
  const folder = path.join(scratch, `node-${version}`);
  const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const problem = await start('npm', ['install', '--prefix', folder, ...flags, `node@${version}`]);
  const node = path.join(folder, 'node_modules/node/bin/node');
  if (problem !== undefined || !existsSync(node)) {
    total.failed += 1;
    failures.push(`Node ${version}: ${problem ?? 'npm brought no Node'}`);
    return;
  }
  const types = await start(node, [path.join(projectRoot, 'node_modules/typescript/bin/tsc'), '--noEmit']);
  total[types === undefined ? 'passed' : 'failed'] += 1;
  if (types !== undefined) failures.push(`types on Node ${version}: ${types}`);
  await suite(`unit and server tests on Node ${version}`, 'vitest.config.ts', {
    node,
    env: { GRIDLIGHT_TEST_LONG: '0' },
  });
}

function finish() {
  rmSync(scratch, { recursive: true, force: true });
  for (const skip of skips) console.log(`skipped ${skip}`);
  for (const test of again) console.log(`passed at the second try ${test}`);
  for (const failure of failures) console.error(`FAILED ${failure}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed === 0 ? 0 : 1);
}

try {
  ensurePackages();
} catch (error) {
  total.failed += 1;
  failures.push(`packages: ${error.message}`);
  finish();
}
for (const name of ensureSystemPackages())
  console.error(`Missing: ${name}. The tests that need it fail or are skipped and say so.`);
const chromium = findChromium();
if (chromium !== undefined) process.env.CHROME_PATH = chromium;
if (isLong) process.env.GRIDLIGHT_TEST_LONG ??= '1';

const begun = Date.now();
await sideBySide([
  () => check('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  () => check('build', ['server/bin/build.mjs']),
  () => check('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
  () => check('lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--quiet']),
  () => check('unused code and packages', ['node_modules/knip/bin/knip.js', '--no-config-hints']),
  () =>
    check('code that only tests use', ['node_modules/knip/bin/knip.js', '--production', '--no-config-hints']),
]);
await check('size budgets', ['server/bin/size-budget.mjs']);
await suite('unit, truth and server tests', 'vitest.config.ts');
await suite('end-to-end tests', 'vitest.e2e.config.ts');
if (isLong) for (const version of OTHER_NODES) await onNode(version);
console.log(`\nChecks and tests took ${Math.round((Date.now() - begun) / 1000)} s.`);
finish();
