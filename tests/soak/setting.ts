import { parseArgs } from 'node:util';
import { DATABASES, type DatabaseKind } from '../bench/live/results.ts';

export const USAGE = `usage: npm run soak -- [--untouched] [--collect-early] [--minutes 20] [--compress 48] [--warm-up 5] [--database postgres] [--out file.jsonl] [--write-docs]
  --untouched nobody touches the wall and nobody asks it: the feed at the speed of life, memory read from /proc once a
              minute (150 minutes, 30 of them warm-up)
  --collect-early  the browser collects garbage as soon as a heap has grown by a tenth
  --minutes   length of the run on the wall clock
  --compress  how many times as fast as life the feed and the hours go; an hour is 60 / compress minutes
  --warm-up   minutes at the beginning that do not count (a quarter of the run, at most 5)
  --database  ${DATABASES.join(' or ')}
  --sample    seconds from one sample to the next, or to the end of what is done then (10)
  --volume    simulated incidents that are there before (60000)
  --address   the page (/?w=monitor&kiosk, untouched with &rotate=30s)
  --out       a file to which every sample is written as a JSON line
  --write-docs  writes the report into docs/soak.md`;

/** How a soak goes. */
export interface Setting {
  readonly isUntouched: boolean;
  /** Whether garbage is collected early, so that the saw of the collector does not hide what stays. */
  readonly collectsEarly: boolean;
  readonly minutes: number;
  readonly compress: number;
  readonly warmUpMinutes: number;
  readonly sampleSeconds: number;
  readonly volume: number;
  readonly database: DatabaseKind;
  readonly address: string;
  readonly out: string | undefined;
  readonly isWritten: boolean;
}

/** The setting of a command line; `undefined` where only help was asked for. Throws a sentence for what cannot be used. */
export function readSetting(words?: string[]): Setting | undefined {
  const { values } = parseArgs({
    ...(words === undefined ? {} : { args: words }),
    options: {
      untouched: { type: 'boolean', default: false },
      'collect-early': { type: 'boolean', default: false },
      minutes: { type: 'string' },
      compress: { type: 'string' },
      'warm-up': { type: 'string' },
      sample: { type: 'string' },
      volume: { type: 'string', default: '60000' },
      database: { type: 'string' },
      address: { type: 'string' },
      out: { type: 'string' },
      'write-docs': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const isUntouched = values.untouched;
  const above = (text: string, name: string): number => {
    const value = Number(text);
    if (!(value > 0)) throw new RangeError(`--${name} takes a number above 0\n${USAGE}`);
    return value;
  };
  const minutes = above(values.minutes ?? (isUntouched ? '150' : '20'), 'minutes');
  const usualWarmUp = isUntouched ? Math.min(30, minutes / 4) : Math.min(5, minutes / 4);
  const named = values.database ?? (isUntouched ? 'pglite' : 'postgres');
  const database = DATABASES.find((name) => name === named);
  if (database === undefined) throw new RangeError(`--database ${named}\n${USAGE}`);
  return {
    isUntouched,
    collectsEarly: values['collect-early'],
    minutes,
    compress: above(values.compress ?? (isUntouched ? '1' : '48'), 'compress'),
    warmUpMinutes: values['warm-up'] === undefined ? usualWarmUp : above(values['warm-up'], 'warm-up'),
    sampleSeconds: above(values.sample ?? (isUntouched ? '60' : '10'), 'sample'),
    volume: above(values.volume, 'volume'),
    database,
    address: values.address ?? `/?w=monitor&kiosk&lang=zh-CN${isUntouched ? '&rotate=30s' : ''}`,
    out: values.out,
    isWritten: values['write-docs'],
  };
}
