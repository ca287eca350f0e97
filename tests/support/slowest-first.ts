import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: begun last, one of them would leave the other cores idle. */
const SLOWEST = [
  'tests/e2e/million-rows.test.ts',
  'tests/e2e/wall.test.ts',
  'tests/e2e/tour.test.ts',
  'tests/e2e/living-map.test.ts',
  'tests/e2e/live-page.test.ts',
  'tests/e2e/context-loss.test.ts',
  'tests/e2e/situation.test.ts',
  'tests/server/process.test.ts',
  'tests/live/stream.test.ts',
  'tests/load/bundled-city.test.ts',
  'tests/cli/rehearse.test.ts',
  'tests/live/token-commands.test.ts',
  'tests/server/durability.test.ts',
  'tests/live/delivery.test.ts',
  'tests/server/answers-agree-with-sql.test.ts',
  'tests/server/directory-lock.test.ts',
  'tests/domain/engine/laws.test.ts',
];

/** Runs the slowest files first, the others in the usual order. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const root = this.ctx.config.root;
    const place = ({ moduleId }: TestSpecification) => {
      const index = SLOWEST.indexOf(path.relative(root, moduleId));
      return index === -1 ? SLOWEST.length : index;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
