import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds `package.json`, looked for upwards from this module, so that paths hold whether the code
 * runs from its sources or from a bundle in `dist`.
 */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json was not found above the server code');
    folder = above;
  }
  return folder;
}

/** Folder of the SQL migrations, `NNN-name.up.sql` and `NNN-name.down.sql`. */
export function migrationsFolder(): string {
  return join(projectRoot(), 'server', 'database', 'migrations');
}
