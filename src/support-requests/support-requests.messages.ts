import type { Message } from '../notifications/public/notifier.js';

/** To the support desk: somebody asks. */
export const newRequest = (requestId: string, organisation: string, partner: string): Message => ({
  kind: 'support-request.created',
  subject: {
    en: `{organisation} asks to activate ${partner}`,
    de: `{organisation} bittet um die Aktivierung von ${partner}`,
  },
  body: {
    en: 'The request waits in the console under Support requests.',
    de: 'Die Anfrage wartet in der Konsole unter Support-Anfragen.',
  },
  params: { requestId, organisation },
});

/** To whoever waits for an answer: somebody has commented. */
export const newComment = (requestId: string, text: string): Message => ({
  kind: 'support-request.commented',
  subject: { en: 'New comment on a support request', de: 'Neuer Kommentar zu einer Support-Anfrage' },
  body: { en: '{text}', de: '{text}' },
  params: { requestId, text },
});
