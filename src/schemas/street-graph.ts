import { z } from 'zod';
import { positionSchema } from './common.ts';

/** `GET /api/street-graph`: the streets of the data set; an edge is `[from, to, rank]`. */
export const streetGraphSchema = z.object({
  nodes: z.array(positionSchema),
  edges: z.array(
    z.tuple([
      z.number().int().min(0),
      z.number().int().min(0),
      z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    ]),
  ),
});
