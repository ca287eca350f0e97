import { sql, type RawBuilder } from 'kysely';
import type { TimestampField } from '../../src/domain/incidents/timestamps.ts';

/** Whether one of the given times of an incident is known to the day alone. */
export function isKnownToDay(...fields: readonly TimestampField[]): RawBuilder<boolean> {
  const names = fields.map((field) => `'${field}'`).join(', ');
  return sql.raw(`coalesce(known_to_day && array[${names}], false)`);
}
