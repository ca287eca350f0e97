import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const BUILD_INPUTS = [
  'src',
  'server',
  'public',
  'index.html',
  'vite.config.ts',
  'vite.server.config.ts',
  'package-lock.json',
];

/** No source is so large. What somebody has put beside them is known by its size and date; a file of 2 GB cannot be read at once. */
const MOST_BYTES_READ = 16 * 1_048_576;

/**
 * Runs a program in the project's folder. Its output goes to the error stream, so that the standard output of a
 * command stays its own.
 * Throws an error that names the command when it fails.
 */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: projectRoot,
    stdio: ['inherit', process.stderr, process.stderr],
    ...options,
  });
  if (result.error)
    throw new Error(`cannot start ${command}: ${result.error.message}`, { cause: result.error });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${result.signal ?? result.status}`);
}

/**
 * Installs the packages of package-lock.json where they are missing or older than the lock file.
 * Not `npm ci`: it refuses a lock file that was written where a registry lacks the builds of other platforms.
 */
export function ensurePackages() {
  const installed = path.join(projectRoot, 'node_modules/.package-lock.json');
  const lock = path.join(projectRoot, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs - 60_000) return;
  console.error('Installing packages (npm install) …');
  const flags = ['--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', ...flags], { shell: process.platform === 'win32' });
}

/** Builds the page and the server into dist/ unless what is there was made from the same sources. */
export function ensureBuild() {
  const stamp = path.join(projectRoot, 'dist/.sources');
  const digest = digestOf(BUILD_INPUTS);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.error('Building the page and the server …');
  const vite = path.join(projectRoot, 'node_modules/vite/bin/vite.js');
  run(process.execPath, [vite, 'build', '--logLevel', 'warn']);
  run(process.execPath, [vite, 'build', '--config', 'vite.server.config.ts', '--logLevel', 'warn']);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

function digestOf(inputs) {
  const hash = createHash('sha256');
  const visit = (file) => {
    const absolute = path.join(projectRoot, file);
    if (!existsSync(absolute)) return;
    const info = statSync(absolute);
    if (info.isDirectory()) {
      for (const name of readdirSync(absolute).sort()) visit(path.join(file, name));
    } else if (info.size > MOST_BYTES_READ) {
      hash.update(`${file} ${info.size} ${info.mtimeMs}`);
    } else {
      hash.update(file).update(readFileSync(absolute));
    }
  };
  inputs.forEach(visit);
  return hash.digest('hex');
}
