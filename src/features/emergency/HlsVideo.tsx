import Hls from 'hls.js/light';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as cameraViewerStyles from './CameraViewer.module.css';
import * as emergencyStyles from './Emergency.module.css';

/** The live picture of a camera, silent. Safari plays HLS by itself. */
export default function HlsVideo({ url, name }: { url: string; name: string }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [fault, setFault] = useState<'unsupported' | 'lost' | undefined>();
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    if (!Hls.isSupported()) {
      if (element.canPlayType('application/vnd.apple.mpegurl') === '')
        queueMicrotask(() => setFault('unsupported'));
      else element.src = url;
      return;
    }
    // Its worker would be made from a blob, which the page's policy does not allow.
    const hls = new Hls({ enableWorker: false });
    hls.on(Hls.Events.ERROR, (_event, { fatal }) => {
      if (fatal) setFault('lost');
    });
    hls.loadSource(url);
    hls.attachMedia(element);
    return () => hls.destroy();
  }, [url]);
  return (
    <>
      <video
        ref={video}
        className={cameraViewerStyles.screen}
        aria-label={t('viewer.video', { name })}
        muted
        autoPlay
        playsInline
        controls
        onError={() => setFault('lost')}
      />
      {fault !== undefined && (
        <p className={emergencyStyles.fault} role="alert">
          {t(`viewer.${fault}`)}
        </p>
      )}
    </>
  );
}
