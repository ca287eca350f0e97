import type chinese from '../zh-CN/patrol-place.ts';

export default {
  patrolPlace: { page: 'Where' },
} satisfies typeof chinese;
