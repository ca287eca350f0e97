import { expect, test } from 'vitest';
import { commandForKey, commandOf } from '../../src/commands/registry.ts';
import { createAppState } from '../../src/state/stores/app-state.ts';
import { formatAuditPlace, parseAuditPlace } from '../../src/state/view/audit-view.ts';

const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false });

test('a place of the audit is a text of the link and comes back from it', () => {
  for (const text of [
    'open',
    'certificate',
    'certificate.7',
    'certificate.12.after_gapM2-1',
    '7',
    '12.after',
    'open_gapM2-1_snapM-0.5',
    '3.after_sliverM2-50',
  ])
    expect(formatAuditPlace(parseAuditPlace(text)!)).toBe(text);
  expect(parseAuditPlace(null)).toBeNull();
  for (const text of ['x', '0', '-1', '7.before', '1e9', 'open_gapM2--1', 'x_gap-1'])
    expect(formatAuditPlace(parseAuditPlace(text)!), text).toBe('open');
});

test('keys open the audit, switch before and after, and go back step by step', () => {
  const { state } = createAppState('');
  const audit = () => state.view.getState().view.audit;
  const run = (id: string) => commandOf(id).run(state);
  expect(commandForKey(press('a'), false, true)?.id).toBe('audit.panel');
  run('audit.after');
  expect(audit()).toBeNull();
  run('audit.panel');
  expect(audit()).toBe('open');
  run('audit.after');
  expect(audit()).toBe('open');
  state.view.getState().change({ audit: '3' });
  run('audit.after');
  expect(audit()).toBe('3.after');
  run('page.deselect');
  expect(audit()).toBe('open');
  run('audit.certificate');
  expect(audit()).toBe('certificate');
  run('page.deselect');
  expect(audit()).toBe('open');
  run('page.deselect');
  expect(audit()).toBeNull();
});

test('the certificate leaves the chosen finding as it was', () => {
  const { state } = createAppState('');
  const audit = () => state.view.getState().view.audit;
  state.view.getState().change({ audit: '3.after_gapM2-1' });
  commandOf('audit.certificate').run(state);
  expect(audit()).toBe('certificate.3.after_gapM2-1');
  commandOf('page.deselect').run(state);
  expect(audit()).toBe('3.after_gapM2-1');
});
