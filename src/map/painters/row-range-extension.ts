import { LayerExtension, type Layer } from '@deck.gl/core';
import type { RowRange } from './row-range.ts';

/**
 * Keeps the rows outside a range off the screen. Rows are in the order of time, so that a range of time is a range of
 * rows: two uniforms change while it moves, and no byte of the points is sent again. A row's index is the number of its
 * instance, which a float of the shader holds exactly up to 16.7 million.
 */
const rowRangeModule = {
  name: 'rowRange',
  vs: `\
layout(std140) uniform rowRangeUniforms {
  float first;
  float end;
} rowRange;
`,
  uniformTypes: { first: 'f32', end: 'f32' },
} as const;

/** The layer property `rowRange` for layers that draw one instance for each row. */
export class RowRangeExtension extends LayerExtension {
  static override readonly extensionName = 'RowRangeExtension';
  static override readonly defaultProps = { rowRange: { type: 'object', value: { first: 0, end: 0 } } };

  override getShaders(): unknown {
    return {
      modules: [rowRangeModule],
      inject: {
        'vs:DECKGL_FILTER_GL_POSITION': `\
float rowNumber = float(gl_InstanceID);
if (rowNumber < rowRange.first || rowNumber >= rowRange.end) position = vec4(2.0, 2.0, 2.0, 1.0);
`,
      },
    };
  }

  override draw(this: Layer<{ rowRange: RowRange }>): void {
    this.setShaderModuleProps({ rowRange: { ...this.props.rowRange } });
  }
}
