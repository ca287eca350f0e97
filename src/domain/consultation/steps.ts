/**
 * The five steps of a consultation in their order (五步议事, DOMAIN §1.6): visit and ask, the branch proposes, four parties
 * sit together, duties are shared out, residents evaluate.
 */
export const CONSULTATION_STEPS = ['visit', 'proposal', 'council', 'assignment', 'evaluation'] as const;
export type ConsultationStepName = (typeof CONSULTATION_STEPS)[number];
