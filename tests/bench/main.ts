import { benchAudit } from './audit.ts';
import { benchEngine } from './engine.ts';
import { benchHotspots } from './hotspots.ts';
import { benchLive } from './live.ts';
import { benchSize } from './size.ts';
import { benchStart } from './start.ts';

const [name, ...rest] = process.argv.slice(2);
const benches: Record<string, (args: readonly string[]) => Promise<void>> = {
  start: benchStart,
  engine: benchEngine,
  live: benchLive,
  hotspots: benchHotspots,
  audit: benchAudit,
  size: benchSize,
};

const bench = name === undefined ? undefined : benches[name];
if (bench === undefined) {
  console.error(`usage: npm run bench -- ${Object.keys(benches).join('|')} [--help]`);
  process.exit(2);
}
await bench(rest);
