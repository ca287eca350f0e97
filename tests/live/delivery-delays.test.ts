import { describe, expect, it } from 'vitest';
import { DeliveryDelays } from '../../server/stream/delivery-delays.ts';

describe('how long events needed until they were told', () => {
  it('is unknown before the first one', () => {
    expect(new DeliveryDelays().summary()).toBeNull();
  });

  it('is the nearest rank of the delays', () => {
    const delays = new DeliveryDelays();
    for (let delay = 100; delay >= 1; delay -= 1) delays.note(5_000, 5_000 + delay);
    expect(delays.summary()).toEqual({ events: 100, medianMs: 50, p99Ms: 99 });
  });

  it('is never below zero, whatever the clocks of two machines say', () => {
    const delays = new DeliveryDelays();
    delays.note(2_000, 1_000);
    expect(delays.summary()).toEqual({ events: 1, medianMs: 0, p99Ms: 0 });
  });

  it('forgets what lies more than 4,096 events back', () => {
    const delays = new DeliveryDelays();
    for (let event = 0; event < 100; event += 1) delays.note(0, 10_000);
    for (let event = 0; event < 4_096; event += 1) delays.note(0, 7);
    expect(delays.summary()).toEqual({ events: 4_096, medianMs: 7, p99Ms: 7 });
  });
});
