export default {
  patrolForecast: { page: '预测' },
};
