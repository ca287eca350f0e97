import { describe, expect, it } from 'vitest';
import { findPostgres } from '../support/postgres.ts';

describe('findPostgres', () => {
  it('lets a suite be skipped with a sentence at home, and fails with the package name where CI is set', () => {
    expect(findPostgres('/nonexistent', false)).toEqual({
      missing: 'skipped: no PostgreSQL server in /nonexistent (Debian: postgresql-15-postgis-3)',
    });
    expect(() => findPostgres('/nonexistent', true)).toThrow(
      /^no PostgreSQL server .*\(Debian: postgresql-15-postgis-3\)$/,
    );
  });
});
