import type { VideoAccessReply, VideoAccessRequest } from '../schemas/video-access.ts';
import { postJson } from './client.ts';

/** Has the server write down why a camera is looked through; the answer names its stream, if there is one. */
export function requestVideoAccess(access: VideoAccessRequest): Promise<VideoAccessReply> {
  return postJson(
    '/api/video-access',
    access,
    async () => (await import('../schemas/video-access.ts')).videoAccessReplySchema,
  );
}
