import type chinese from '../zh-CN/patrol-time.ts';

export default {
  patrolTime: { page: 'When' },
} satisfies typeof chinese;
