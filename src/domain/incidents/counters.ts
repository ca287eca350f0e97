/** Plain counts from which every rate is computed (DOMAIN §2.5). */
export interface RateCounters {
  /** All reports. */
  reported: number;
  /** 登记: reports taken on, that is neither refused (rejected) nor recorded in error (voided). */
  registered: number;
  /** 有效上报 and the part of it that came from the public. */
  validReports: number;
  publicReports: number;
  accepted: number;
  filed: number;
  filedThenVoided: number;
  dueToDispatch: number;
  dispatched: number;
  dispatchedOnTime: number;
  dispatchedToTheRightPlace: number;
  /** 完成处置. */
  handled: number;
  /** Of these: sent back at least once (返工). */
  reworked: number;
  dueToHandle: number;
  handledOfDueOnTime: number;
  closed: number;
  closedOnTime: number;
  /** 应结案: the deadline has passed; suspended (挂账), refused and voided ones do not count. */
  dueToClose: number;
  closedOfDue: number;
  closedOfDueOnTime: number;
}

/** Counters of nothing. */
export function emptyCounters(): RateCounters {
  return {
    reported: 0,
    registered: 0,
    validReports: 0,
    publicReports: 0,
    accepted: 0,
    filed: 0,
    filedThenVoided: 0,
    dueToDispatch: 0,
    dispatched: 0,
    dispatchedOnTime: 0,
    dispatchedToTheRightPlace: 0,
    handled: 0,
    reworked: 0,
    dueToHandle: 0,
    handledOfDueOnTime: 0,
    closed: 0,
    closedOnTime: 0,
    dueToClose: 0,
    closedOfDue: 0,
    closedOfDueOnTime: 0,
  };
}
