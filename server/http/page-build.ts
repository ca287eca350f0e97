import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How long an answer is good: an upgrade replaces the files under a server that runs. */
const LOOK_EVERY_MS = 2_000;
/** As `vite.config.ts` writes it. */
const NAME = /<meta name="gridlight-build" content="([^"]+)"/;

/** Says which build of the page is served. */
export interface PageBuild {
  /**
   * Its name, which changes with all that the page can fetch; `undefined` where no page was built, or one is being built.
   */
  current(): string | undefined;
}

/** Reads the build out of `index.html` in one of `roots`, anew when the file has changed. `now`: a clock, ms. */
export function createPageBuild(
  roots: readonly string[],
  now: () => number = () => performance.now(),
): PageBuild {
  let lookedAt = -Infinity;
  let build: string | undefined;
  let seen = '';
  const look = (): void => {
    for (const root of roots) {
      const file = join(root, 'index.html');
      const found = statSync(file, { throwIfNoEntry: false });
      if (found === undefined) continue;
      const stamp = `${file} ${found.mtimeMs} ${found.size} ${found.ino}`;
      if (stamp === seen) return;
      build = nameIn(file);
      seen = build === undefined ? '' : stamp;
      return;
    }
    build = undefined;
    seen = '';
  };
  return {
    current: () => {
      if (now() - lookedAt >= LOOK_EVERY_MS) {
        lookedAt = now();
        look();
      }
      return build;
    },
  };
}

/** The build that a page is of; `undefined` where it has none, or is being replaced. */
function nameIn(file: string): string | undefined {
  try {
    return NAME.exec(readFileSync(file, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
