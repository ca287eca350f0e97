export default {
  patrolPlan: { page: '方案' },
};
