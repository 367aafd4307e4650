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

/** To the support desk: customers have waited for longer than a working day. */
export const reminder = (waiting: readonly { id: string; organisation: string }[]): Message => ({
  kind: 'support-request.waiting',
  subject: {
    en: 'Requests waiting for longer than a working day: {count}',
    de: 'Anfragen, die länger als einen Arbeitstag warten: {count}',
  },
  body: {
    en: 'They wait in the console under Support requests:\n{organisations}',
    de: 'Sie warten in der Konsole unter Support-Anfragen:\n{organisations}',
  },
  params: {
    count: String(waiting.length),
    organisations: [...new Set(waiting.map(({ organisation }) => organisation))].slice(0, 20).join('\n'),
    ...(waiting.length === 1 && waiting[0] && { requestId: waiting[0].id }),
  },
});

/** To the support desk: a customer's request is open again. */
export const reopenedRequest = (requestId: string, organisation: string): Message => ({
  kind: 'support-request.reopened',
  subject: { en: '{organisation}: request opened again', de: '{organisation}: Anfrage wieder geöffnet' },
  body: {
    en: 'The request waits in the console under Support requests.',
    de: 'Die Anfrage wartet in der Konsole unter Support-Anfragen.',
  },
  params: { requestId, organisation },
});
