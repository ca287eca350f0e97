import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Folder with the packages that only the bench needs. */
export const PEERS_FOLDER = path.resolve(import.meta.dirname, '../peers');

function missingPackages(): string[] {
  const { dependencies } = JSON.parse(readFileSync(path.join(PEERS_FOLDER, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(dependencies).filter(
    (name) => !existsSync(path.join(PEERS_FOLDER, 'node_modules', name, 'package.json')),
  );
}

/**
 * Installs what the bench compares with, the first time it runs. Says what could not be installed, and why; the
 * contestants that need it then have no figures.
 */
export function ensurePeers(): string | undefined {
  if (missingPackages().length === 0) return undefined;
  console.error('bench: installing what the engine is compared with into tests/bench/peers …');
  try {
    execFileSync(
      'npm',
      ['ci', '--prefix', PEERS_FOLDER, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
      },
    );
  } catch (error) {
    const words = (error as { stderr?: string }).stderr ?? String(error);
    const reasons = words
      .split('\n')
      .filter((line) => /^npm error \S/.test(line))
      .map((line) => line.replace(/^npm error /, '').replace(/https?:\S+/g, 'the registry'));
    return `not installed: ${missingPackages().join(', ')}; ${reasons.slice(0, 3).join('; ')}`;
  }
  return undefined;
}
