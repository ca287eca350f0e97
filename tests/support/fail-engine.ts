import { sql } from 'kysely';
import { loadConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { guardProcess } from '../../server/guard-process.ts';

/*
 * Opens the embedded database as the server does and writes into its journal until the engine fails, on a disk that was filled
 * meanwhile. The home is that of GRIDLIGHT_HOME. A line on standard input begins.
 */

const config = loadConfig(process.env);
const { kysely } = await openDatabase({
  home: config.home,
  watch: guardProcess(config, { hearsSignals: true }),
});
console.log('opened');
process.stdin.once('data', () => {
  void (async () => {
    for (let value = 0; value < 200; value++)
      await sql`select pg_logical_emit_message(false, 'test', repeat('x', 1000000))`.execute(kysely);
    console.log('wrote everything');
  })();
});
