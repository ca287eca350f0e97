import type chinese from '../zh-CN/patrol-plan.ts';

export default {
  patrolPlan: { page: 'Plan' },
} satisfies typeof chinese;
