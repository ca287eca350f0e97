import { spawn, type ChildProcess } from 'node:child_process';
import type { OrderName, Orders, Reply } from './protocol.ts';

/** What every process of a run has in common. */
export interface ChildSetting {
  /** The bundled `child.js`. */
  readonly script: string;
  /** The Arrow file of the city. */
  readonly file: string;
  readonly peersFolder: string;
  readonly ourVersion: string;
  /** Holds the process on the second core. */
  readonly isPinned: boolean;
  readonly heapMb: number;
}

/** The process of one contestant as seen from outside. */
export interface Child {
  readonly name: string;
  ask<Name extends OrderName>(name: Name, order: Orders[Name]['order']): Promise<Orders[Name]['answer']>;
  end(): void;
}

/** One reply, or a refusal in the words of the process; also when it dies before it answers. */
function replyOf(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    const onMessage = (reply: Reply): void => {
      done();
      if (reply.ok) resolve(reply.answer);
      else reject(new Error(reply.reason));
    };
    const onExit = (code: number | null, signal: string | null): void => {
      done();
      reject(new Error(`${name} ended with ${signal ?? code}, out of memory as likely as not`));
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}

/** Starts a contestant and waits until its packages are there. Throws with its reason otherwise. */
export async function startChild(name: string, setting: ChildSetting): Promise<Child> {
  const { script, file, peersFolder, ourVersion, isPinned, heapMb } = setting;
  const node = ['--expose-gc', `--max-old-space-size=${heapMb}`, script, name, file, peersFolder, ourVersion];
  const [command, args] = isPinned
    ? ['taskset', ['-c', '1', process.execPath, ...node]]
    : [process.execPath, node];
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  await replyOf(child, name);
  return {
    name,
    ask: async (order, details) => {
      const reply = replyOf(child, name);
      child.send({ name: order, ...details });
      return (await reply) as Orders[typeof order]['answer'];
    },
    end: () => {
      child.kill('SIGKILL');
    },
  };
}
