export default {
  patrolTips: { page: '提示' },
};
