import { benchStart } from './start.ts';

const [name, ...rest] = process.argv.slice(2);
const benches: Record<string, (args: readonly string[]) => Promise<void>> = { start: benchStart };

const bench = name === undefined ? undefined : benches[name];
if (bench === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join('|')} [--reps N] [--volume N]`);
  process.exit(2);
}
await bench(rest);
