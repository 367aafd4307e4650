/** The nonce that the hub wrote into the page for this one answer; styles made at run time carry it. */
export const cspNonce = (): string => written('csp-nonce');

/** The operator's name, which the hub writes into the page. */
export const operatorName = (): string => written('operator-name') || 'Andock';

/** The operator's logo, else our own mark. */
export const operatorLogo = (): string => written('operator-logo') || '/mark.svg';

function written(name: string): string {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  return content.startsWith('__') ? '' : content;
}
