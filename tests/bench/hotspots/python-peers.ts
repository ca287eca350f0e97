import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The Python of the system, which sees the packages of Debian. */
const PYTHON = '/usr/bin/python3';

export interface PythonPeer {
  readonly peer: string;
  readonly ms: readonly number[];
}

export interface PythonAnswers {
  readonly peers: readonly PythonPeer[];
  /** Why there are none. */
  readonly missing?: string;
  /** An array that the peers wrote. */
  readonly read: (name: string) => Float64Array;
}

/** Runs the peers of one task in Python over the same arrays. */
export function runPython(
  task: string,
  arrays: Readonly<Record<string, Float64Array>>,
  settings: object,
  repetitions: number,
): PythonAnswers {
  const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-hotspots-'));
  try {
    for (const [name, values] of Object.entries(arrays))
      writeFileSync(path.join(folder, `${name}.f64`), values);
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings));
    const script = path.join(import.meta.dirname, 'peers.py');
    const text = execFileSync(PYTHON, [script, task, folder, String(repetitions)], { encoding: 'utf8' });
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Partial<PythonPeer> & { missing?: string });
    const missing = lines.find((line) => line.missing !== undefined)?.missing;
    if (missing !== undefined) return { peers: [], missing, read: () => new Float64Array(0) };
    const written = new Map(
      ['answer', 'cells', 'gaussian', 'quartic', 'filtered'].map((name) => [name, readArray(folder, name)]),
    );
    const read = (name: string): Float64Array => {
      const values = written.get(name);
      if (values === undefined) throw new Error(`the peers of ${task} wrote no ${name}`);
      return values;
    };
    return { peers: lines as PythonPeer[], read };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { peers: [], missing: reason, read: () => new Float64Array(0) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readArray(folder: string, name: string): Float64Array | undefined {
  try {
    const bytes = readFileSync(path.join(folder, `${name}.f64`));
    return new Float64Array(Uint8Array.from(bytes).buffer);
  } catch {
    return undefined;
  }
}
