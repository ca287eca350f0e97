import { describe, expect, test } from 'vitest';
import { median } from '../../../src/domain/statistics/median.ts';
import { choosePainter, isSoftwareRenderer } from '../../../src/map/painters/choose-painter.ts';

const CARD = 'ANGLE (Intel, Mesa Intel(R) UHD Graphics 630 (CFL GT2), OpenGL 4.6)';
const FAST = [16, 17, 16, 18, 17];

describe('who draws', () => {
  test.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0)',
    'Apple Software Renderer',
  ])('%s is software, so the CPU draws, however fast its frames are', (renderer) => {
    expect(isSoftwareRenderer(renderer)).toBe(true);
    expect(choosePainter('auto', renderer, FAST)).toMatchObject({ kind: 'cpu', by: 'renderer', renderer });
  });

  test.each([CARD, 'ANGLE (NVIDIA, NVIDIA GeForce GTX 1650 Direct3D11)', 'Mali-G78', 'Apple M2'])(
    '%s is no software',
    (renderer) => expect(isSoftwareRenderer(renderer)).toBe(false),
  );

  test('a graphics card draws when its first five frames are fast, and only then', () => {
    expect(choosePainter('auto', CARD, FAST)).toMatchObject({ kind: 'gpu', by: 'frames', frameMs: 17 });
    expect(choosePainter('auto', CARD, [16, 41, 55, 60, 17]).kind).toBe('cpu');
    expect(choosePainter('auto', CARD, [300, 16, 16, 17, 16]).kind).toBe('gpu');
    expect(choosePainter('auto', CARD, FAST.slice(1)).kind).toBe('cpu');
    expect(choosePainter('auto', '', []).kind).toBe('cpu');
  });

  test('the reader has the last word', () => {
    expect(choosePainter('gpu', 'llvmpipe', [])).toMatchObject({ kind: 'gpu', by: 'hand' });
    expect(choosePainter('cpu', CARD, FAST)).toMatchObject({ kind: 'cpu', by: 'hand' });
  });
});

test('the median is the middle one, or lies between the two', () => {
  expect([median([]), median([3]), median([9, 1, 5]), median([4, 1, 3, 2])]).toEqual([undefined, 3, 5, 2.5]);
});
