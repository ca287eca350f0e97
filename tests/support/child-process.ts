import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../server/database/project-root.ts';

/** A program running as a process of its own. */
export interface RunningProgram {
  child: ChildProcess;
  pid: number;
  /** Resolves with the first line that fits; rejects when the program ends without one. */
  waitFor(pattern: RegExp): Promise<string>;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Everything printed so far, both streams. */
  lines: string[];
}

type Environment = Readonly<Record<string, string>>;

/** Starts `tests/support/<name>` with Node and tsx. */
export const startProgram = (name: string, args: readonly string[], environment: Environment = {}) =>
  run(['--import', 'tsx', join(projectRoot(), 'tests', 'support', name), ...args], environment);

/**
 * Starts the built command line as its users do; it starts in a third of the time that tsx takes. `root`: the folder of the build,
 * this one unless said.
 */
export const startCli = (args: readonly string[], environment: Environment = {}, root = projectRoot()) =>
  run([join(root, 'server', 'bin', 'gridlight.mjs'), ...args], environment, [], root);

/** The same as `startProgram` in a pid namespace and under a host name of its own, as containers have. */
export const startContained = (name: string, args: readonly string[], host: string) =>
  run(['--import', 'tsx', join(projectRoot(), 'tests', 'support', name), ...args], {}, [
    'unshare',
    ...CONTAINED,
    'sh',
    '-c',
    'hostname "$0" && exec "$@"',
    host,
  ]);

const CONTAINED = ['--pid', '--fork', '--mount-proc', '--uts', '--kill-child'];

/** Whether this user may make such namespaces. */
export const canContain = () => spawnSync('unshare', [...CONTAINED, 'true']).status === 0;

function run(
  args: readonly string[],
  environment: Environment,
  [command = process.execPath, ...before]: readonly string[] = [],
  cwd = projectRoot(),
): RunningProgram {
  const rest = before.length === 0 ? args : [...before, process.execPath, ...args];
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const listener of listeners) listener(line);
    });
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL')),
  );
  return {
    child,
    pid: child.pid ?? -1,
    ended,
    lines,
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (line: string) => {
          if (!pattern.test(line)) return;
          listeners.delete(check);
          resolve(line);
        };
        listeners.add(check);
        lines.forEach(check);
        void ended.then((code) =>
          reject(new Error(`ended with ${code} before ${pattern}:\n${lines.join('\n')}`)),
        );
      }),
  };
}
