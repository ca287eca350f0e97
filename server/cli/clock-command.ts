import type { Command } from 'commander';
import { isoTime } from '../database/iso-time.ts';
import { confirmClock, readClockMark } from '../repositories/clock-mark.ts';
import { withDatabase } from './with-database.ts';

/** Adds `gridlight clock`: what time the database has seen last, and the way out where that was a mistake. */
export function addClockCommand(program: Command): void {
  program
    .command('clock')
    .description('tell the latest time that the database has seen, and the time of this machine')
    .option('--confirm', 'the time of this machine is right, whatever the database has seen before')
    .action(({ confirm = false }: { confirm?: boolean }) =>
      withDatabase(async ({ kysely }) => {
        const now = Date.now();
        const seen = await readClockMark(kysely);
        console.log(`seen by the database: ${seen === undefined ? '–' : isoTime(seen)}`);
        console.log(`this machine: ${isoTime(now)}`);
        if (!confirm) return;
        await confirmClock(kysely, now);
        console.log('Confirmed. Servers that run have to be started again.');
      }),
    );
}
