import type { ConsultationStepName } from './steps.ts';

/** Who takes part: roles, never names. */
export const CONSULTATION_ROLES = [
  'neighbourHead',
  'buildingHead',
  'branchSecretary',
  'gridWorker',
  'communityWorker',
  'streetOffice',
] as const;
export type ConsultationRole = (typeof CONSULTATION_ROLES)[number];

/** The four parties of the council (四方议事, DOMAIN §1.6). */
export const COUNCIL_PARTIES = ['branch', 'property', 'ownersCommittee', 'residents'] as const;
export type CouncilParty = (typeof COUNCIL_PARTIES)[number];

/** Who may be given a duty: the four parties, the community and departments (服务主体). */
export const SERVICE_BODIES = [...COUNCIL_PARTIES, 'community', 'department'] as const;
export type ServiceBody = (typeof SERVICE_BODIES)[number];

/** Who is asked at home. The list is assumed: the source says only that every need is asked for. */
export const ASKED_GROUPS = ['owners', 'tenants', 'elderly', 'shops'] as const;
export type AskedGroup = (typeof ASKED_GROUPS)[number];

/** Whose need it is (需求主体). The values are assumed, the attribute is the source's. */
export const NEED_SUBJECTS = ['household', 'building', 'compound', 'group'] as const;

/** How pressing it is (需求程度): urgent or not. */
export const NEED_URGENCIES = ['urgent', 'ordinary'] as const;

/** What it is about (对象类别). The values are assumed, after the problems that the source names. */
export const OBJECT_CLASSES = ['facility', 'security', 'environment', 'rights', 'dispute', 'other'] as const;

/** How hard it is, which with the day by which it has to be done makes the fifth attribute (时效和难度). */
export const DIFFICULTIES = ['easy', 'hard', 'veryHard'] as const;

/** Where minutes and duties hang out. */
export const PUBLICATION_PLACES = ['noticeBoard', 'chatGroup', 'councilHall'] as const;

/** What the residents say of what was done. */
export const EVALUATION_RESULTS = ['solved', 'partly', 'unsolved'] as const;
export type EvaluationResult = (typeof EVALUATION_RESULTS)[number];

/** ① Who was asked, by whom, and what is wanted. Days are civil days of Shanghai, `YYYY-MM-DD`. */
export interface VisitRecord {
  readonly on: string;
  /** How many of each group were asked; groups that nobody asked are left out or 0. */
  readonly asked: Readonly<Partial<Record<AskedGroup, number>>>;
  readonly need: string;
}

/** ② The item on the list of the branch, with its five attributes (DOMAIN §1.6). */
export interface ProposalRecord {
  readonly on: string;
  readonly needSubject: (typeof NEED_SUBJECTS)[number];
  readonly urgency: (typeof NEED_URGENCIES)[number];
  readonly objectClass: (typeof OBJECT_CLASSES)[number];
  readonly serviceBody: ServiceBody;
  readonly difficulty: (typeof DIFFICULTIES)[number];
  /** By when the item should be settled. */
  readonly dueOn: string;
}

/** ③ How many of each party sat together, whether they agreed, and on what. */
export interface CouncilRecord {
  readonly on: string;
  readonly present: Readonly<Partial<Record<CouncilParty, number>>>;
  readonly isAgreed: boolean;
  readonly decision: string;
}

/** One duty: who does what by when, and when it was done. */
export interface Duty {
  readonly body: ServiceBody;
  readonly task: string;
  readonly dueOn: string;
  readonly doneOn?: string | undefined;
}

/** ④ Duties, minutes, publication, and who watches over them. */
export interface AssignmentRecord {
  readonly on: string;
  readonly duties: readonly Duty[];
  readonly minutesOn: string;
  readonly publishedOn: string;
  readonly publishedAt: (typeof PUBLICATION_PLACES)[number];
  readonly supervisor: ConsultationRole;
}

/** ⑤ The evaluation of a quarter: how many were asked, how many are satisfied, and what came of it. */
export interface EvaluationRecord {
  readonly on: string;
  /** `2026-Q4`. */
  readonly quarter: string;
  readonly asked: number;
  readonly satisfied: number;
  readonly result: EvaluationResult;
}

interface Records {
  visit: VisitRecord;
  proposal: ProposalRecord;
  council: CouncilRecord;
  assignment: AssignmentRecord;
  evaluation: EvaluationRecord;
}

/** A step with its record. */
export type ConsultationStep = {
  [Name in ConsultationStepName]: { readonly step: Name; readonly record: Records[Name] };
}[ConsultationStepName];

/** The last record of a step among those that were taken; `undefined` where it was not taken. */
export function lastRecord<Name extends ConsultationStepName>(
  taken: readonly ConsultationStep[],
  name: Name,
): Records[Name] | undefined {
  const found = taken.findLast(({ step }) => step === name);
  return found?.record as Records[Name] | undefined;
}
