import {
  ASKED_GROUPS,
  CONSULTATION_ROLES,
  COUNCIL_PARTIES,
  DIFFICULTIES,
  EVALUATION_RESULTS,
  NEED_SUBJECTS,
  NEED_URGENCIES,
  OBJECT_CLASSES,
  PUBLICATION_PLACES,
  SERVICE_BODIES,
} from '../../domain/consultation/records.ts';
import type { ConsultationStepName } from '../../domain/consultation/steps.ts';

/** A field of a step's form. `path` is that in the record; `words` is the list of texts that name its values. */
export type StepField =
  | { readonly path: string; readonly kind: 'day' | 'count' | 'yesNo' | 'quarter' }
  | { readonly path: string; readonly kind: 'text'; readonly most: 'need' | 'decision' }
  | {
      readonly path: string;
      readonly kind: 'choice';
      readonly words: string;
      readonly values: readonly string[];
    };

const day = (path: string): StepField => ({ path, kind: 'day' });
const count = (path: string): StepField => ({ path, kind: 'count' });
const choice = (path: string, words: string, values: readonly string[]): StepField => ({
  path,
  kind: 'choice',
  words,
  values,
});

/** The fields of each step in the order in which they are asked; duties have an editor of their own. */
export const STEP_FIELDS: Readonly<Record<ConsultationStepName, readonly StepField[]>> = {
  visit: [
    day('on'),
    ...ASKED_GROUPS.map((group) => count(`asked.${group}`)),
    { path: 'need', kind: 'text', most: 'need' },
  ],
  proposal: [
    day('on'),
    choice('needSubject', 'needSubjects', NEED_SUBJECTS),
    choice('urgency', 'urgencies', NEED_URGENCIES),
    choice('objectClass', 'objectClasses', OBJECT_CLASSES),
    choice('serviceBody', 'bodies', SERVICE_BODIES),
    choice('difficulty', 'difficulties', DIFFICULTIES),
    day('dueOn'),
  ],
  council: [
    day('on'),
    ...COUNCIL_PARTIES.map((party) => count(`present.${party}`)),
    { path: 'isAgreed', kind: 'yesNo' },
    { path: 'decision', kind: 'text', most: 'decision' },
  ],
  assignment: [
    day('on'),
    day('minutesOn'),
    day('publishedOn'),
    choice('publishedAt', 'publicationPlaces', PUBLICATION_PLACES),
    choice('supervisor', 'roles', CONSULTATION_ROLES),
  ],
  evaluation: [
    day('on'),
    { path: 'quarter', kind: 'quarter' },
    count('asked'),
    count('satisfied'),
    choice('result', 'results', EVALUATION_RESULTS),
  ],
};
