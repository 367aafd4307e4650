import type { Message } from '../notifications/public/notifier.js';

/** To the support desk: somebody asks. */
export const newRequest = (requestId: string, organisationId: string, partner: string): Message => ({
  kind: 'support-request.created',
  subject: { en: `Request to activate ${partner}`, de: `Anfrage zur Aktivierung von ${partner}` },
  body: {
    en: 'An organisation asks for the activation. The request waits in the console under Support requests.',
    de: 'Eine Organisation bittet um die Aktivierung. Die Anfrage wartet in der Konsole unter Support-Anfragen.',
  },
  params: { requestId, organisationId },
});

/** To whoever waits for an answer: somebody has commented. */
export const newComment = (requestId: string, text: string): Message => ({
  kind: 'support-request.commented',
  subject: { en: 'New comment on a support request', de: 'Neuer Kommentar zu einer Support-Anfrage' },
  body: { en: '{text}', de: '{text}' },
  params: { requestId, text },
});
