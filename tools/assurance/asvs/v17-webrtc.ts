import { absent } from '../proof.ts';
import { second, type Chapter } from '../requirement.ts';

const none = absent('There is no WebRTC: no calls, no media, no relays.', { packages: /webrtc|wrtc|mediasoup|janus|simple-peer|node-turn/i, words: /RTCPeerConnection/ });

export const webRtc: Chapter = {
  title: 'V17 WebRTC',
  requirements: ([['17.1.1', 'Relays'], ['17.2.1', 'Keys of media'], ['17.2.2', 'Ciphers of media'], ['17.2.3', 'Forged media'], ['17.2.4', 'Broken media'], ['17.3.1', 'Floods of signalling'], ['17.3.2', 'Broken signalling']] as const).map(([id, title]) => second(id, title, none)),
};
