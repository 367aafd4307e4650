import type { CredentialField, PartnerManifest } from '../connections/public/partner-manifest.js';
import { type ReasonEffect, REASONS } from '../connections/public/reasons.js';
import { escapedText } from './escaped-text.js';

const EFFECTS: Readonly<Record<ReasonEffect, string>> = {
  end: 'ends until a person mends it',
  hold: 'held, goes on by itself',
  repair: 'held, the connection needs repair',
  wait: 'waits, costs no attempt',
  retry: 'tried again',
};

/** What the hub knows of a partner, as its manifest tells it. */
export function partnerPage(manifest: PartnerManifest): string {
  const { name, partner, direction, activation, tag, credentialFields, help, nextSteps, states } = manifest;
  const inbound = direction === 'inbound';
  return [
    `<h1>${escapedText(name)}</h1>`,
    `<p>${
      inbound
        ? `${escapedText(name)} calls the hub with a key that the hub issued: it pulls jobs and pushes applications.`
        : `The hub delivers applications to ${escapedText(name)} with credentials that the customer enters.`
    }</p>`,
    table(
      ['', ''],
      [
        ['Name in the API', code(partner)],
        ['Direction', direction],
        [
          'Activation',
          activation === 'by-support' ? 'by the operator’s support, on request' : 'by the customer',
        ],
        ['Tag of its applications', code(tag)],
      ],
    ),
    paragraphs('Before the activation', help),
    paragraphs(inbound ? 'After a key was saved' : 'After the credentials were verified', nextSteps),
    credentialFields.length > 0 ? `<h2>Credentials</h2>${fields(credentialFields)}` : '',
    '<h2>States of the connection</h2>',
    table(
      ['state', 'meaning'],
      Object.entries(states).map(([state, text]) => [code(state), escapedText(text.en)]),
    ),
    inbound ? '' : `<h2>Reasons of its deliveries</h2>${reasons()}`,
  ].join('\n');
}

const fields = (all: readonly CredentialField[]): string =>
  table(
    ['field', 'what it is', 'where it is found', 'limits'],
    all.map(({ name, label, help, where, secret, pattern, maxLength }) => [
      `${code(name)}<br>${escapedText(label.en)}`,
      escapedText(help.en),
      escapedText(where.en),
      [
        `${maxLength} characters`,
        ...(pattern === undefined ? [] : [code(pattern)]),
        ...(secret ? ['secret, never shown again'] : []),
      ].join('<br>'),
    ]),
  );

const reasons = (): string =>
  table(
    ['reason', 'meaning', 'next step', 'what happens'],
    Object.entries(REASONS).map(([name, { text, nextStep, effect }]) => [
      code(name),
      escapedText(text.en),
      escapedText(nextStep.en),
      EFFECTS[effect],
    ]),
  );

const paragraphs = (title: string, texts: PartnerManifest['help']): string =>
  texts.length === 0
    ? ''
    : `<h2>${title}</h2><ol>${texts.map(({ en }) => `<li>${escapedText(en)}</li>`).join('')}</ol>`;

const code = (text: string): string => `<code>${escapedText(text)}</code>`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${cell}</td>`).join('');
  const header = head.some(Boolean)
    ? `<thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>`
    : '';
  return `<div class="table"><table>${header}<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></div>`;
}
