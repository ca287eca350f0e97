import { sql } from 'kysely';
import { openDatabase } from '../../server/database/open-database.ts';

// Inserts numbers one after another, each in a commit of its own, and prints each one that was acknowledged.
const [home = '', first = '0'] = process.argv.slice(2);
const { kysely } = await openDatabase({ home });
await sql`create table if not exists acknowledged (value integer primary key)`.execute(kysely);
for (let value = Number(first); ; value++) {
  await sql`insert into acknowledged values (${value})`.execute(kysely);
  process.stdout.write(`${value}\n`);
}
