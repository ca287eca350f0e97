import type chinese from '../zh-CN/patrol-tips.ts';

export default {
  patrolTips: { page: 'Tips' },
} satisfies typeof chinese;
