import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { auditDivision } from '../../src/domain/grids/audit/audit-division.ts';
import type { AuditUnit } from '../../src/domain/grids/audit/audit-input.ts';
import { benchDivision } from './audit/division.ts';
import { postgisAudit } from './audit/postgis-audit.ts';
import { turfAudit } from './audit/turf-audit.ts';
import { ensurePeers } from './engine/peers-folder.ts';
import { median } from './engine/statistics.ts';

const WARM_UPS = 2;

function print(task: string, peer: string, more: Record<string, unknown>): void {
  console.log(
    JSON.stringify({ bench: 'audit', task, peer, ...more, load: Number(loadavg()[0]?.toFixed(2)) }),
  );
}

/** Villages with a gap and pairs that overlap, as the peers count them. */
function ours(units: readonly AuditUnit[]): { gaps: number; overlaps: number } {
  const { findings } = auditDivision({ units });
  const isGap = ({ message }: { message: string }) => message.startsWith('ground that');
  return {
    gaps: new Set(findings.filter(isGap).map(({ codes }) => codes[0])).size,
    overlaps: new Set(
      findings.filter(({ message }) => message.startsWith('ground of')).map(({ codes }) => codes.join(' ')),
    ).size,
  };
}

/**
 * The audit of a division, every hundredth grid with a fault: JSON lines of time and of the largest memory so far (sizes go
 * upwards). Beside it turf, pair by pair, up to `--turf 10000` grids, and PostGIS; a peer that counts other gaps or overlaps ends
 * the run. `--sizes 800,10000,100000`, `--reps 5`.
 */
export async function benchAudit(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '800,10000,100000' },
      reps: { type: 'string', default: '5' },
      turf: { type: 'string', default: '10000' },
      peers: { type: 'string', default: 'turf,postgis' },
    },
  });
  const peers = values.peers.split(',');
  const missing = peers.includes('turf') ? ensurePeers() : undefined;
  for (const size of values.sizes.split(',').map(Number)) {
    const units = benchDivision(size);
    const task = `${size} grids`;
    for (let run = 0; run < WARM_UPS; run++) ours(units);
    const times = Array.from({ length: Number(values.reps) }, () => timed(() => ours(units)).ms);
    const answer = ours(units);
    const maxMb = Math.round(process.resourceUsage().maxRSS / 1024);
    const ourMs = median(times);
    print(task, 'ours', {
      medianMs: Math.round(ourMs),
      perGridUs: Number(((ourMs * 1_000) / size).toPrecision(3)),
      maxMb,
      ...answer,
    });
    const compare = (peer: string, theirs: { gaps: number; overlaps: number }, ms: number) => {
      if (theirs.gaps !== answer.gaps || theirs.overlaps !== answer.overlaps)
        throw new Error(`${task}: ${peer} counts ${theirs.gaps} gaps and ${theirs.overlaps} overlaps`);
      print(task, peer, {
        medianMs: Math.round(ms),
        ratio: Number((ms / ourMs).toPrecision(3)),
        same: 'gaps and overlaps',
      });
    };
    if (peers.includes('turf') && size <= Number(values.turf)) {
      if (missing !== undefined) print(task, 'turf', { missing });
      else {
        const { result, ms } = timed(() => turfAudit(units));
        compare('turf 7.4.0, pair by pair', result, ms);
      }
    }
    if (!peers.includes('postgis')) continue;
    const postgis = await postgisAudit(units);
    if ('missing' in postgis) print(task, 'PostGIS', postgis);
    else compare('PostGIS', postgis, postgis.ms);
  }
}

function timed<Result>(work: () => Result): { result: Result; ms: number } {
  const begun = performance.now();
  const result = work();
  return { result, ms: performance.now() - begun };
}
