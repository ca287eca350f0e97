import type { Command } from 'commander';
import { isoTime } from '../database/iso-time.ts';
import { createToken, listTokens, revokeToken, type ListedToken } from '../repositories/tokens.ts';
import { withDatabase } from './with-database.ts';

/** `gridlight token create | list | revoke`: the tokens with which sources send reports. */
export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('tokens of the sources that send reports');
  token
    .command('create')
    .description('make a token; it is printed this once and stored as a hash')
    .argument('<source>', 'name of the source: letters, digits, - and _')
    .option('--county <code>', 'six-digit code of a county it may report for; again for more', collect, [])
    .option('--simulated', 'what it sends is made up and is marked as such')
    .action(create);
  token.command('list').description('list the tokens').action(list);
  token
    .command('revoke')
    .description('refuse a token from now on')
    .argument('<id>', 'the part of the token before the _')
    .action(revoke);
}

const collect = (value: string, before: string[]): string[] => [...before, value];

async function create(source: string, options: { county: string[]; simulated?: boolean }): Promise<void> {
  if (!/^[\w-]{1,32}$/.test(source))
    throw new Error(`${source}: a source is named by up to 32 letters, digits, - and _.`);
  const wrong = options.county.find((code) => !/^\d{6}$/.test(code));
  if (wrong !== undefined) throw new Error(`--county ${wrong}: must be a county's code of six digits.`);
  const { token } = await withDatabase(({ kysely }) =>
    createToken(kysely, {
      source,
      counties: options.county,
      origin: options.simulated ? 'synthetic' : 'reported',
    }),
  );
  console.log(token);
  console.error('Keep it: it is not shown again. Send it as "authorization: Bearer <token>".');
}

async function list(): Promise<void> {
  const tokens = await withDatabase(({ kysely }) => listTokens(kysely));
  if (tokens.length === 0)
    console.log('There are no tokens. Make one with: npx gridlight token create <source>');
  for (const token of tokens) console.log(lineOf(token));
}

function lineOf({ id, source, counties, origin, createdAt, revokedAt, lastUsedAt }: ListedToken): string {
  return [
    id,
    source,
    counties.length === 0 ? 'all counties' : counties.join(' '),
    ...(origin === 'synthetic' ? ['simulated'] : []),
    `made ${isoTime(createdAt)}`,
    lastUsedAt === null ? 'never used' : `used ${isoTime(lastUsedAt)}`,
    ...(revokedAt === null ? [] : [`revoked ${isoTime(revokedAt)}`]),
  ].join('  ');
}

async function revoke(id: string): Promise<void> {
  const isDone = await withDatabase(({ kysely }) => revokeToken(kysely, id));
  if (!isDone) throw new Error(`there is no token ${id} that could be revoked.`);
  console.log(`The token ${id} is refused from now on.`);
}
