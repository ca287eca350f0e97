import type { Task } from '../tasks/task.ts';
import {
  compareCases,
  learnLinks,
  linkCases,
  type ComparedCases,
  type LearnedLinks,
  type LinkInput,
  type LinkResult,
} from './link-cases.ts';

/** The questions on links, for one who asks about the same cases again and again. */
export interface LinkTasks {
  /** `linkCases` of the input, which `key` stands for from now on. */
  readonly linkCases: (
    asked: { readonly key: string; readonly input: LinkInput },
    report: (share: number) => void,
  ) => Task<LinkResult>;
  /** `compareCases` of what is kept under the key. `null` where that is not known and no input comes with the question. */
  readonly compareCases: (asked: {
    readonly key: string;
    readonly input: LinkInput | null;
    readonly caseNos: readonly string[];
  }) => Task<ComparedCases | null>;
}

/** Keeps what the cases teach under the last key, so that neither are they sent nor is the city learned for every pair. */
export function createLinkTasks(): LinkTasks {
  let kept: { readonly key: string; readonly links: LearnedLinks } | null = null;
  function* linksOf(key: string, input: LinkInput): Task<LearnedLinks> {
    if (kept?.key === key) return kept.links;
    const links = yield* learnLinks(input);
    kept = { key, links };
    return links;
  }
  return {
    *linkCases({ key, input }, report) {
      return yield* linkCases(yield* linksOf(key, input), report);
    },
    *compareCases({ key, input, caseNos }) {
      yield;
      if (kept?.key === key) return compareCases(kept.links, caseNos);
      return input && compareCases(yield* linksOf(key, input), caseNos);
    },
  };
}
