export default {
  patrolTime: { page: '时间' },
};
