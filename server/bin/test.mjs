import './check-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const { ensureBuild, ensurePackages, projectRoot } = await import('./prepare.mjs');
const { ensureSystemPackages, findChromium } = await import('./system-packages.mjs');

const scratch = mkdtempSync(path.join(tmpdir(), 'gridlight-test-'));
const total = { passed: 0, failed: 0 };
const failures = [];

/** One check that passes or fails as a whole. */
function check(name, work) {
  const started = Date.now();
  let problem;
  try {
    problem = work();
  } catch (error) {
    problem = error.message;
  }
  total[problem === undefined ? 'passed' : 'failed'] += 1;
  if (problem !== undefined) failures.push(`${name}: ${problem}`);
  console.log(
    `${problem === undefined ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}

function tool(...args) {
  const [script, ...rest] = args;
  const result = spawnSync(process.execPath, [path.join(projectRoot, 'node_modules', script), ...rest], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  return result.status === 0 ? undefined : `ended with ${result.signal ?? result.status}`;
}

/** A vitest run; its single tests are counted, and a run that breaks before counting fails as one. */
function suite(name, config) {
  console.log(`\n${name}`);
  const report = path.join(scratch, `${name}.json`);
  const args = [
    'vitest/vitest.mjs',
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const problem = tool(...args);
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0 };
  total.passed += counts.numPassedTests;
  total.failed += counts.numFailedTests;
  if (counts.numFailedTests > 0) failures.push(`${name}: ${counts.numFailedTests} failed`);
  else if (problem !== undefined || counts.numPassedTests === 0) {
    total.failed += 1;
    failures.push(`${name}: ${problem ?? 'ran no test'}`);
  }
}

try {
  ensurePackages();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const missing = ensureSystemPackages();
for (const name of missing)
  console.error(`Missing: ${name}. The tests that need it fail or are skipped and say so.`);
const chromium = findChromium();
if (chromium !== undefined) process.env.CHROME_PATH = chromium;

check('types', () => tool('typescript/bin/tsc', '--noEmit'));
check('lint', () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--quiet'));
check('format', () => tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'));
check('unused code and packages', () => tool('knip/bin/knip.js'));
check('build', () => ensureBuild());
check('size budgets', () => tool('../server/bin/size-budget.mjs'));
suite('unit, truth and server tests', 'vitest.config.ts');
suite('end-to-end tests', 'vitest.e2e.config.ts');

rmSync(scratch, { recursive: true, force: true });
for (const failure of failures) console.error(`FAILED ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
